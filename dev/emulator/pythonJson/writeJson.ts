import { floatText } from './floatText';
import type { PythonJson } from './value';

/** Which of Python's ways of writing; `sort_keys=True` in each. */
export type PythonFormat = 'compact' | 'compactUtf8' | 'spaced';

interface Style {
	readonly comma: string;
	readonly colon: string;
	/** The characters that are not written as themselves. */
	readonly escaped: RegExp;
}

// Python leaves only the space to the tilde as they are (so DEL is escaped), unless ensure_ascii is off.
const NOT_PRINTABLE_ASCII = /["\\]|[^ -~]/g;
const CONTROL_CHARACTERS = /["\\]|[^ -\uffff]/g;

const STYLES: Readonly<Record<PythonFormat, Style>> = {
	compact: { comma: ',', colon: ':', escaped: NOT_PRINTABLE_ASCII },
	compactUtf8: { comma: ',', colon: ':', escaped: CONTROL_CHARACTERS },
	spaced: { comma: ', ', colon: ': ', escaped: NOT_PRINTABLE_ASCII },
};

const SHORT_ESCAPES: ReadonlyMap<string, string> = new Map([
	['"', '\\"'],
	['\\', '\\\\'],
	['\n', '\\n'],
	['\r', '\\r'],
	['\t', '\\t'],
	['\f', '\\f'],
	['\b', '\\b'],
]);

/**
 * The text that Python's `json.dumps(value, sort_keys=True, …)` gives: for `compact` with
 * `separators=(",", ":")`, for `compactUtf8` also with `ensure_ascii=False`, for `spaced` with
 * nothing else. In `compactUtf8` a lone surrogate stays one, which no UTF-8 text can hold.
 */
export function writeJson(value: PythonJson, format: PythonFormat): string {
	return write(value, STYLES[format]);
}

function write(value: PythonJson, style: Style): string {
	if (typeof value === 'string') return quote(value, style);
	if (typeof value === 'number') return floatText(value);
	if (Array.isArray(value)) {
		return `[${value.map((item) => write(item, style)).join(style.comma)}]`;
	}
	if (value instanceof Map) {
		const entries = [...value].sort(([left], [right]) => byCodePoint(left, right));
		return `{${entries
			.map(([key, item]) => quote(key, style) + style.colon + write(item, style))
			.join(style.comma)}}`;
	}
	return String(value);
}

function quote(text: string, style: Style): string {
	return `"${text.replace(style.escaped, escape)}"`;
}

function escape(character: string): string {
	return (
		SHORT_ESCAPES.get(character) ?? `\\u${character.charCodeAt(0).toString(16).padStart(4, '0')}`
	);
}

/** Python's order of strings; JavaScript's own goes by UTF-16 unit and puts U+1F600 before U+FFFD. */
function byCodePoint(left: string, right: string): number {
	for (let index = 0; index < left.length && index < right.length; index += 1) {
		const difference = (left.codePointAt(index) ?? 0) - (right.codePointAt(index) ?? 0);
		if (difference !== 0) return difference;
	}
	return left.length - right.length;
}
