import { z } from 'zod';

import type { Answer } from '../../answers/answer';
import { success } from '../../answers/envelope';
import { decimalNumber } from '../../money/decimal';
import {
	ASSETS,
	cryptoLimits,
	FIATS,
	PAYMENT_METHODS,
	rateOf,
	type Side,
} from '../../money/market';
import type { Call } from '../../server/endpoint';
import { choiceInAnyCase } from '../../validation/fields';
import { readQuery } from '../../validation/readBody';

/** Only the configuration writes assets, fiat currencies and payment methods in lower case. */
const lower = (text: string): string => text.toLowerCase();

/** DollarPe docs, payout and payin guides: keyed by fiat currency, with limits in crypto. */
export function getConfiguration(side: Side): Answer {
	const limits = Object.fromEntries(
		PAYMENT_METHODS.map((method) => [lower(method), cryptoLimits(side, method)]),
	);
	const coin_limits = Object.fromEntries(ASSETS.map((asset) => [lower(asset), limits]));
	const ofFiat = { supported_assets: ASSETS.map(lower), coin_limits };
	return success(Object.fromEntries(FIATS.map((fiat) => [lower(fiat), ofFiat])));
}

const PAIR = z.object({ asset: choiceInAnyCase(ASSETS), fiat: choiceInAnyCase(FIATS) });

/** DollarPe docs, Fetch rate: fiat for 1 crypto. */
export function fetchRate(side: Side, { query }: Call): Answer {
	return success({ ...readQuery(query, PAIR), rate: decimalNumber(rateOf(side)) });
}
