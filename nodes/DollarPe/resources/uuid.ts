/** DollarPe's IDs are UUIDs (DollarPe docs, every endpoint). Completes the sentence "Customer ID …". */
export function mustBeUuid(text: string): string | undefined {
	const isUuid = /^[\da-f]{8}(-[\da-f]{4}){3}-[\da-f]{12}$/i.test(text);
	return isUuid
		? undefined
		: `must be an ID of DollarPe's, such as def8b740-99f9-4cba-bc9e-99de57e927b4, but it is "${text}"`;
}
