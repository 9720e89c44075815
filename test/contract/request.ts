import type { Endpoint, Field } from '../../dev/contract/endpoints';

type Values = Record<string, unknown>;

/** What goes over the wire. */
export interface Request {
	path: string;
	/** Undefined for GET. */
	body: Values | undefined;
	query: Record<string, string>;
}

/**
 * The contract's sample of each field, by its name with dots. Left out are objects that have fields of their own, and what
 * would be sent in place of other fields.
 */
export function sampleBody({ fields }: Endpoint): Values {
	const holders = fields.filter(({ name }) => fields.some((one) => isWithin(one.name, name)));
	return Object.fromEntries(
		fields
			.filter((field) => !holders.includes(field) && field.insteadOf === undefined)
			.filter(({ sample }) => sample !== undefined)
			.map(({ name, sample }) => [name, sample]),
	);
}

/** Without a field and what is in it. */
export function leftOut(values: Values, name: string): Values {
	return Object.fromEntries(
		Object.entries(values).filter(([key]) => key !== name && !isWithin(key, name)),
	);
}

/** Puts values by name where the contract says that they belong. */
export function filled({ method, path, fields }: Endpoint, values: Values): Request {
	const at = (place: Field['place']): Array<[string, unknown]> =>
		fields
			.filter((field) => field.place === place && values[field.name] !== undefined)
			.map(({ name }) => [name, values[name]]);
	const body: Values = {};
	for (const [name, value] of at('body')) put(body, name.split('.'), value);
	return {
		path: path.replace(/\{(\w+)\}/g, (_all, name: string) => String(values[name])),
		query: Object.fromEntries(at('query').map(([name, value]) => [name, String(value)])),
		body: method === 'GET' ? undefined : body,
	};
}

function put(target: Values, [name = '', ...rest]: string[], value: unknown): void {
	if (rest.length === 0) {
		target[name] = value;
		return;
	}
	const there = target[name];
	const inner = typeof there === 'object' && there !== null ? (there as Values) : {};
	if (there === undefined) target[name] = inner;
	put(inner, rest, value);
}

function isWithin(name: string, holder: string): boolean {
	return name.startsWith(`${holder}.`);
}
