import { z } from 'zod';

import type { Answer } from '../../answers/answer';
import { success } from '../../answers/envelope';
import { refuse } from '../../answers/refuse';
import type { Context } from '../../server/context';
import type { Call } from '../../server/endpoint';
import { setCustomerStatus } from '../../states/customer';
import { uuid } from '../../validation/fields';
import { readBody } from '../../validation/readBody';
import { customerOf } from '../found';

const RESET = z.object({ customer_id: uuid() });

/** DollarPe docs, KYC → Reset KYC: for verified customers. Bank accounts stay as they are. */
export function resetKyc({ body }: Call, context: Context): Answer {
	const customer = customerOf(context, readBody(body, RESET).customer_id);
	// DollarPe publishes no text for this.
	if (customer.status !== 'VERIFIED') refuse('customer', 'Only verified KYC can be reset');
	context.store.customers.change(customer, { document_type: null });
	setCustomerStatus(context, customer, 'UNVERIFIED');
	return success({ id: customer.id, status: customer.status });
}
