import { existingOrder } from '../../../nodes/DollarPe/resources/orders/existing';
import {
	orderResource,
	type OwnParts,
} from '../../../nodes/DollarPe/resources/orders/orderResource';
import { PAYIN, PAYOUT } from '../../../nodes/DollarPe/resources/orders/orderType';
import { payin } from '../../../nodes/DollarPe/resources/payin';
import { payout } from '../../../nodes/DollarPe/resources/payout';

const own: OwnParts = {
	createQuotation: { bankId: {}, amounts: [] },
	...{ fetchRate: {}, get: {}, getConfiguration: {}, getQuotation: {} },
	getAll: { shown: 'utr', references: [] },
	initiate: { advice: {}, fields: [] },
	orderIdInBody: { displayName: 'ID', name: 'id', type: 'string', default: '' },
	updateTransferId: {
		order: { displayName: 'ID', name: 'id', type: 'string', default: '' },
	},
};

describe('the kinds of order: an operation that one of them misses nobody can do from n8n', () => {
	it('have the same operations, but for the name of the mock and the balance of payouts', () => {
		const valuesOf = ({ operations }: typeof payout) => operations.map(({ value }) => value);
		const ofBoth = valuesOf(payout).filter((value) => value !== 'getBalance');
		expect(valuesOf(payin)).toEqual(
			ofBoth.map((value) => value.replace('mockPayout', 'mockPayin')),
		);
		expect(ofBoth).toHaveLength(9);
		expect(valuesOf(payout)).toHaveLength(10);
	});

	it('offer nothing that DollarPe does not have for them', () => {
		const { operations } = orderResource({ ...PAYOUT, lacks: ['getQuotation'] }, own);
		expect(operations.map(({ value }) => value)).toEqual([
			'createQuotation',
			'fetchRate',
			'get',
			'getConfiguration',
			'getAll',
			'initiate',
			'mockPayoutStatus',
			'updateTransferId',
		]);
	});

	it.each([
		[PAYOUT, 'the same client reference ID and Exchange Order ID.'],
		[PAYIN, 'the same client reference ID and UTR.'],
		[{ ...PAYOUT, ownKey: {} }, 'the same client reference ID.'],
	])('name the references to keep: %j', (type, words) => {
		expect(existingOrder(type).quotation?.whenExpired).toContain(
			`run this item again with ${words}`,
		);
	});
});
