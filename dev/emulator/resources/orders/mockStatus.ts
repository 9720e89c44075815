import { z } from 'zod';

import type { Answer } from '../../answers/answer';
import { success } from '../../answers/envelope';
import type { Side } from '../../money/market';
import type { Context } from '../../server/context';
import type { Call } from '../../server/endpoint';
import { ORDER_STATUSES, setOrderStatus } from '../../states/order';
import type { OrderStatus } from '../../store/records';
import { choice, uuid } from '../../validation/fields';
import { readBody } from '../../validation/readBody';
import { orderOf } from './getOrder';

/** None of the documented mocks puts a payout in review. */
const PAYOUT_MOCKS = ['PROCESSING', 'SUCCESS', 'FAILED', 'REFUNDED', 'CANCELLED'] as const;

const MOCKS = {
	payout: z.object({ payout_id: uuid(), payout_status: choice(PAYOUT_MOCKS) }),
	payin: z.object({ payin_id: uuid(), payin_status: choice(ORDER_STATUSES.payin) }),
};

/** Statuses that a mock may change. Only PROCESSING of a payout is documented. */
const OPEN: readonly OrderStatus[] = ['PROCESSING', 'REFUND_INITIATED', 'ON_HOLD'];

/**
 * DollarPe docs, Mock payout status and Mock payin status, for the sandbox: echoes the request. A final
 * status does not change.
 */
export function mockStatus(side: Side, { body }: Call, context: Context): Answer {
	const given = side === 'payout' ? readBody(body, MOCKS.payout) : readBody(body, MOCKS.payin);
	const [id, status] =
		'payout_id' in given
			? [given.payout_id, given.payout_status]
			: [given.payin_id, given.payin_status];
	const order = orderOf(context, side, id);
	if (OPEN.includes(order.status)) setOrderStatus(context, order, status);
	return success(given);
}
