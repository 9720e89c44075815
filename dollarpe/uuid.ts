/** Whether a text is a UUID, as all of DollarPe's IDs are (DollarPe docs, every endpoint). */
export function isUuid(text: string): boolean {
	return /^[\da-f]{8}(-[\da-f]{4}){3}-[\da-f]{12}$/i.test(text);
}
