import { Refusal } from '../answers/answer';
import { failure } from '../answers/envelope';
import { type PythonJson, type PythonObject, pythonTypeName } from '../pythonJson/value';
import { isEmail } from './email';

const REQUIRED = 'This field is required.';
const LONE_SURROGATE = /\p{Surrogate}/u;

/**
 * Reads a body's fields and gathers everything that is wrong with them, in the words of Django REST
 * framework, which DollarPe's documented messages are. Stricter than it in one thing: a number in the
 * place of a text is refused, not turned into text. Fields nobody asks for are ignored.
 *
 * What a method returns means something only once `check` has not thrown.
 */
export class Fields {
	private readonly errors = new Map<string, string[]>();

	private readonly body: PythonObject;

	/** @throws {Refusal} when the body is no JSON object */
	constructor(body: PythonJson) {
		if (!(body instanceof Map)) {
			const text = `Invalid data. Expected a dictionary, but got ${pythonTypeName(body)}.`;
			throw new Refusal(failure(400, 'INPUT_MALFORMED', { non_field_errors: [text] }));
		}
		this.body = body;
	}

	/** A required text of up to 255 characters, without the white space around it. */
	text(name: string): string {
		return this.required(name) ? (this.optionalText(name) ?? '') : '';
	}

	/** A required e-mail address. */
	email(name: string): string {
		const email = this.text(name);
		if (email !== '' && !isEmail(email)) this.wrong(name, 'Enter a valid email address.');
		return email;
	}

	/** Like `text`; null when the field is not there. */
	optionalText(name: string): string | null {
		const value = this.value(name);
		if (value === undefined) return null;
		if (typeof value !== 'string') {
			this.wrong(name, 'Not a valid string.');
			return null;
		}
		const text = value.trim();
		if (text === '') this.wrong(name, 'This field may not be blank.');
		if ([...text].length > 255) {
			this.wrong(name, 'Ensure this field has no more than 255 characters.');
		}
		if (text.includes('\0')) this.wrong(name, 'Null characters are not allowed.');
		const surrogate = LONE_SURROGATE.exec(text)?.[0].charCodeAt(0).toString(16).toUpperCase();
		if (surrogate !== undefined) {
			this.wrong(name, `Surrogate characters are not allowed: U+${surrogate}.`);
		}
		return text;
	}

	/** true or false; null when the field is not there. */
	optionalBoolean(name: string): boolean | null {
		const value = this.value(name);
		if (value === undefined) return null;
		if (typeof value === 'boolean') return value;
		this.wrong(name, 'Must be a valid boolean.');
		return null;
	}

	/** @throws {Refusal} 400 with all that was found wrong, REQ_FIELD_MISSING if a field is missing */
	check(): void {
		if (this.errors.size === 0) return;
		const missing = [...this.errors.values()].some((texts) => texts.includes(REQUIRED));
		const code = missing ? 'REQ_FIELD_MISSING' : 'INPUT_MALFORMED';
		throw new Refusal(failure(400, code, Object.fromEntries(this.errors)));
	}

	private required(name: string): boolean {
		if (this.body.has(name)) return true;
		this.wrong(name, REQUIRED);
		return false;
	}

	private value(name: string): Exclude<PythonJson, null> | undefined {
		const value = this.body.get(name);
		if (value !== null) return value;
		this.wrong(name, 'This field may not be null.');
		return undefined;
	}

	private wrong(name: string, text: string): void {
		this.errors.set(name, [...(this.errors.get(name) ?? []), text]);
	}
}
