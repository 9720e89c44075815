import { z } from 'zod';

import { floatText } from '../pythonJson/floatText';
import { type Decimal, parseDecimal } from '../money/decimal';
import { isEmail } from './email';

const LONE_SURROGATE = /\p{Surrogate}/u;
const URL_TEXT = /^https?:\/\/[^\s/$.?#][^\s]*$/i;
const DAY = /^(\d{2})-(\d{2})-(\d{4})$/;
const UUID = /^[0-9a-f]{8}-?[0-9a-f]{4}-?[0-9a-f]{4}-?[0-9a-f]{4}-?[0-9a-f]{12}$/i;

// Django REST framework's kinds of fields and its error texts, which DollarPe's documented messages are.
// Texts for missing, null and mistyped values are in `readBody`. One thing is stricter: a number in place
// of a string is refused, not converted.

/** Trimmed text. */
function trimmed(blank: boolean, longest: number) {
	return z
		.string()
		.transform((value) => value.trim())
		.superRefine((value, context) => {
			for (const message of textProblems(value, blank, longest)) {
				context.addIssue({ code: 'custom', message });
			}
		});
}

/** Text of up to 255 characters, not blank. */
export const text = () => trimmed(false, 255);

/** The same, but it may be blank. */
export const blankableText = () => trimmed(true, 255);

/** An email address. */
export const email = () =>
	text().refine((value) => value === '' || isEmail(value), 'Enter a valid email address.');

/** A web address. */
export const url = () =>
	trimmed(false, 2048).refine(
		(value) => value === '' || URL_TEXT.test(value),
		'Enter a valid URL.',
	);

/** A UUID in any case, converted to lower case. */
export const uuid = () =>
	z
		.string()
		.refine((value) => UUID.test(value), 'Must be a valid UUID.')
		.transform((value) => value.toLowerCase());

/** true or false. */
export const flag = () => z.boolean();

/** A calendar day as DD-MM-YYYY. */
export const day = () =>
	z.string().refine(isDay, 'Date has wrong format. Use one of these formats instead: DD-MM-YYYY.');

/** A calendar day as YYYY-MM-DD. */
export const isoDay = () =>
	z.string().refine((value) => isDay(value.split('-').reverse().join('-')), 'Invalid date format');

/** A decimal number, as text or as a JSON number, with up to 8 decimals. */
export const amount = () =>
	z.union([z.string(), z.bigint(), z.number()]).transform((value, context): Decimal => {
		const digits = typeof value === 'number' ? floatText(value) : String(value).trim();
		const read = parseDecimal(digits);
		if (read !== undefined) return read;
		context.addIssue({
			code: 'custom',
			message: /^\d+\.\d{9,}$/.test(digits)
				? 'Ensure that there are no more than 8 decimal places.'
				: 'A valid number is required.',
		});
		return z.NEVER;
	});

/** One of some texts. */
export const choice = <T extends string>(values: readonly [T, ...T[]]) => z.enum(values);

/** One of some texts, in any case. */
export const choiceInAnyCase = <T extends string>(values: readonly T[]) =>
	z.string().transform((value, context): T => {
		const found = values.find((one) => one === value.trim().toUpperCase());
		if (found !== undefined) return found;
		context.addIssue({ code: 'custom', message: `"${value}" is not a valid choice.` });
		return z.NEVER;
	});

function textProblems(value: string, blank: boolean, longest: number): string[] {
	const surrogate = LONE_SURROGATE.exec(value)?.[0].charCodeAt(0).toString(16).toUpperCase();
	return [
		...(value === '' && !blank ? ['This field may not be blank.'] : []),
		...([...value].length > longest
			? [`Ensure this field has no more than ${longest} characters.`]
			: []),
		...(value.includes('\0') ? ['Null characters are not allowed.'] : []),
		...(surrogate === undefined ? [] : [`Surrogate characters are not allowed: U+${surrogate}.`]),
	];
}

function isDay(value: string): boolean {
	const [, date = '', month = '', year = ''] = DAY.exec(value) ?? [];
	const time = new Date(`${year}-${month}-${date}T00:00:00Z`);
	return !Number.isNaN(time.getTime()) && time.getUTCDate() === Number(date);
}
