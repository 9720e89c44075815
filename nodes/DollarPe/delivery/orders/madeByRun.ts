import type { IDataObject } from 'n8n-workflow';

import { trimmedText } from '../../../../dollarpe/json/json';
import { isSameId } from '../../../../dollarpe/uuid';
import { isDataObject } from '../../../client/dataObject';
import type { Outcome } from '../../../client/http/outcome';
import type { OrderDelivery } from '../../resources/delivery';
import { comparableText } from '../compare/comparable';
import { comparableReferenceIn } from '../compare/comparableReferenceIn';
import type { PreparedItem } from '../deliverer';
import { takenIn } from '../existing/taken';
import type { Run } from '../run';
import { digestOf, keepBounded } from './processMemory';
import { quotationIdIn } from './readQuotation';

/** Enough for a run with very many items that n8n tries again; some megabytes. */
const MOST_ENTRIES = 20_000;

/** By DollarPe's names. */
type Values = Readonly<Record<string, unknown>>;

/** What is known of the order of a reference. */
type Known =
	/** This run made it. */
	| { id: string }
	/** This run sent a request for it, and nobody knows what came of it: an order of this quotation is what it made. */
	| { quotation: string }
	/** It was there before this run sent anything of which nobody knows what came. */
	| { existed: true };

/**
 * By run of a node and reference. Only this process knows, which is the one that carries out n8n's Retry On Fail; the
 * oldest go first.
 */
const known = new Map<string, Known>();

/** Remembers what came of a request that was sent for an item: whether a later try of the same run made its order. */
export function rememberOutcome(
	run: Run,
	delivery: OrderDelivery,
	item: PreparedItem,
	outcome: Outcome,
): void {
	if (outcome.kind === 'answered') {
		const { data } = outcome.envelope;
		const id = isDataObject(data) ? trimmedText(data.id) : undefined;
		if (id !== undefined) remember(keyOf(run, delivery, item), { id });
	} else if (outcome.kind === 'uncertain') {
		rememberFirst(keyOf(run, delivery, item), {
			quotation: quotationIdIn(delivery.quotation, item.request.body),
		});
	} else if (takenIn(delivery, outcome).length > 0) {
		rememberFirst(keyOf(run, delivery, item), { existed: true });
	}
}

/**
 * Whether this run of the node made an order that was found, an earlier try of it included: by an answer that said so, or
 * by a request of which nobody knew what came, if the order is of the quotation that was sent and was not seen before.
 */
export function isMadeByRun(
	run: Run,
	delivery: OrderDelivery,
	item: PreparedItem,
	order: IDataObject,
	isOfQuotation: boolean,
): boolean {
	const key = keyOf(run, delivery, item);
	const entry = known.get(key);
	if (!entry) rememberFirst(key, { existed: true });
	if (!entry || 'existed' in entry) return false;
	if ('id' in entry) return isSameId(order.id, entry.id);
	const { body = {} } = item.request;
	return (
		entry.quotation === quotationIdIn(delivery.quotation, isOfQuotation ? body : order) &&
		!hasOtherKey(delivery, body, order)
	);
}

/** Whether an order says that it has another reference, exchange order or UTR than was sent, or none: another request made it. */
function hasOtherKey({ mustMatch }: OrderDelivery, body: Values, order: Values): boolean {
	return Object.keys(mustMatch).some((name) => {
		const [sent, kept] = [body, order].map((each) => comparableText(name, each[name]));
		return sent !== '' && order[name] !== undefined && sent !== kept;
	});
}

function rememberFirst(key: string, entry: Known): void {
	if (!known.has(key)) remember(key, entry);
}

function remember(key: string, entry: Known): void {
	keepBounded(known, key, entry, MOST_ENTRIES);
}

function keyOf({ id }: Run, { reference }: OrderDelivery, { request: { body } }: PreparedItem) {
	return digestOf([id, comparableReferenceIn(body, reference) ?? '']);
}
