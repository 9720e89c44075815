import { createQuotation } from '../orders/createQuotation';
import { getConfiguration } from '../orders/getConfiguration';
import { initiateAfterLook } from '../orders/initiateAfterLook';
import { PREFUNDED_PAYOUT } from '../orders/orderType';
import type { Resource } from '../operation';
import { getAll } from './getAll';
import { initiate } from './initiate';
import { quotation } from './quotation';

/** Crypto from a balance that was topped up before is sold, and money goes to a customer's account. */
export const prefundedPayout: Resource = {
	name: PREFUNDED_PAYOUT.name,
	value: 'prefundedPayout',
	operations: [
		createQuotation(PREFUNDED_PAYOUT, quotation),
		getConfiguration(PREFUNDED_PAYOUT, {
			description:
				'Get what can be paid out of the prefunded balance: payment methods and limits. Since autumn 2026 (Zapyd).',
		}),
		getAll,
		initiateAfterLook(PREFUNDED_PAYOUT, initiate),
	],
	defaultOperation: 'createQuotation',
};
