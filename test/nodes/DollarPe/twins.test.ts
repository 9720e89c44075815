import { resources } from '../../../nodes/DollarPe/resources';
import { DollarPe } from '../../../nodes/DollarPe/DollarPe.node';
import { endpointOf } from '../../contract/endpoints';

const resourceOf = (value: string) => {
	const found = resources.find((each) => each.value === value);
	if (!found) throw new Error(`There is no ${value}`);
	return found;
};

const sampled = resources.flatMap(({ value, operations }) =>
	operations
		.filter(({ sample }) => sample !== undefined)
		.map((operation) => [value, operation.value, operation] as const),
);

describe('payouts and payins are twins, but not for who uses one of them', () => {
	it.each([
		['payout', 'payin'],
		['payin', 'payout'],
	])('the panel, advice and samples of a %s never speak of a %s', (side, other) => {
		const { properties } = new DollarPe().description;
		const shown = properties.filter(({ displayOptions }) =>
			displayOptions?.show?.resource?.includes(side),
		);
		expect(shown.length).toBeGreaterThan(15);
		expect(JSON.stringify([shown, resourceOf(side)]).toLowerCase()).not.toContain(other);
	});

	it('have the same operations', () => {
		const valuesOf = (side: string) =>
			resourceOf(side).operations.map(({ value }) => value.replace(/Payout|Payin/, ''));
		expect(valuesOf('payin')).toEqual(valuesOf('payout'));
	});

	it('say in which unit the amount is, which is not the same', () => {
		const amountOf = (side: string) =>
			resourceOf(side)
				.operations.find(({ value }) => value === 'createQuotation')
				?.fields.find(({ name }) => name === 'sendingAmount')?.description;
		expect(amountOf('payout')).toContain('amount of crypto');
		expect(amountOf('payin')).toContain('amount of money');
	});
});

it.each(sampled)("the sample of %s.%s is DollarPe's own", (resource, operation, { sample }) => {
	const contract = endpointOf(resource, operation.replace('OrGet', ''));
	const { shape, sample: documented } = contract.answer;
	const results = (documented as { results?: unknown[] }).results;
	// A bare text has its name from the operation.
	const [text] = Object.values(sample ?? {});
	expect(shape === 'text' ? text : sample).toEqual(shape === 'list' ? results?.[0] : documented);
});

it.each(sampled.filter(([, , { simplified }]) => simplified))(
	'Simplify of %s.%s keeps at most ten fields, all of which an answer has',
	(_, __, { simplified = [], sample = {}, result = (each) => each }) => {
		expect(simplified.length).toBeLessThanOrEqual(10);
		expect(Object.keys(sample).length).toBeGreaterThan(10);
		const keys = Object.keys(result(sample));
		expect(simplified.filter((key) => !keys.includes(key))).toEqual([]);
	},
);
