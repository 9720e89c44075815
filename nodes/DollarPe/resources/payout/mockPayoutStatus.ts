import { inBody, sandboxNotice } from '../fields';
import { data, type Operation } from '../operation';
import { orderStatus } from '../orders/fields';
import { PAYOUT } from '../orders/orderType';
import { payoutIdInBody } from './fields';

/**
 * PATCH /payout/mock-payout-status (DollarPe docs, API reference, Payout → Mock payout status, early 2026). Only SUCCESS
 * is shown there; whether another status than PROCESSING before it is an error is not said.
 */
export const mockPayoutStatus: Operation = {
	name: 'Mock Payout Status',
	value: 'mockPayoutStatus',
	action: 'Mock payout status',
	description: 'Give a payout that is PROCESSING another status, for tests. Sandbox only.',
	routing: {
		request: { method: 'PATCH', url: `${PAYOUT.path}/mock-payout-status` },
		output: data,
	},
	sandboxOnly: true,
	whenUncertain: 'Look with Payout → Get which status the payout has.',
	fields: [
		sandboxNotice,
		payoutIdInBody,
		{
			...orderStatus(PAYOUT, 'The status that the payout gets'),
			required: true,
			routing: inBody('payout_status'),
		},
	],
	sample: { payout_id: '4e6f1b20-a73c-11ec-b909-0242ac120002', payout_status: 'SUCCESS' },
};
