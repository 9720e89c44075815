import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import countries from 'i18n-iso-countries';

const FILE = join(__dirname, '../../nodes/DollarPe/resources/values/countryCodes.ts');

// Codes that the library carries although ISO 3166-1 leaves them to the user.
const USER_ASSIGNED = ['XK'];

// Everyday and official names that the library does not have.
const MORE_NAMES: Record<string, string[]> = {
	BN: ['Brunei'],
	CV: ['Cabo Verde'],
	FK: ['Falkland Islands'],
	FM: ['Micronesia'],
	GB: ['Britain', 'United Kingdom of Great Britain and Northern Ireland'],
	KP: ["Democratic People's Republic of Korea"],
	LA: ['Laos'],
	MD: ['Moldova'],
	MM: ['Burma'],
	MO: ['Macau'],
	SX: ['Sint Maarten'],
	SY: ['Syria'],
	SZ: ['Swaziland'],
	TL: ['East Timor'],
	VA: ['Holy See', 'Vatican', 'Vatican City'],
	VG: ['British Virgin Islands'],
	VI: ['US Virgin Islands'],
	VN: ['Viet Nam'],
};

/**
 * ISO 3166-1 from i18n-iso-countries: alpha-2 code, alpha-3 code, English name, other English names; sorted by name.
 * What two countries are called is nobody's other name.
 */
export function countryRows(): string[][] {
	const all = Object.entries(countries.getNames('en', { select: 'all' })).filter(
		([alpha2]) => !USER_ASSIGNED.includes(alpha2),
	);
	const names = all.flatMap(([, each]) => each);
	const isOwn = (name: string) => names.filter((each) => each === name).length === 1;
	return all
		.map(([alpha2, [name = '', ...others]]) => [
			alpha2,
			countries.alpha2ToAlpha3(alpha2) ?? '',
			name,
			...[...others.filter(isOwn), ...(MORE_NAMES[alpha2] ?? [])],
		])
		.sort(([, , a = ''], [, , b = '']) => a.localeCompare(b, 'en'));
}

if (require.main === module) {
	const source = `// Made by \`npm run generate\` from i18n-iso-countries. Change dev/scripts/generateCountries.ts, not this file.

/** ISO 3166-1: alpha-2 code, alpha-3 code, English name, other English names; sorted by name. */
export const COUNTRY_CODES: ReadonlyArray<
	readonly [alpha2: string, alpha3: string, name: string, ...others: string[]]
> = ${JSON.stringify(countryRows())};
`;
	writeFileSync(FILE, source);
}
