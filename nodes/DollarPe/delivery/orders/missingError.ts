import { errorOf, type ErrorContext } from '../../../client/errors/errors';
import type { OrderDelivery } from '../../resources/delivery';
import { lookupFailedError } from '../existing/lookupFailedError';
import { takenIn } from '../existing/taken';
import { UNKNOWN_OUTCOME, type Unresolved } from '../existing/unresolved';
import type { ItemResult } from '../results';
import type { Run } from '../run';
import { comparableText } from '../compare/comparable';
import { isUnclear } from './isUnresolved';

/** The result of an item that was looked for, and is not there. */
export function missingError(run: Run, delivery: OrderDelivery, item: Unresolved): ItemResult {
	const { outcome, connection, request } = item;
	const { kind, looked } = verdictOf(run, delivery, item);
	return {
		kind,
		error: errorOf(outcome, connection, request, { ...contextOf(run, item), looked }),
	};
}

/** What is certain of an order that was looked for, and what to say; nothing where DollarPe's words say it all. */
function verdictOf(
	run: Run,
	delivery: OrderDelivery,
	item: Unresolved,
): { kind: 'refused' | 'uncertain'; looked?: string } {
	const { outcome, maybeCarriedOut } = item;
	const status = quotationStatus(item);
	// What has the key may be this very item's, and the history not show it yet: no advice to take another one.
	const taken = takenIn(delivery, outcome);
	if (taken.length > 0) return { kind: 'uncertain', looked: unseen(run, delivery, taken) };
	if (maybeCarriedOut) {
		const kind = status === 'EXPIRED' ? 'refused' : 'uncertain';
		return { kind, looked: withoutOrder(run, delivery, item) };
	}
	if (!isUnclear(delivery.quotation.isDocumented, outcome)) return { kind: 'refused' };
	return ['EXPIRED', 'UNLINKED'].includes(status)
		? { kind: 'refused', looked: delivery.quotation.whenRefused }
		: { kind: 'uncertain', looked: withoutOrder(run, delivery, item) };
}

/**
 * What to say where DollarPe has something with a key of the item, and shows it nowhere. Without the item's reference it may
 * be another payment: running the item again would only be refused again.
 */
function unseen(
	{ errorContext: { whenUncertain = '', fieldNames } }: Run,
	{ singular, plural, reference }: OrderDelivery,
	taken: readonly string[],
): string {
	const names = taken.map((name) => fieldNames?.get(name) ?? name).join(' and ');
	const advice = taken.includes(reference)
		? whenUncertain
		: `A ${singular} has this ${names}: if it is wrong, correct it. If it is right, look in DollarPe first which ${singular} that is: it may be the one of this item. Send nothing again before you know.`;
	return `It could not be found among the customer's ${plural}. ${UNKNOWN_OUTCOME}. ${advice}`;
}

/** What a quotation without an order says about a request that may have been carried out. */
function withoutOrder(
	{ errorContext }: Run,
	{ quotation, singular }: OrderDelivery,
	item: Unresolved,
): string {
	const status = quotationStatus(item);
	if (status === 'EXPIRED') return quotation.whenExpired;
	if (status === 'UNLINKED') return quotation.whenUnlinked;
	return `${UNKNOWN_OUTCOME}: its quotation has the status ${status || 'none'}, but no ${singular}. ${errorContext.whenUncertain ?? ''}`;
}

/** Of the item's quotation: UNLINKED, LINKED or EXPIRED (DollarPe docs, Status reference). */
export function quotationStatus({ quotation }: Unresolved): string {
	return comparableText('status', quotation?.status).toUpperCase();
}

/** The result of an item when nobody could look whether its order is there. */
export function lookupFailed(
	run: Run,
	{ plural }: OrderDelivery,
	item: Unresolved,
	why: string | undefined,
): ItemResult {
	return lookupFailedError(item, contextOf(run, item), plural, why);
}

/** The node has looked by itself: what it knows takes the place of the advice to look. */
function contextOf({ errorContext }: Run, { itemIndex }: Unresolved): ErrorContext {
	const { whenUncertain = '' } = errorContext;
	return {
		...errorContext,
		itemIndex,
		whenUncertain: undefined,
		looked: `${UNKNOWN_OUTCOME}. ${whenUncertain}`,
	};
}
