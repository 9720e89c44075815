/** Something that a person can mend; its message is the one sentence that they read. */
export class Problem extends Error {
	override name = 'Problem';
}

/** What was thrown, as text. */
export function messageOf(error: unknown): string {
	return error instanceof Error ? error.message : String(error);
}
