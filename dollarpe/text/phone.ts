// Country codes of one and two digits (ITU-T E.164); all others have three.
const COUNTRY_CODE = /^(?:[17]|2[07]|3[0-469]|4[013-9]|5[1-8]|6[0-6]|8[1246]|9[0-58]|\d{3})/;

/** Whether a phone number was written with its country code: `+91 99110 02211`, `0091 …`. */
export function isWhole(phone: string): boolean {
	return /^\s*(\+|00)/.test(phone);
}

/** A phone number as a text that can be looked for among {@link writingsOf}; undefined where it has no digits. */
export function writingOf(phone: string): string | undefined {
	const digits = digitsOf(phone);
	if (digits === '') return undefined;
	return isWhole(phone) ? `+${digits}` : digits;
}

/** All writings of a number that is known with its country code: whole, without the `+`, without the country code. */
export function writingsOf(phone: string): string[] {
	const digits = digitsOf(phone);
	if (digits === '') return [];
	const whole = [`+${digits}`, digits];
	return isWhole(phone) ? [...whole, digitsOf(digits.replace(COUNTRY_CODE, ''))] : whole;
}

/** Without the zeros that are dialled first. */
function digitsOf(text: string): string {
	return text.replace(/\D/g, '').replace(/^0+/, '');
}
