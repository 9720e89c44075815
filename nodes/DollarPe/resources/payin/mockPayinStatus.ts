import { inBody, sandboxNotice } from '../fields';
import { data, type Operation } from '../operation';
import { orderStatus } from '../orders/fields';
import { PAYIN } from '../orders/orderType';
import { payinIdInBody } from './fields';

/**
 * PATCH /payin/mock-payin-status (DollarPe docs, API reference, Payin → Mock payin status, early 2026). Only SUCCESS is
 * shown there; that it is the sandbox's alone is said in its title of May 2025.
 */
export const mockPayinStatus: Operation = {
	name: 'Mock Payin Status',
	value: 'mockPayinStatus',
	action: 'Mock payin status',
	description: 'Give a payin that is PROCESSING another status, for tests. Sandbox only.',
	routing: {
		request: { method: 'PATCH', url: `${PAYIN.path}/mock-payin-status` },
		output: data,
	},
	sandboxOnly: true,
	whenUncertain: 'Look with Payin → Get which status the payin has.',
	fields: [
		sandboxNotice,
		payinIdInBody,
		{
			...orderStatus(PAYIN, 'The status that the payin gets'),
			required: true,
			routing: inBody('payin_status'),
		},
	],
	sample: { payin_id: '4e6f1b20-a73c-11ec-b909-0242ac120002', payin_status: 'SUCCESS' },
};
