import { randomBytes } from 'node:crypto';
import { z } from 'zod';

import type { Answer } from '../answers/answer';
import { success } from '../answers/envelope';
import { decimalText } from '../money/decimal';
import type { Context } from '../server/context';
import type { Call, Endpoint } from '../server/endpoint';
import { endpointsOf } from '../server/route';
import { amount, choice, text } from '../validation/fields';
import { readBody } from '../validation/readBody';

const INITIALIZE = z.object({
	asset_code: text(),
	network_code: text(),
	fiat_currency: text(),
	fiat_amount: amount(),
	payment_method: text(),
	flow_type: choice(['buy']),
	wallet_address: text().optional(),
});

const TOKEN_SECONDS = 30 * 60;

/** DollarPe docs, Widget → Initialize. */
export function widgetEndpoints(context: Context): Endpoint[] {
	return endpointsOf('/widget', [['POST', 'initialize', initialize]], context);
}

function initialize({ body }: Call, { clock }: Context): Answer {
	const { fiat_amount, flow_type, ...given } = readBody(body, INITIALIZE);
	const iat = Math.floor(clock.now() / 1000);
	const token = tokenOf({
		...given,
		fiat_amount: decimalText(fiat_amount),
		type: 'widget',
		iat,
		exp: iat + TOKEN_SECONDS,
	});
	const query = new URLSearchParams({ token, app_id: 'dollarpe', flow_type }).toString();
	return success({ widget_link: `https://app.dollarpe.xyz/login?${query}` });
}

/** A fake JSON Web Token with a random signature: the API secret only signs requests and events. */
function tokenOf(payload: Readonly<Record<string, unknown>>): string {
	const part = (value: unknown): string => Buffer.from(JSON.stringify(value)).toString('base64url');
	const signature = randomBytes(32).toString('base64url');
	return `${part({ alg: 'HS256', typ: 'JWT' })}.${part(payload)}.${signature}`;
}
