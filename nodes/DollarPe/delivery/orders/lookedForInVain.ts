import { errorOf, type ErrorContext } from '../../../client/errors/errors';
import type { Outcome } from '../../../client/http/outcome';
import type { OrderAfterLookDelivery } from '../../resources/delivery';
import { lookupFailedError } from '../existing/lookupFailedError';
import { isAlsoSaid, saysTaken, textsOf } from '../existing/taken';
import { UNKNOWN_OUTCOME, type Unresolved } from '../existing/unresolved';
import type { ItemResult } from '../results';
import type { Run } from '../run';
import { isUnclear } from './isUnresolved';

/** Whether an order may be there after what came of a request, so that it must be looked for. */
export function mustLookFor(
	delivery: OrderAfterLookDelivery,
	outcome: Outcome,
): outcome is Unresolved['outcome'] {
	if (outcome.kind === 'uncertain') return true;
	if (outcome.kind !== 'refused' || outcome.failure.kind !== 'refused') return false;
	return (
		saysTaken(outcome) ||
		textsOf(outcome).some((text) => isAlsoSaid(delivery, text)) ||
		isUnclear(delivery.isDocumented, outcome)
	);
}

/** The result of an item whose order the history does not show. What DollarPe says is there may not be shown yet. */
export function notFoundError(
	run: Run,
	delivery: OrderAfterLookDelivery,
	item: Unresolved,
): ItemResult {
	const { outcome, connection, request, itemIndex } = item;
	const { errorContext } = run;
	if (outcome.kind === 'refused' && !saysTaken(outcome)) {
		const isKnown = !isUnclear(delivery.isDocumented, outcome);
		const looked = isKnown ? undefined : delivery.whenRefused;
		const context = { ...errorContext, itemIndex, looked };
		return { kind: 'refused', error: errorOf(outcome, connection, request, context) };
	}
	const looked = `${UNKNOWN_OUTCOME}: its history shows no ${delivery.singular} with this Client Reference ID so far. ${errorContext.whenUncertain ?? ''}`;
	const context = contextOf(run, item, looked);
	return { kind: 'uncertain', error: errorOf(outcome, connection, request, context) };
}

/** The result of an item whose order could not be looked for. */
export function notLookedForError(
	run: Run,
	{ plural }: OrderAfterLookDelivery,
	item: Unresolved,
	why: string,
): ItemResult {
	const looked = `${UNKNOWN_OUTCOME}. ${run.errorContext.whenUncertain ?? ''}`;
	return lookupFailedError(item, contextOf(run, item, looked), plural, why);
}

/** The node has looked by itself: what it knows takes the place of the advice to look. */
function contextOf({ errorContext }: Run, { itemIndex }: Unresolved, looked: string): ErrorContext {
	return { ...errorContext, itemIndex, whenUncertain: undefined, looked };
}
