import type { IDataObject } from 'n8n-workflow';

import { trimmedText } from '../../../../dollarpe/json/json';
import { formatAmount, readAmount } from '../../../../dollarpe/money/amount';
import { apiError, errorOf } from '../../../client/errors/errors';
import { joinSentences } from '../../../client/errors/sentences';
import type { MatchedField, OrderAfterLookDelivery } from '../../resources/delivery';
import { ifExists } from '../../resources/orders/ifExists';
import { comparableText } from '../compare/comparable';
import type { PreparedItem } from '../deliverer';
import { shown } from '../existing/conflictError';
import { UNKNOWN_OUTCOME, type Unresolved } from '../existing/unresolved';
import { resultItem } from '../itemResult';
import type { ItemResult } from '../results';
import type { Run } from '../run';
import { valueAt } from './valueAt';

/** As many of several orders stand in a sentence. */
const ORDERS_IN_SENTENCE = 10;

/**
 * What the history has of an item: its result, if it is the one order of the item's quotation and reference. All else is an
 * error, and so is an order that ended unpaid: as a result it would pass for paid.
 *
 * @param found one order or more
 * @param outcome what came of the item's request; nothing was sent where it is left out
 */
export function existingOrderResult(
	run: Run,
	delivery: OrderAfterLookDelivery,
	item: PreparedItem,
	found: readonly IDataObject[],
	outcome?: Unresolved['outcome'],
): ItemResult {
	const attempt: Attempt = { run, delivery, item, outcome };
	const [order] = found;
	if (found.length > 1 || !order) return severalError(attempt, found);
	const differing = delivery.mustMatch.filter((field) => isDiffering(field, item, order));
	if (differing.length > 0) return differsError(attempt, order, differing);
	if (delivery.hasEndedUnpaid(order)) return endedUnpaidError(attempt, order);
	// No look before it was sent had shown it.
	const created = outcome?.kind === 'uncertain';
	if (run.options.own.get(ifExists.name) === 'error' && !created) {
		return existsError(attempt, order);
	}
	const result = resultItem(run.declaration.operation, order, item, { created });
	return { kind: 'answered', items: [result] };
}

/** An item of which something was found, and what came of its request. */
interface Attempt {
	run: Run;
	delivery: OrderAfterLookDelivery;
	item: PreparedItem;
	outcome: Unresolved['outcome'] | undefined;
}

/** Whether an order has another value than was sent; what it does not say is none, unless it always says it. */
function isDiffering(field: MatchedField, { request }: PreparedItem, order: IDataObject): boolean {
	const [sent, kept] = [sentValue(field, request.body), keptValue(field, order)].map((value) =>
		comparableText(field.name, value),
	);
	if (sent === '' || (kept === '' && !field.isKeptAlways)) return false;
	return sent !== kept;
}

function sentValue({ sent }: MatchedField, body: PreparedItem['request']['body'] = {}): unknown {
	return valueAt(body, sent);
}

function keptValue({ name, kept }: MatchedField, order: IDataObject): unknown {
	return kept
		.map((path) => valueAt(order, path))
		.find((value) => comparableText(name, value) !== '');
}

function severalError(attempt: Attempt, found: readonly IDataObject[]): ItemResult {
	const { plural } = attempt.delivery;
	const named = found
		.slice(0, ORDERS_IN_SENTENCE)
		.map(({ id, status }) => `${shown(id)} (${shown(status)})`);
	const more = found.length > named.length ? ' and more' : '';
	return errorFor(attempt, {
		message: `${found.length} ${plural} have this Client Reference ID or quotation`,
		steps: [`They are ${named.join(', ')}${more}.`, LOOK_FIRST],
	});
}

function differsError(
	attempt: Attempt,
	order: IDataObject,
	differing: readonly MatchedField[],
): ItemResult {
	const { delivery, item, outcome } = attempt;
	const list = differing.map(
		(field) =>
			`${field.displayName}: ${shown(keptValue(field, order))} in place of ${shown(sentValue(field, item.request.body))}`,
	);
	const mayBePaidAnew = !outcome && delivery.hasEndedUnpaid(order);
	return errorFor(attempt, {
		message: `The ${delivery.singular} that exists differs in ${list.join('; ')}`,
		steps: [
			`It is the ${delivery.singular} ${shown(order.id)} of ${amountIn(delivery, order)}; its status is ${shown(order.status)}.`,
			mayBePaidAnew ? `It ended without success. ${delivery.whenUnpaid}` : LOOK_FIRST,
		],
		order,
	});
}

/** It is of the item's quotation and reference: what became of the item is known, also where its request was not answered. */
function endedUnpaidError(attempt: Attempt, order: IDataObject): ItemResult {
	const { singular, whenUnpaid } = attempt.delivery;
	return errorFor(attempt, {
		message: `The ${singular} ${shown(order.id)} that exists ended without success: its status is ${shown(order.status)}`,
		steps: [whenUnpaid],
		order,
		isKnown: true,
	});
}

function existsError(attempt: Attempt, order: IDataObject): ItemResult {
	const { singular } = attempt.delivery;
	return errorFor(attempt, {
		message: `The ${singular} ${shown(order.id)} exists already: its status is ${shown(order.status)}`,
		steps: [
			`It may be the ${singular} of this item: keep its reference.`,
			`To get it as the result, set the option ${ifExists.displayName} to Return It.`,
		],
		order,
	});
}

const LOOK_FIRST =
	'Look at it in DollarPe before you change anything: it may be the one that this item is meant to be.';

interface Told {
	message: string;
	steps: readonly string[];
	order?: IDataObject;
	/** Whether the order is what the item's own request made. */
	isKnown?: boolean;
}

/** The error of an item, which says what was sent. */
function errorFor(
	{ run, delivery, item, outcome }: Attempt,
	{ message, steps, order, isKnown = false }: Told,
): ItemResult {
	const { connection, request, itemIndex } = item;
	const context = { ...run.errorContext, itemIndex };
	const said =
		outcome && errorOf(outcome, connection, request, { ...context, itemIndex: undefined }).message;
	const isUncertain = outcome?.kind === 'uncertain' && !isKnown;
	const description = joinSentences([
		said && `${said.replace(/\.$/, '')}.`,
		!outcome && 'Nothing was sent.',
		isUncertain && `${UNKNOWN_OUTCOME}.`,
		...steps,
	]);
	const details = order ? { [delivery.singular]: order } : {};
	const error = apiError({ message, description, details }, connection, context, request);
	if (!outcome) return { kind: 'notSent', error };
	return { kind: isUncertain ? 'uncertain' : 'refused', error };
}

function amountIn({ amounts: { sent } }: OrderAfterLookDelivery, order: IDataObject): string {
	const amount = readAmount(order[sent.amount]);
	const currency = trimmedText(order[sent.currency]);
	if (amount === undefined || currency === undefined) return 'an amount that it does not say';
	return formatAmount(amount, currency.toUpperCase());
}
