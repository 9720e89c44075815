import type { INodeProperties } from 'n8n-workflow';

import { countryOptions, toCountryCode } from '../../../nodes/DollarPe/resources/values/countries';
import { COUNTRY_CODES } from '../../../nodes/DollarPe/resources/values/countryCodes';
import { resources } from '../../../nodes/DollarPe/resources';
import { DollarPe } from '../../../nodes/DollarPe/DollarPe.node';
import { countryRows } from '../../../dev/scripts/generateCountries';
import { panelNames } from '../../../dev/scripts/generatePanelNames';
import committed from './panelNames.json';

const { description } = new DollarPe();

const properties: INodeProperties[] = description.properties.flatMap((property) => [
	property,
	...(property.options ?? []).filter(
		(option): option is INodeProperties => 'displayName' in option && 'type' in option,
	),
]);

describe('what the panel shows', () => {
	it('keeps the names that saved workflows hold on to; `npm run generate` lists them anew, and its diff is what breaks', () => {
		expect(panelNames()).toEqual(committed);
	});

	it('keeps the name of the node and of its choice of resources, and has nothing that is not listed', () => {
		expect(description.name).toBe('dollarPe');
		const [resource] = description.properties;
		expect(resource).toMatchObject({ name: 'resource', type: 'options', default: 'customer' });
		expect(resource?.options?.map((option) => 'value' in option && option.value)).toEqual(
			resources.map(({ value }) => value),
		);
		const listed = new Set(
			Object.values(committed).flatMap((lines) =>
				lines.map((line) => line.split(':')[0]?.split('.').at(-1)),
			),
		);
		const names = properties.map(({ name }) => name);
		expect(names.filter((name) => !listed.has(name))).toEqual(
			names.filter((name) => ['resource', 'operation'].includes(name)),
		);
	});

	it('explains every field', () => {
		const fields = properties.filter(
			({ type, name }) =>
				!['collection', 'notice'].includes(type) && !['resource', 'operation'].includes(name),
		);
		expect(fields.filter(({ description: text }) => !text)).toEqual([]);
	});

	it('offers the node to AI agents and the operation in the search', () => {
		expect(description.usableAsTool).toBe(true);
		const operation = properties.find(
			({ name, displayOptions }) =>
				name === 'operation' && displayOptions?.show?.resource?.[0] === 'customer',
		);
		expect(operation?.options?.map((option) => 'action' in option && option.action)).toEqual([
			'Create customer',
			'Create or get customer',
			'Create payout-only customer',
			'Get customer',
			'Get many customers',
		]);
	});

	it('chooses no nationality by itself, since a wrong one is worse than none', () => {
		expect(properties.find(({ name }) => name === 'alpha3CountryCode')?.default).toBe('');
	});
});

describe('what is chosen from lists', () => {
	const idsOf = (name: string) => properties.filter((property) => property.name === name);

	it.each(['customerId', 'bankId', 'payoutId', 'payinId'])(
		'%s: from the list first, then by ID, so that nobody copies a UUID',
		(name) => {
			const fields = idsOf(name);
			expect(fields.length).toBeGreaterThan(0);
			for (const { type, modes = [], default: initial } of fields) {
				expect(type).toBe('resourceLocator');
				expect(initial).toEqual({ mode: 'list', value: '' });
				expect(modes.map((mode) => mode.name)).toEqual(['list', 'id']);
			}
		},
	);

	it('every list and every choice that a field names is there: n8n would show an error in its place', () => {
		const { listSearch, loadOptions } = new DollarPe().methods;
		const lists = properties.flatMap(({ modes = [] }) =>
			modes.flatMap(({ typeOptions }) => typeOptions?.searchListMethod ?? []),
		);
		const loaders = properties.flatMap(({ typeOptions }) => typeOptions?.loadOptionsMethod ?? []);
		expect([...new Set(lists)].sort()).toEqual(Object.keys(listSearch).sort());
		expect([...new Set(loaders)].sort()).toEqual(Object.keys(loadOptions).sort());
	});

	it('a value that is not among the choices is not marked as an error', () => {
		const loaded = properties.filter(({ typeOptions }) => typeOptions?.loadOptionsMethod);
		expect(loaded.filter((field) => !('allowArbitraryValues' in field))).toEqual([]);
	});

	it('stays small: n8n sends all of it to the editor', () => {
		expect(JSON.stringify(description).length).toBeLessThanOrEqual(150_000);
	});
});

describe('countries', () => {
	it('are the whole of ISO 3166-1, India first, the others by name', () => {
		const [first, ...others] = countryOptions.map(({ name }) => name);
		expect(first).toBe('India (IND)');
		expect(others).toHaveLength(248);
		expect(others).toEqual([...others].sort((a, b) => a.localeCompare(b, 'en')));
	});

	it('are found by any of their codes', () => {
		for (const [alpha2, alpha3] of COUNTRY_CODES) {
			// NA and NO may be words, and go to DollarPe as they are.
			const codes = ['NA', 'NO'].includes(alpha2) ? [alpha3] : [alpha2, alpha3];
			for (const code of [...codes, ...codes.map((each) => each.toLowerCase())]) {
				expect(toCountryCode(code)).toBe(alpha3);
			}
		}
	});

	it('are what the library says, so that nobody has typed one', () => {
		expect(COUNTRY_CODES).toEqual(countryRows());
	});
});
