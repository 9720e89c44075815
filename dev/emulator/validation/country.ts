import { getAlpha3Codes } from 'i18n-iso-countries';

// The library's code for Kosovo is its own; ISO 3166-1 has none.
const NOT_ISO = 'XKK';

const ALPHA_2_BY_ALPHA_3: ReadonlyMap<string, string> = new Map(
	Object.entries(getAlpha3Codes()).filter(([alpha3]) => alpha3 !== NOT_ISO),
);

/** The ISO 3166-1 alpha-2 code for an alpha-3 code in upper case; undefined when there is no such country. */
export function alpha2Of(alpha3: string): string | undefined {
	return ALPHA_2_BY_ALPHA_3.get(alpha3);
}
