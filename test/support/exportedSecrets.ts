import { recordAt } from '../../dev/lib/json';

/** What an exported workflow says about the n8n that it came from, and what an import does without. */
const FOREIGN_KEYS = [
	'active',
	'createdAt',
	'id',
	'meta',
	'owner',
	'pinData',
	'shared',
	'sharedWithProjects',
	'staticData',
	'tags',
	'updatedAt',
	'versionId',
];

/** What an n8n remembers of an account: names and addresses of its documents and lists. */
const CACHED = /^cachedResult/;

const SECRETS: Array<[what: string, pattern: RegExp]> = [
	[
		'a key of a known service',
		/\b(sk|pk|rk|pat|key)[-_][A-Za-z0-9_-]{8,}|\b(gh[opsu]|xox[abp]|AKIA|AIza|glpat)[-_A-Za-z0-9]{8,}/,
	],
	['a token', /\bBearer\s+[\w.~+/-]{8,}|\beyJ[\w-]{8,}\.[\w-]{8,}/i],
	['a private key', /-----BEGIN/],
	['a password in an address', /:\/\/[^\s/@]+:[^\s/@]+@/],
	// Hex, Base64 and the like; n8n's own words in such texts have hyphens or are in one case.
	[
		'a long random text',
		/(?=[A-Za-z0-9+/]*[0-9])(?=[A-Za-z0-9+/]*[A-Za-z])[A-Za-z0-9+/]{24,}={0,2}/,
	],
	['the address of a person', /[\w.+-]+@(?!example\.(com|org|net)\b|email\.com\b)[\w-]+\.\w+/],
];

const UUID = /[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}/i;

/**
 * What must not be in a workflow that is given to everybody: secrets, and ids of credentials and instances.
 *
 * @param workflow parsed JSON, as n8n exports it
 * @returns one line for each finding, with its place
 */
export function findings(workflow: object): string[] {
	const foreign = FOREIGN_KEYS.filter((key) => key in workflow).map(
		(key) => `${key}: not for others`,
	);
	return [...foreign, ...findingsIn(workflow, '')];
}

function findingsIn(value: unknown, place: string): string[] {
	if (typeof value === 'string') return findingsInText(value, place);
	if (typeof value !== 'object' || value === null) return [];
	return Object.entries(value).flatMap(([key, each]) => {
		const inner = place === '' ? key : `${place}.${key}`;
		if (key === 'credentials') return credentialFindings(each, inner);
		if (key === 'instanceId' || CACHED.test(key)) return [`${inner}: not for others`];
		return [...findingsInText(key, inner), ...findingsIn(each, inner)];
	});
}

/** A credential may be named, so that a person knows which one to choose; an id is that of one n8n. */
function credentialFindings(credentials: unknown, place: string): string[] {
	return Object.entries(recordAt(credentials)).flatMap(([type, credential]) =>
		Object.keys(recordAt(credential))
			.filter((key) => key !== 'name')
			.map((key) => `${place}.${type}.${key}: not for others`),
	);
}

function findingsInText(text: string, place: string): string[] {
	const found = SECRETS.filter(([, pattern]) => pattern.test(text)).map(([what]) => what);
	// A webhook's id makes its address, and n8n makes none on import. All others are those of one n8n.
	if (UUID.test(text) && !place.endsWith('.webhookId')) found.push('an id');
	return found.map((what) => `${place}: ${what}`);
}
