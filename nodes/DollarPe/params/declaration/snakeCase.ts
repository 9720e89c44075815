/** DollarPe's own name of what stands in a path: the panel's names are the camelCase of it. */
export function inSnakeCase(name: string): string {
	return name.replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`);
}
