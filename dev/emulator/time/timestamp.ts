/** "2025-02-11T01:30:08.000Z", as orders show it. @param time milliseconds since 1970 */
export function timestamp(time: number): string {
	return new Date(time).toISOString();
}

/** "2025-03-08T07:31:11.163000Z", as quotations and new orders show it: with Python's microseconds. */
export function microTimestamp(time: number): string {
	return timestamp(time).replace('Z', '000Z');
}
