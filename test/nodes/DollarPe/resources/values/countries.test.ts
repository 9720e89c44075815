import { COUNTRY_CODES } from '../../../../../nodes/DollarPe/resources/values/countryCodes';
import { toCountryCode } from '../../../../../nodes/DollarPe/resources/values/countries';

describe('what is no country goes to DollarPe as it is, and what may be two is nobody’s', () => {
	it.each([
		'Narnia',
		'XYZ',
		'XX',
		'Kosovo',
		'Congo',
		'Korea',
		'Virgin Islands',
		'the',
		'Wales',
		'?',
	])('%s', (text) => {
		expect(toCountryCode(` ${text} `)).toBe(text);
	});

	it('and is not looked at beyond the length of a name', () => {
		const long = `India${' '.repeat(200)}x`;
		expect(toCountryCode(long)).toBe('IND');
		expect(toCountryCode('y'.repeat(100_000))).toHaveLength(100_000);
	});

	it.each([undefined, null, '', '  '])('a blank one is none: %j', (value) => {
		expect(toCountryCode(value) || undefined).toBeUndefined();
	});
});

describe('a country as people write it is its code: a wrong nationality is a wrong customer', () => {
	it('by each name and code that the list has, in any case', () => {
		for (const [alpha2, alpha3, ...names] of COUNTRY_CODES) {
			const codes = ['NA', 'NO'].includes(alpha2) ? [alpha3] : [alpha2, alpha3];
			for (const each of [...codes, ...names]) {
				for (const text of [each, each.toLowerCase(), ` ${each.toUpperCase()} `]) {
					expect([text, toCountryCode(text)]).toEqual([text, alpha3]);
				}
			}
		}
	});

	it.each([
		['India', 'IND'],
		['United States', 'USA'],
		['the United States of America', 'USA'],
		['U.S.A.', 'USA'],
		['UK', 'GBR'],
		['Great Britain', 'GBR'],
		['Korea, Republic of', 'KOR'],
		['Iran, Islamic Republic of', 'IRN'],
		['Gambia, The', 'GMB'],
		['Turkiye', 'TUR'],
		['Côte d’Ivoire', 'CIV'],
		['Curacao', 'CUW'],
		['Bosnia & Herzegovina', 'BIH'],
		['St. Lucia', 'LCA'],
		['Guinea Bissau', 'GNB'],
		['Guinea', 'GIN'],
		['Vietnam', 'VNM'],
		['Viet Nam', 'VNM'],
		['Laos', 'LAO'],
	])('%s is %s', (text, code) => {
		expect(toCountryCode(text)).toBe(code);
	});

	it('no name is that of two countries', () => {
		const names = COUNTRY_CODES.flatMap(([, , ...all]) => all.map((name) => name.toLowerCase()));
		expect(new Set(names).size).toBe(names.length);
	});
});

describe('a country that a mistake wrote is none: a nationality cannot be corrected', () => {
	it.each(['#N/A', 'N/A', 'n/a', 'undefined', 'null', 'NaN', '[object Object]'])('%s', (text) => {
		expect(() => toCountryCode(text)).toThrow(`is "${text}", `);
	});

	it('nor one with characters that cannot be seen', () => {
		expect(() => toCountryCode('IND\u200B')).toThrow('has the character U+200B at position 4');
		expect(() => toCountryCode('United\u00A0States')).toThrow('U+00A0 at position 7');
	});

	it('but a name may be composed in any way', () => {
		for (const name of ['Côte d’Ivoire', 'Türkiye', 'Åland Islands', 'Réunion']) {
			expect(toCountryCode(name.normalize('NFD'))).toBe(toCountryCode(name.normalize('NFC')));
			expect(toCountryCode(name.normalize('NFD'))).toMatch(/^[A-Z]{3}$/);
		}
	});
});

describe('a word of two letters must not become a nationality', () => {
	it.each(['No', 'It', 'Me', 'Is', 'In', 'Na', 'NA', 'na', 'NO', 'no'])(
		'%s goes to DollarPe as it is',
		(text) => {
			expect(toCountryCode(text)).toBe(text);
		},
	);

	it.each([
		['IN', 'IND'],
		['in', 'IND'],
		['NAM', 'NAM'],
		['nor', 'NOR'],
		['Namibia', 'NAM'],
		['Norway', 'NOR'],
		['Ind', 'IND'],
	])('%s is a code', (text, code) => {
		expect(toCountryCode(text)).toBe(code);
	});
});
