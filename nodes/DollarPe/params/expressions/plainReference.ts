import { isRecord } from '../../../../dollarpe/json/json';

// The whole text is one reference, such as `={{ $json.name }}` or `={{ $json["Full name"] }}`.
const REFERENCE = /^=\{\{\s*\$json((?:\.[A-Za-z_]\w*|\["[^"\\{}]*"\]|\['[^'\\{}]*'\])+)\s*\}\}$/;

const STEP = /\.(\w+)|\["([^"]*)"\]|\['([^']*)'\]/g;

/**
 * What a parameter gives without n8n's evaluation of expressions, which costs n8n about half a millisecond each (2.41.1)
 * and is most of the time of an item. A plain reference to a text, number or boolean of the item is that value, whoever
 * reads it; everything else is left to n8n.
 *
 * @param raw the parameter as it stands in the workflow
 * @param json gives the item's data, as n8n's expressions see them
 * @returns undefined where n8n must evaluate it
 */
export function withoutEvaluation(raw: unknown, json: () => unknown): unknown {
	if (isRecord(raw)) return allWithoutEvaluation(raw, json);
	if (typeof raw !== 'string' || !raw.startsWith('=')) return asPlainValue(raw);
	const [, path] = REFERENCE.exec(raw) ?? [];
	return path === undefined ? undefined : asPlainValue(valueAtPath(json(), path));
}

/** The values of a collection; undefined where n8n must evaluate one of them. */
function allWithoutEvaluation(raw: object, json: () => unknown): unknown {
	const entries = Object.entries(raw).map(([name, value]) => [
		name,
		withoutEvaluation(value, json),
	]);
	return entries.some(([, value]) => value === undefined) ? undefined : Object.fromEntries(entries);
}

function valueAtPath(json: unknown, path: string): unknown {
	let value = json;
	for (const [, word, double, single] of path.matchAll(STEP)) {
		const name = word ?? double ?? single ?? '';
		if (!isRecord(value) || !Object.hasOwn(value, name)) return undefined;
		value = value[name];
	}
	return value;
}

function asPlainValue(value: unknown): unknown {
	return ['string', 'number', 'boolean'].includes(typeof value) ? value : undefined;
}
