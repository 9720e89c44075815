/** A part of an n8n expression: text, or the code between `{{` and `}}`. */
export interface ExpressionPart {
	kind: 'text' | 'code';
	text: string;
}

/**
 * Splits an expression as n8n does (`splitExpression` of n8n's tournament): code ends at the first `}}`, also inside a
 * string, unless an odd number of backslashes stands before it; code without an end goes on to the end.
 *
 * @param expression a parameter as it stands in the workflow, without the `=` that it begins with
 */
export function splitExpression(expression: string): ExpressionPart[] {
	const parts: ExpressionPart[] = [];
	let kind: ExpressionPart['kind'] = 'text';
	let begin = 0;
	for (;;) {
		const end = indexOfBrackets(expression, kind === 'text' ? '{{' : '}}', begin);
		if (end > begin || (kind === 'code' && end < expression.length))
			parts.push({ kind, text: expression.slice(begin, end) });
		if (end === expression.length) return parts;
		kind = kind === 'text' ? 'code' : 'text';
		begin = end + 2;
	}
}

/** Where brackets stand that are not escaped; the end where there are none. */
function indexOfBrackets(text: string, brackets: string, from: number): number {
	let index = text.indexOf(brackets, from);
	while (index >= 0 && isEscaped(text, index, from)) index = text.indexOf(brackets, index + 2);
	return index >= 0 ? index : text.length;
}

function isEscaped(text: string, index: number, from: number): boolean {
	let begin = index;
	while (begin > from && text[begin - 1] === '\\') begin--;
	return (index - begin) % 2 === 1;
}
