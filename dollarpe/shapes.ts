/**
 * Where the other of DollarPe's two APIs has a field, by its name: a bank account's numbers stand under `identifiers` since
 * autumn 2026, and the bank's reference of a payin has another name (their demo app).
 */
const ELSEWHERE: ReadonlyMap<string, readonly string[]> = new Map([
	['account_number', ['identifiers', 'account_number']],
	['ifsc', ['identifiers', 'ifsc']],
	['vpa', ['identifiers', 'vpa']],
	['account_name', ['beneficiary_name']],
	['utr', ['transaction_reference_id']],
	['transaction_reference_id', ['utr']],
]);

/** A field of a body or of an answer, in whichever of the two shapes it is: the one under its own name first. */
export function fieldOf(object: Readonly<Record<string, unknown>>, name: string): unknown {
	const own = object[name];
	const place = ELSEWHERE.get(name);
	if (place === undefined || !NOTHING.includes(own)) return own;
	return place.reduce(memberOf, object) ?? own;
}

const NOTHING: readonly unknown[] = [undefined, null, ''];

function memberOf(value: unknown, key: string): unknown {
	const isObject = typeof value === 'object' && value !== null;
	return isObject && Object.hasOwn(value, key) ? Reflect.get(value, key) : undefined;
}
