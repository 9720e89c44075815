/** Of JavaScript: a string in quotation marks, or a comment. */
const STRING_OR_COMMENT = /'(?:[^'\\]|\\.)*'|"(?:[^"\\]|\\.)*"|\/\*.*?\*\/|\/\/[^\n]*/sy;

const REGULAR_EXPRESSION = /\/(?:[^/\\[\n]|\\.|\[(?:[^\]\\\n]|\\.)*\])+\/\w*/y;

/** After these a slash begins a regular expression; after anything else it divides. */
const BEFORE_OPERAND = /(?:^|[(,=:[!&|?{};+~<>*%^-])\s*$/;

/**
 * The code of an expression with nothing in its strings, so that what is searched for in it is code. Of a template
 * literal the code in `${ }` stays.
 */
export function withoutStrings(code: string): string {
	let rest = '';
	let index = 0;
	/** How many braces are open in each `${ }` that is open. */
	const open: number[] = [];

	const skip = (pattern: RegExp): boolean => {
		pattern.lastIndex = index;
		const [skipped] = pattern.exec(code) ?? [];
		if (skipped === undefined) return false;
		index += skipped.length;
		rest += ' "" ';
		return true;
	};
	const skipTemplate = (): void => {
		while (index < code.length && code[index] !== '`' && !code.startsWith('${', index)) {
			index += code[index] === '\\' ? 2 : 1;
		}
		if (code[index] === '$') open.push(0);
		index += code[index] === '$' ? 2 : 1;
		rest += ' ';
	};

	while (index < code.length) {
		const character = code[index] ?? '';
		const last = open.length - 1;
		if (skip(STRING_OR_COMMENT)) continue;
		if (character === '/' && BEFORE_OPERAND.test(rest.slice(-20)) && skip(REGULAR_EXPRESSION)) {
			continue;
		}
		index++;
		if (character === '`') skipTemplate();
		else if (character === '}' && open[last] === 0) {
			open.pop();
			skipTemplate();
		} else {
			rest += character;
			if (last >= 0 && character === '{') open[last] = (open[last] ?? 0) + 1;
			if (last >= 0 && character === '}') open[last] = (open[last] ?? 0) - 1;
		}
	}
	return rest;
}
