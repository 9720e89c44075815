import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import type { IDataObject, INodeProperties } from 'n8n-workflow';

import { DollarPeApi } from '../credentials/DollarPeApi.credentials';
import { startEmulator } from '../dev/emulator';
import { resources } from '../nodes/DollarPe/resources';
import { canonicalJson } from '../dollarpe/json/canonicalJson';
import { DollarPeTrigger } from '../nodes/DollarPeTrigger/DollarPeTrigger.node';
import { run } from './support/dollarPe';
import { post, useTrigger } from './support/trigger';

const ROOT = join(__dirname, '..');
const read = (file: string) => readFileSync(join(ROOT, file), 'utf8');
const readme = read('README.md');

/** The text below a heading, up to the next one of its level. */
function section(heading: string, page = readme): string {
	const level = heading.split(' ')[0] ?? '';
	const begin = page.indexOf(`${heading}\n`);
	const rest = page.slice(begin + heading.length);
	const end = rest.search(new RegExp(`^#{1,${level.length}} `, 'm'));
	if (begin < 0) throw new Error(`The page has no section ${heading}`);
	return end < 0 ? rest : rest.slice(0, end);
}

/** What a section's list explains: the bold word that begins each of its items. */
function explained(text: string): string[] {
	return [...text.matchAll(/^- \*\*(.+?)\*\*:/gm)].map(([, name = '']) => name);
}

/** The fields of a panel as our pages name them: a collection's with its name before. */
function fieldNames(properties: INodeProperties[]): string[] {
	return properties.flatMap((property): string[] => {
		if (property.type === 'notice') return [];
		if (property.type !== 'collection') return [property.displayName];
		const inside = (property.options ?? []).filter(
			(option): option is INodeProperties => 'displayName' in option && 'type' in option,
		);
		return fieldNames(inside).map((name) => `${property.displayName} → ${name}`);
	});
}

/** The JSON that a section shows. */
function sample(text: string): IDataObject {
	const [, json = ''] = /^```json\n([^]+?)\n```$/m.exec(text) ?? [];
	const parsed: IDataObject = JSON.parse(json);
	return parsed;
}

const PAGES = [
	'README.md',
	'CONTRIBUTING.md',
	'CHANGELOG.md',
	'SECURITY.md',
	'examples/README.md',
	...readdirSync(join(ROOT, 'docs'))
		.filter((name) => name.endsWith('.md'))
		.map((name) => `docs/${name}`),
];

// As GitHub makes it of a heading.
function anchorsOf(page: string): string[] {
	return [...page.matchAll(/^#+ (.+)$/gm)].map(([, heading = '']) =>
		heading
			.toLowerCase()
			.replace(/[^\w -]/g, '')
			.replaceAll(' ', '-'),
	);
}

describe('the README says what is true today: a reader would look in vain for the rest', () => {
	it('lists the operations that the node has', () => {
		const listed = [...section('## Operations').matchAll(/^- \*\*(.+)\*\*: (.+)$/gm)].map(
			([, resource = '', links = '']) => [
				resource,
				...[...links.matchAll(/\[(.+?)\]/g)].map(([, name = '']) => name),
			],
		);
		const offered = resources.map(({ name, operations }) => [
			name,
			...operations.map((operation) => operation.name),
		]);
		expect(listed).toEqual(offered);
	});

	it('leads to a page that explains every field of the trigger', () => {
		const all = fieldNames(new DollarPeTrigger().description.properties);
		// The samples that the field Sample Event shows are explained with it.
		const fields = all.filter((name) => !name.startsWith('Sample: '));
		expect(explained(section('## Fields', read('docs/trigger.md')))).toEqual(fields);
		expect(readme).toContain('](docs/trigger.md)');
	});

	it('explains every field of the credential', () => {
		expect(explained(section('## Credentials'))).toEqual(
			new DollarPeApi().properties.map(({ displayName }) => displayName),
		);
	});

	it('can be read in five minutes', () => {
		expect(readme.split('\n').length).toBeLessThanOrEqual(151);
	});

	it("has the sections of n8n's template, in its order, and every link within it leads somewhere", () => {
		const headings = [...readme.matchAll(/^## (.+)$/gm)].map(([, heading = '']) => heading);
		const template = [
			'Installation',
			'Operations',
			'Credentials',
			'Compatibility',
			'Usage',
			'Resources',
			'Version history',
		];
		expect(headings.filter((heading) => template.includes(heading))).toEqual(template);
	});

	it.each(PAGES)(
		'%s: every link to our own pages leads somewhere, and no table is wider than a screen',
		(file) => {
			const page = read(file);
			const links = [...page.matchAll(/\]\((?!https?:)([^)#]*)(?:#([^)]+))?\)/g)].map(
				([, path = '', anchor]) => ({ path: path && join(dirname(file), path), anchor }),
			);
			const lost = links.filter(({ path, anchor }) => {
				if (!existsSync(join(ROOT, path))) return true;
				return anchor !== undefined && !anchorsOf(path ? read(path) : page).includes(anchor);
			});
			expect(lost).toEqual([]);
			expect(page.split('\n').filter((line) => line.startsWith('|') && line.length > 120)).toEqual(
				[],
			);
		},
	);

	it('names commands that there are', () => {
		const { scripts } = JSON.parse(read('package.json')) as { scripts: Record<string, string> };
		const papers = PAGES.map(read).join('\n');
		const named = [...papers.matchAll(/`npm run ([a-z0-9]+)/g)].map(([, name = '']) => name);
		expect(named.length).toBeGreaterThan(3);
		expect(named.filter((name) => !(name in scripts))).toEqual([]);
	});

	it('has its test command in CI, as it stands there', () => {
		expect(readme).toContain('\nnpm ci && npm test\n');
		expect(read('.ci/run')).toContain('\nnpm ci && npm test\n');
	});

	it("says that it is not DollarPe's own", () => {
		expect(readme).toContain('DollarPe neither made nor endorsed it');
	});
});

describe('what the README shows is what the nodes give: a workflow is built on it', () => {
	const { listen, signed } = useTrigger();

	it('an item on the error output', async () => {
		const expected = sample(section('### Errors'));
		const contact = Object.fromEntries(
			Object.entries(expected).filter(([key]) => key !== 'error' && key !== 'message'),
		);
		const emulator = await startEmulator();
		const { errorOutput } = await run(emulator, {
			items: [{ ...contact, phone: '9911002201' }, contact],
			onError: 'continueErrorOutput',
		});
		await emulator.close();
		expect(errorOutput.map(({ json }) => json)).toEqual([expected]);
	});

	it('the output of the trigger', async () => {
		const { receivedAt, ...event } = sample(section('## DollarPe Trigger'));
		const server = await listen();
		const body = canonicalJson(event);
		expect(await post(server, body, signed(body))).toBe(200);
		expect(server.started).toEqual([{ ...event, receivedAt: expect.any(String) }]);
		expect(new Date(String(receivedAt)).toISOString()).toBe(receivedAt);
	});
});
