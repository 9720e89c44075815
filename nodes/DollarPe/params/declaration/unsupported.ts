/** @throws {Error} that names the first key that is not among the known ones */
export function onlyKeys(value: object | undefined, known: string[], where: string): void {
	const other = Object.keys(value ?? {}).find((key) => !known.includes(key));
	if (other !== undefined) throw unsupported(`${where}.${other}`);
}

/** What is thrown for a declaration that the node cannot carry out. */
export function unsupported(where: string): Error {
	return new Error(
		`The declaration of ${where} is missing, or says what the node cannot carry out`,
	);
}
