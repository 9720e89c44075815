import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import countries from 'i18n-iso-countries';

const FILE = join(__dirname, '../../nodes/DollarPe/resources/countryCodes.ts');

// Codes that the library carries although ISO 3166-1 leaves them to the user.
const USER_ASSIGNED = ['XK'];

/** ISO 3166-1 from i18n-iso-countries: alpha-2 code, alpha-3 code, English name; sorted by name. */
export function countryRows(): Array<[alpha2: string, alpha3: string, name: string]> {
	return Object.entries(countries.getNames('en', { select: 'official' }))
		.filter(([alpha2]) => !USER_ASSIGNED.includes(alpha2))
		.map(([alpha2, name]): [string, string, string] => [
			alpha2,
			countries.alpha2ToAlpha3(alpha2) ?? '',
			name,
		])
		.sort(([, , a], [, , b]) => a.localeCompare(b, 'en'));
}

if (require.main === module) {
	const source = `// Made by \`npm run generate\` from i18n-iso-countries. Change dev/scripts/generateCountries.ts, not this file.

/** ISO 3166-1: alpha-2 code, alpha-3 code, English name; sorted by name. */
export const COUNTRY_CODES: ReadonlyArray<readonly [alpha2: string, alpha3: string, name: string]> =
	${JSON.stringify(countryRows())};
`;
	writeFileSync(FILE, source);
}
