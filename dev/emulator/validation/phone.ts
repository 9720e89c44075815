import { isSupportedCountry, parsePhoneNumberFromString } from 'libphonenumber-js';

/**
 * The number in E.164: "9911002211" with "IN" gives "+919911002211", as in DollarPe's Customer →
 * Create sample. A number that starts with "+" is read as it is.
 *
 * @param alpha2 the country that a number without "+" is in
 * @returns undefined if no number of that country has this length
 */
export function asE164(phone: string, alpha2: string): string | undefined {
	const number = parsePhoneNumberFromString(phone, {
		defaultCountry: isSupportedCountry(alpha2) ? alpha2 : undefined,
		extract: false,
	});
	return number?.isPossible() === true ? number.number : undefined;
}
