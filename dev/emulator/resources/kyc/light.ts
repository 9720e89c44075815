import { randomUUID } from 'node:crypto';

import { z } from 'zod';

import type { Answer } from '../../answers/answer';
import { success } from '../../answers/envelope';
import type { Context } from '../../server/context';
import type { Call } from '../../server/endpoint';
import { setCustomerStatus, startKyc } from '../../states/customer';
import { isoDay, text, uuid } from '../../validation/fields';
import { readBody } from '../../validation/readBody';
import { customerOf } from '../found';

const PAYOUT = z.object({ customer_id: uuid() });

/** Checks a customer who is only paid. Source: DollarPe's demo app, autumn 2026; it shows no refusal. */
export function addPayoutKycData({ body }: Call, context: Context): Answer {
	const customer = customerOf(context, readBody(body, PAYOUT).customer_id);
	startKyc(context, customer);
	return success({ id: customer.id, status: 'PROCESSING', failure_reason: null });
}

const BENEFICIARY = z.object({ customer_id: uuid(), tax_number: text().optional() });

/**
 * Stands in place of the full KYC for payouts from abroad: the customer is VERIFIED at once, which is assumed. Source:
 * DollarPe's demo app, autumn 2026; it shows no refusal.
 */
export function addRemittanceBeneficiaryKyc({ body }: Call, context: Context): Answer {
	const customer = customerOf(context, readBody(body, BENEFICIARY).customer_id);
	setCustomerStatus(context, customer, 'VERIFIED');
	return success({ id: randomUUID(), customer_id: customer.id });
}

const SENDER = z.object({
	client_reference_id: text(),
	country_code: text(),
	street: text().optional(),
	city: text().optional(),
	state_province: text().optional(),
	postal_code: text().optional(),
	beneficiary_identifiers: z
		.object({
			beneficiary_id_doc_number: text().optional(),
			beneficiary_phone_number: text().optional(),
			beneficiary_dob: isoDay().optional(),
		})
		.optional(),
});

/** Takes the address of a sender, for any reference. Source: DollarPe's demo app, autumn 2026; it shows no refusal. */
export function addSenderKycData({ body }: Call): Answer {
	const { client_reference_id } = readBody(body, SENDER);
	return success({ id: randomUUID(), client_reference_id });
}
