import { inBody, sandboxNotice } from '../fields';
import { data, type Operation, type OperationField } from '../operation';
import { orderStatus } from './fields';
import type { TwinOrderType } from './orderType';

// None of the documented mocks gives it.
const UNMOCKED = ['IN_REVIEW'];

/**
 * PATCH /payout/mock-payout-status and /payin/mock-payin-status (DollarPe docs, API reference, Payout → Mock payout status and
 * Payin → Mock payin status, early 2026). Only SUCCESS is shown there; whether another status than PROCESSING before it is an
 * error is not said. That it is the sandbox's alone is said in the payin's title of May 2025.
 */
export function mockStatus(type: TwinOrderType, orderIdInBody: OperationField): Operation {
	const { value, name, path } = type;
	return {
		name: `Mock ${name} Status`,
		value: `mock${name}Status`,
		action: `Mock ${value} status`,
		description: `Give a ${value} that is PROCESSING another status, for tests. Sandbox only.`,
		routing: {
			request: { method: 'PATCH', url: `${path}/mock-${value}-status` },
			output: data,
		},
		sandboxOnly: true,
		whenUncertain: `Look with ${name} → Get which status the ${value} has.`,
		fields: [
			sandboxNotice,
			orderIdInBody,
			{
				...orderStatus(type, `The status that the ${value} gets`, UNMOCKED),
				required: true,
				routing: inBody(`${value}_status`),
			},
		],
		sample: {
			[`${value}_id`]: '4e6f1b20-a73c-11ec-b909-0242ac120002',
			[`${value}_status`]: 'SUCCESS',
		},
	};
}
