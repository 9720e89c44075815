import type { Outcome } from '../../../client/http/outcome';
import type { OrderDelivery } from '../../resources/delivery';
import { isTaken, textsOf } from '../existing/taken';
import type { Unresolved } from '../existing/unresolved';

/** Whether an order may be there, so that it must be looked for. */
export function isUnresolved(
	delivery: OrderDelivery,
	outcome: Outcome,
): outcome is Unresolved['outcome'] {
	return outcome.kind === 'uncertain' || isTaken(delivery, outcome) || isUnclear(delivery, outcome);
}

/** Whether money may have moved although DollarPe refuses: where its words are not among those that it documents. */
export function isUnclear({ quotation }: OrderDelivery, outcome: Outcome): boolean {
	if (outcome.kind !== 'refused') return false;
	const { kind, httpStatus } = outcome.failure;
	// With HTTP 200 it says `status: false`. A missing right and an unknown address come before any work.
	const isOfWork = httpStatus < 300 || [400, 409, 422].includes(httpStatus);
	return kind === 'refused' && isOfWork && !textsOf(outcome).every(quotation.isDocumented);
}
