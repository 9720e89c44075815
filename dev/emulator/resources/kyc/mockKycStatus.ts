import { z } from 'zod';

import type { Answer } from '../../answers/answer';
import { success } from '../../answers/envelope';
import { refuse } from '../../answers/refuse';
import type { Context } from '../../server/context';
import type { Call } from '../../server/endpoint';
import { setCustomerStatus } from '../../states/customer';
import type { Customer } from '../../store/customers';
import { choice, uuid } from '../../validation/fields';
import { readBody } from '../../validation/readBody';
import { customerOf } from '../found';

const STATUSES = [
	'VERIFIED',
	'UNVERIFIED',
	'TAX_VERIFICATION_FAILED',
	'DOCUMENT_VERIFICATION_FAILED',
] as const;

const MOCK = z.object({ customer_id: uuid(), kyc_status: choice(STATUSES) });

/** Allowed changes by current status. Source: DollarPe docs, KYC → Mock KYC status. */
const MOVES: Readonly<Record<Customer['status'], readonly string[]>> = {
	PROCESSING: STATUSES,
	FAILED: ['UNVERIFIED'],
	VERIFIED: ['UNVERIFIED'],
	UNVERIFIED: [],
};

/** DollarPe docs, KYC → Mock KYC status, for the sandbox. */
export function mockKycStatus({ body }: Call, context: Context): Answer {
	const { customer_id, kyc_status } = readBody(body, MOCK);
	const customer = customerOf(context, customer_id);
	if (!MOVES[customer.status].includes(kyc_status)) {
		// The error is documented, its text is not.
		refuse('kyc_status', `KYC status cannot change from ${customer.status} to ${kyc_status}`);
	}
	if (kyc_status === 'VERIFIED' || kyc_status === 'UNVERIFIED') {
		setCustomerStatus(context, customer, kyc_status);
	} else {
		setCustomerStatus(context, customer, 'FAILED', kyc_status);
	}
	return success({ id: customer.id, status: customer.status });
}
