import { createQuotation } from '../orders/createQuotation';
import { initiateAfterLook } from '../orders/initiateAfterLook';
import { REMITTANCE_PAYOUT } from '../orders/orderType';
import type { Resource } from '../operation';
import { initiate } from './initiate';
import { quotation } from './quotation';

/** Somebody in another country pays crypto, and money goes to a customer's account in India. */
export const remittancePayout: Resource = {
	name: REMITTANCE_PAYOUT.name,
	value: 'remittancePayout',
	operations: [
		createQuotation(REMITTANCE_PAYOUT, quotation),
		initiateAfterLook(REMITTANCE_PAYOUT, initiate),
	],
	defaultOperation: 'createQuotation',
};
