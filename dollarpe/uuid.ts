/** Whether a text is a UUID, as all of DollarPe's IDs are (DollarPe docs, every endpoint). */
export function isUuid(text: string): boolean {
	return /^[\da-f]{8}(-[\da-f]{4}){3}-[\da-f]{12}$/i.test(text);
}

/** What stands for no ID: DollarPe's samples have null as a text (API reference, Bank → Create). */
const NO_ID = ['', '0', 'nan', 'none', 'null', 'undefined'];

/** Whether a value can be an ID at all: text that is not blank, or a number, and none that stands for no value. */
export function isId(value: unknown): value is string | number {
	return comparableId(value) !== undefined;
}

/** Whether two IDs are the same, as UUIDs are in capitals too; never where one is neither a text nor a number. */
export function isSameId(one: unknown, other: unknown): boolean {
	const id = comparableId(one);
	return id !== undefined && id === comparableId(other);
}

function comparableId(id: unknown): string | undefined {
	const isId = typeof id === 'string' || typeof id === 'number';
	const text = isId ? String(id).trim().toLowerCase() : '';
	return NO_ID.includes(text) ? undefined : text;
}
