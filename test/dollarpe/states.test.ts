import { ORDER_STATUSES } from '../../dev/emulator/states/order';
import { BANK_ACCOUNT_STATUSES } from '../../dev/emulator/states/bankAccount';
import { CUSTOMER_STATUSES } from '../../dev/emulator/states/customer';
import { STATES } from '../../dollarpe/states';
import { endpointOf } from '../../dev/contract/endpoints';

const all = (entity: keyof typeof STATES) =>
	[...STATES[entity].pending, ...STATES[entity].final].sort();

describe('states: who waits for a final one must neither wait forever nor go on too early', () => {
	it.each(['payout', 'payin'] as const)('of a %s are all that DollarPe documents', (side) => {
		const filter = endpointOf(side, 'getAll').fields.find(({ name }) => name === `${side}_status`);
		expect(all(side)).toEqual([...(filter?.values ?? [])].sort());
		expect(all(side)).toEqual([...ORDER_STATUSES[side]].sort());
	});

	it('of bank accounts and customers are all that DollarPe documents', () => {
		expect(all('bankAccount')).toEqual([...BANK_ACCOUNT_STATUSES].sort());
		// Nothing moves an unverified customer but the partner.
		expect([...all('customer'), 'UNVERIFIED'].sort()).toEqual([...CUSTOMER_STATUSES].sort());
	});

	it('are final where nothing more comes by itself', () => {
		expect(Object.entries(STATES).map(([entity, { final }]) => [entity, ...final])).toEqual([
			['customer', 'VERIFIED', 'FAILED'],
			['bankAccount', 'VERIFIED', 'FAILED'],
			['payout', 'SUCCESS', 'FAILED', 'REFUNDED', 'CANCELLED'],
			['payin', 'SUCCESS', 'FAILED', 'REFUNDED'],
		]);
	});
});
