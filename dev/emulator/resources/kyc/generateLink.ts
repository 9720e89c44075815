import { z } from 'zod';

import type { Answer } from '../../answers/answer';
import { success } from '../../answers/envelope';
import type { Context } from '../../server/context';
import type { Call } from '../../server/endpoint';
import { url, uuid } from '../../validation/fields';
import { readBody } from '../../validation/readBody';
import { customerOf } from '../found';

const LINK = z.object({ customer_id: uuid(), redirect_url: url() });

/** The path of the pages that stand in for the hosted KYC pages. */
export const LINK_PATH = '/_emulator/kyc';

/** DollarPe docs, KYC SDK. Opening the link starts KYC. */
export function generateLink({ body }: Call, context: Context): Answer {
	const { customer_id, redirect_url } = readBody(body, LINK);
	customerOf(context, customer_id);
	const query = new URLSearchParams({ redirect_url }).toString();
	return success({ customer_id, url: `${context.origin()}${LINK_PATH}/${customer_id}?${query}` });
}
