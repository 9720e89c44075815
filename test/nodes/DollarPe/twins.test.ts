import { resources } from '../../../nodes/DollarPe/resources';
import { DollarPe } from '../../../nodes/DollarPe/DollarPe.node';

const resourceOf = (value: string) => {
	const found = resources.find((each) => each.value === value);
	if (!found) throw new Error(`There is no ${value}`);
	return found;
};

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

	it('say in which unit the amount is, which is not the same', () => {
		const amountOf = (side: string) =>
			resourceOf(side)
				.operations.find(({ value }) => value === 'createQuotation')
				?.fields.find(({ name }) => name === 'sendingAmount')?.description;
		expect(amountOf('payout')).toContain('amount of crypto');
		expect(amountOf('payin')).toContain('amount of money');
	});
});
