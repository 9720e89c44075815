import { z } from 'zod';

import type { Answer } from '../../answers/answer';
import { success } from '../../answers/envelope';
import { refuse } from '../../answers/refuse';
import type { Context } from '../../server/context';
import type { Call } from '../../server/endpoint';
import { startKyc } from '../../states/customer';
import type { KycRecord } from '../../store/records';
import { day, flag, text, url, uuid } from '../../validation/fields';
import { readBody } from '../../validation/readBody';
import { customerOf } from '../found';
import { additionalInfo } from './configuration';
import { checkDocument, DOCUMENT } from './document';
import { claim } from './identity';

const KYC_DATA = z.object({
	customer_id: uuid(),
	full_name: text(),
	phone: text().optional(),
	full_address: text(),
	dob: day(),
	registered_date: day(),
	tax_number: text().optional(),
	...DOCUMENT,
	selfie_url: url(),
	selfie_verification_status: flag(),
	additional_info: z.record(z.unknown()).optional(),
});

/** DollarPe docs, KYC → Add KYC data. */
export function addKycData({ body }: Call, context: Context): Answer {
	const given = readBody(body, KYC_DATA);
	const { store } = context;
	const customer = customerOf(context, given.customer_id);
	if (customer.status !== 'UNVERIFIED') refuse('customer', 'KYC already exists');
	checkDocument(given);
	const additional_info = additionalInfo(given.additional_info);
	const { document_type, tax_number } = given;
	const { document_number } = given.document_details;
	claim(store, customer.id, { tax_number, document_type, document_number });

	const data: Omit<KycRecord, 'id' | 'updates'> = {
		tax_number: tax_number ?? null,
		document_type,
		document_number,
		additional_info,
	};
	const earlier = store.kyc.find(customer.id);
	if (earlier === undefined) store.kyc.add({ id: customer.id, ...data, updates: 0 });
	else store.kyc.change(earlier, data);
	store.customers.change(customer, { document_type });
	startKyc(context, customer);
	return success({ id: customer.id, status: 'PROCESSING', failure_reason: null });
}
