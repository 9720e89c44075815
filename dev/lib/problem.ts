/** A problem that the user can fix; its message is all that they read. */
export class Problem extends Error {
	override name = 'Problem';
}

/** What was thrown, as text. */
export function messageOf(error: unknown): string {
	return error instanceof Error ? error.message : String(error);
}
