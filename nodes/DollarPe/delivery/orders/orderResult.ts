import type { IDataObject } from 'n8n-workflow';

import { fieldOf } from '../../../../dollarpe/shapes';
import type { OrderDelivery } from '../../resources/delivery';
import { ifExists } from '../../resources/orders/ifExists';
import { comparableText } from '../compare/comparable';
import { conflictError, saidOf, shown } from '../existing/conflictError';
import { existingItem } from '../existing/existingItem';
import { takenIn } from '../existing/taken';
import { askedFor, UNKNOWN_OUTCOME, type Unresolved } from '../existing/unresolved';
import { resultItem } from '../itemResult';
import type { ItemResult } from '../results';
import type { Run } from '../run';
import { isDerived } from './isDerived';
import { isMadeByRun } from './madeByRun';
import { quotationIdIn } from './readQuotation';

/** How an order was found. */
interface Found {
	/** Through the item's own quotation. */
	isOfQuotation?: boolean;
	/** Beside another one, which has another of the item's keys. */
	hasOther?: boolean;
}

/**
 * What exists is the item's result, unless it is not what was asked for: then it is an error that names what differs. An
 * order that ended unpaid, or whose money goes back, is an error too: as a result it would pass for paid.
 */
export function orderResult(
	run: Run,
	delivery: OrderDelivery,
	item: Unresolved,
	result: IDataObject,
	{ isOfQuotation = false, hasOther = false }: Found = {},
): ItemResult {
	const asked = askedFor(item);
	const isMade = isMadeByRun(run, delivery, item, result, isOfQuotation);
	const differing = termsOf(delivery, item, result, isOfQuotation).filter(
		([name]) =>
			comparableText(name, fieldOf(asked, name)) !== comparableText(name, fieldOf(result, name)),
	);
	if (differing.length > 0) {
		const list = differing.map(
			([name, said]) =>
				`${said}: ${shown(fieldOf(result, name))} in place of ${shown(fieldOf(asked, name))}`,
		);
		return differsError(run, delivery, item, result, {
			differing: list.join('; '),
			isOfQuotation,
		});
	}
	if (delivery.hasEndedUnpaid(result)) {
		return endedUnpaidError(run, delivery, item, result, { isOfQuotation, hasOther });
	}
	if (delivery.isBeingRefunded(result)) {
		return refundError(run, delivery, item, result, isOfQuotation);
	}
	if (run.options.own.get(ifExists.name) === 'error' && !isMade) {
		return existsError(run, delivery, item, result, isOfQuotation);
	}
	if (delivery.resend) return existingItem(run, delivery, item, result, isMade);
	return { kind: 'answered', items: [resultItem(run.declaration.operation, result, item)] };
}

/** What must be as it was asked for, with its name in a sentence. */
function termsOf(
	delivery: OrderDelivery,
	{ outcome, request }: Unresolved,
	result: IDataObject,
	isOfQuotation: boolean,
): Array<[string, string]> {
	const { mustMatch, mayBeAbsent, quotation, uniqueFields } = delivery;
	const taken = takenIn(delivery, outcome);
	// That it is of this quotation is known, also where the order itself does not say so.
	const isUnsaid = quotationIdIn(quotation, result) === '';
	const ofItself: typeof mustMatch = isUnsaid ? {} : { [quotation.idField]: quotation.idName };
	const ofQuotation = isOfQuotation ? ofItself : quotation.mustMatch;
	// What DollarPe itself says is taken must be that of the one which is returned.
	const ofRefusal = Object.entries(uniqueFields).filter(([key]) => taken.includes(key));
	// What was not sent is no term, such as the key of the other API.
	const ofRequest = Object.entries(mustMatch).filter(
		([name]) => request.body?.[name] !== undefined,
	);
	const all = { ...ofQuotation, ...Object.fromEntries([...ofRefusal, ...ofRequest]) };
	const terms = Object.entries(all).filter(
		([name]) => taken.includes(name) || !isDerived(delivery, request, name),
	);
	return terms.filter(
		([name]) =>
			!mayBeAbsent.includes(name) ||
			taken.includes(name) ||
			comparableText(name, fieldOf(result, name)) !== '',
	);
}

/** What exists is another one than was asked for; of its own quotation, it may be this very item's nevertheless. */
function differsError(
	run: Run,
	delivery: OrderDelivery,
	item: Unresolved,
	result: IDataObject,
	{ differing, isOfQuotation }: { differing: string; isOfQuotation: boolean },
): ItemResult {
	const { singular } = delivery;
	const advice =
		item.maybeCarriedOut || isOfQuotation
			? `Look at it in DollarPe, and do not send another ${singular} for this item before you know whether it is the one.`
			: `No second one was made. ${adviceAbout(delivery, item, result)}`;
	return conflictError(run, item, singular, result, {
		message: `The ${singular} ${isOfQuotation ? 'of this quotation' : 'that exists'} differs in ${differing}`,
		steps: [
			`${saidOf(run, item).replace(/\.$/, '')}.`,
			`It is the ${singular} ${shown(result.id)}.`,
			item.maybeCarriedOut && `${UNKNOWN_OUTCOME}.`,
			advice,
		],
	});
}

/** The order exists and has paid nobody. Only where none but it can exist may the item be done again. */
function endedUnpaidError(
	run: Run,
	delivery: OrderDelivery,
	item: Unresolved,
	result: IDataObject,
	{ isOfQuotation = false, hasOther = false }: Found,
): ItemResult {
	const { singular } = delivery;
	const known = isOfQuotation ? asKnown(item) : item;
	// What DollarPe says is taken by an order under way is not taken by this one.
	const isOnly = !known.maybeCarriedOut && !hasOther && !isTakenByOther(delivery, item, result);
	return conflictError(run, known, singular, result, {
		message: `The ${nameOf(singular, result, isOfQuotation)} ended without success: its status is ${shown(result.status)}`,
		steps: [
			`${saidOf(run, item).replace(/\.$/, '')}.`,
			known.maybeCarriedOut && `${UNKNOWN_OUTCOME}.`,
			isOnly && !isOfQuotation && 'No second one was made.',
			isOnly ? delivery.whenUnpaid : otherMayExist(singular),
		],
	});
}

/** The order exists, and its money goes back: nothing is to be credited, and nothing to be sent again. */
function refundError(
	run: Run,
	{ singular }: OrderDelivery,
	item: Unresolved,
	result: IDataObject,
	isOfQuotation: boolean,
): ItemResult {
	const known = isOfQuotation ? asKnown(item) : item;
	return conflictError(run, known, singular, result, {
		message: `The ${nameOf(singular, result, isOfQuotation)} is being refunded: do not credit it`,
		steps: [
			`${saidOf(run, item).replace(/\.$/, '')}.`,
			known.maybeCarriedOut && `${UNKNOWN_OUTCOME}.`,
			`Its status is ${shown(result.status)}.`,
		],
	});
}

/** The order exists and may pay, or has paid: no advice that leads to a second one. */
function existsError(
	run: Run,
	{ singular }: OrderDelivery,
	item: Unresolved,
	result: IDataObject,
	isOfQuotation: boolean,
): ItemResult {
	const which = isOfQuotation ? ' of this quotation' : '';
	return conflictError(run, item, singular, result, {
		message: `The ${singular} ${shown(result.id)}${which} exists already: its status is ${shown(result.status)}`,
		steps: [
			`${saidOf(run, item).replace(/\.$/, '')}.`,
			item.maybeCarriedOut
				? `${UNKNOWN_OUTCOME}.`
				: `No second one was made. It may be the ${singular} of this item: keep its reference.`,
			`To get it as the result, set the option ${ifExists.displayName} to Return It.`,
		],
	});
}

/** An order of the item's own quotation is what its request made: no other one can come of it. */
function asKnown(item: Unresolved): Unresolved {
	return { ...item, maybeCarriedOut: false };
}

function nameOf(singular: string, { id }: IDataObject, isOfQuotation: boolean): string {
	return `${singular} ${shown(id)} ${isOfQuotation ? 'of this quotation' : 'that exists'}`;
}

/** A key of the item is taken by an order of another customer, so that DollarPe makes none for the item. */
export function otherCustomersOrder(
	run: Run,
	delivery: OrderDelivery,
	item: Unresolved,
	result: IDataObject,
): ItemResult {
	const { singular, owner } = delivery;
	return conflictError(run, item, singular, result, {
		message: saidOf(run, item),
		steps: [
			`The ${singular} ${shown(result.id)} of another customer (${shown(result[owner])}) has it; its status is ${shown(result.status)}.`,
			item.maybeCarriedOut ? `${UNKNOWN_OUTCOME}.` : 'None was made for this item.',
			adviceAbout(delivery, item, result),
		],
	});
}

function otherMayExist(singular: string): string {
	return `Another ${singular} may be the one of this item: look for it in DollarPe by all its references, and do not send it again before.`;
}

/** Whether DollarPe says that a key is taken which this order does not hold: then another one does. */
function isTakenByOther(delivery: OrderDelivery, { outcome }: Unresolved, result: IDataObject) {
	const { isOfKind = () => true } = delivery;
	return takenIn(delivery, outcome).some((key) => !isOfKind(key, result));
}

/** What to do about an order that has a key of the item. Only one that ended unpaid leaves the item to be paid. */
function adviceAbout(delivery: OrderDelivery, item: Unresolved, result: IDataObject): string {
	const { singular, hasEndedUnpaid, whenUnpaid } = delivery;
	if (hasEndedUnpaid(result)) {
		return isTakenByOther(delivery, item, result)
			? otherMayExist(singular)
			: `That ${singular} ended without success. ${whenUnpaid}`;
	}
	return `Look at that ${singular} in DollarPe before you change anything: it may be the one that this item is meant to be.`;
}
