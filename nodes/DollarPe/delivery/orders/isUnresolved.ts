import type { Outcome } from '../../../client/http/outcome';
import type { OrderDelivery } from '../../resources/delivery';
import { isAlsoSaid, isTaken, takenIn, textsOf } from '../existing/taken';
import type { Unresolved } from '../existing/unresolved';

/** Whether an order may be there, so that it must be looked for. */
export function isUnresolved(
	delivery: OrderDelivery,
	outcome: Outcome,
): outcome is Unresolved['outcome'] {
	return (
		outcome.kind === 'uncertain' ||
		isTaken(delivery, outcome) ||
		isUnclear(delivery.quotation.isDocumented, outcome) ||
		isPaidAlready(delivery, outcome)
	);
}

/** Whether one of DollarPe's reasons may come of an order that was made before, also where there are others. */
function isPaidAlready(delivery: OrderDelivery, outcome: Outcome): boolean {
	if (outcome.kind !== 'refused' || outcome.failure.kind !== 'refused') return false;
	return (
		takenIn(delivery, outcome).length > 0 ||
		textsOf(outcome).some((text) => isAlsoSaid(delivery, text))
	);
}

/** Whether money may have moved although DollarPe refuses: where its words are not among those that it documents. */
export function isUnclear(isDocumented: (text: string) => boolean, outcome: Outcome): boolean {
	if (outcome.kind !== 'refused') return false;
	const { kind, httpStatus } = outcome.failure;
	const isOfWork = !BEFORE_ANY_WORK.includes(httpStatus);
	return kind === 'refused' && isOfWork && !textsOf(outcome).every(isDocumented);
}

/** A missing right, another method, and a request that is too large or of another kind: servers say so at once (RFC 9110). */
const BEFORE_ANY_WORK = [401, 403, 405, 406, 411, 413, 414, 415, 417, 431];
