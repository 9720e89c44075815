import { z } from 'zod';

import type { Answer } from '../../answers/answer';
import { success } from '../../answers/envelope';
import { refuse } from '../../answers/refuse';
import type { Context } from '../../server/context';
import type { Call } from '../../server/endpoint';
import { startKyc } from '../../states/customer';
import type { Customer } from '../../store/customers';
import type { KycRecord } from '../../store/records';
import { text, url, uuid } from '../../validation/fields';
import { readBody } from '../../validation/readBody';
import { customerOf } from '../found';
import { additionalInfo } from './configuration';
import { checkDocument, DOCUMENT_WITH_IMAGES } from './document';
import { claim } from './identity';

const MOST_UPDATES = 3;
const LIMIT = 'Limit exceeded';

const TAX_INFO = z.object({ customer_id: uuid(), tax_number: text() });
const DOCUMENT_INFO = z.object({
	customer_id: uuid(),
	full_address: text(),
	...DOCUMENT_WITH_IMAGES,
});
const SELFIE_INFO = z.object({ customer_id: uuid(), selfie_url: url() });
const ADDITIONAL_INFO = z.object({ customer_id: uuid(), additional_info: z.record(z.unknown()) });

/** DollarPe docs, KYC → Update tax info. */
export function updateTaxInfo({ body }: Call, context: Context): Answer {
	const { customer_id, tax_number } = readBody(body, TAX_INFO);
	const update = updateOf(context, customer_id, LIMIT);
	claim(context.store, customer_id, { tax_number });
	return update({ tax_number });
}

/** DollarPe docs, KYC → Update document info. */
export function updateDocumentInfo({ body }: Call, context: Context): Answer {
	const given = readBody(body, DOCUMENT_INFO);
	const update = updateOf(context, given.customer_id, LIMIT);
	checkDocument(given);
	const { document_type } = given;
	const { document_number } = given.document_details;
	claim(context.store, given.customer_id, { document_type, document_number });
	return update({ document_type, document_number });
}

/** DollarPe docs, KYC → Update selfie info. Its limit has a text of its own. */
export function updateSelfieInfo({ body }: Call, context: Context): Answer {
	const { customer_id } = readBody(body, SELFIE_INFO);
	updateOf(context, customer_id, 'Kyc update limit exceeded')({});
	return success({ id: customer_id, status: 'PROCESSING', failure_reason: null });
}

/** DollarPe docs, KYC → Update additional info. */
export function updateAdditionalInfo({ body }: Call, context: Context): Answer {
	const { customer_id, additional_info } = readBody(body, ADDITIONAL_INFO);
	const update = updateOf(context, customer_id, LIMIT);
	return update({ additional_info: additionalInfo(additional_info) });
}

/**
 * Returns a function that stores an update and starts the check again.
 *
 * @throws {Refusal} for a customer whose KYC has not failed, or was updated 3 times
 */
function updateOf(
	context: Context,
	customerId: string,
	limitText: string,
): (changes: Partial<Omit<KycRecord, 'id' | 'updates'>>) => Answer {
	const customer = customerOf(context, customerId);
	const record = context.store.kyc.find(customer.id);
	// DollarPe publishes no text for this.
	if (customer.status !== 'FAILED' || record === undefined) {
		return refuse('customer', 'Only KYC that has failed can be updated');
	}
	if (record.updates >= MOST_UPDATES) refuse('customer', limitText);
	return (changes) => {
		context.store.kyc.change(record, { ...changes, updates: record.updates + 1 });
		return started(context, customer, changes.document_type);
	};
}

function started(context: Context, customer: Customer, documentType: string | undefined): Answer {
	if (documentType !== undefined) {
		context.store.customers.change(customer, { document_type: documentType });
	}
	startKyc(context, customer);
	// The reference's samples say UNVERIFIED, although the check starts now.
	return success({ id: customer.id, status: 'UNVERIFIED' });
}
