import type { Connection } from '../../client/http/connection';
import { pause } from '../../client/http/pause';
import type { OrderAfterLookDelivery } from '../resources/delivery';
import { comparableText } from './compare/comparable';
import { comparableReferenceIn } from './compare/comparableReferenceIn';
import type { Deliverer, PreparedItem } from './deliverer';
import type { Unread } from './existing/existingIndex';
import { OrderHistory, orderKeys, readHistory } from './existing/orderHistory';
import { shareReadings } from './existing/sharedReading';
import { unresolved, type Unresolved } from './existing/unresolved';
import { itemResult, requireOwnAnswer } from './itemResult';
import { notSentError } from './notSentError';
import { existingOrderResult } from './orders/existingOrderResult';
import { mustLookFor, notFoundError, notLookedForError } from './orders/lookedForInVain';
import { LOOK_AGAIN_AFTER_MS } from './orders/recoverByQuotation';
import { refuseDifferentRequests } from './orders/refuseDifferentRequests';
import type { ItemResult } from './results';
import type { Run } from './run';

/**
 * Sends each item's request once, after a look at the history, which is read once for each account. What exists is the
 * result, and so is what the history shows after an unknown outcome. Nothing is sent again.
 */
export function orderAfterLook(run: Run, delivery: OrderAfterLookDelivery): Deliverer {
	const { operation } = run.declaration;
	const histories = openHistories(run, delivery);
	const quotations = new Map<string, number>();
	return {
		oncePerReference: {
			referenceOf: ({ body }) => comparableReferenceIn(body, delivery.reference),
			refuseDifferent: async (first, others) =>
				await Promise.resolve(refuseDifferentRequests(run, delivery, first, others)),
			addedFor: () => ({ created: false }),
		},
		expect: (items) => {
			for (const { request } of items) histories.want(request.body);
		},
		async deliver(item) {
			const { connection, request } = item;
			if (run.context.getNode().retryOnFail) return retryError(delivery, item);
			const known = await histories.first(item);
			if (run.halt.aborted) return { kind: 'notSent' };
			if (!(known instanceof OrderHistory)) return unreadError(delivery, item, known);
			const existing = known.find(request.body);
			if (existing.length > 0) return existingOrderResult(run, delivery, item, existing);

			const quotation = comparableText(delivery.quotation, request.body?.[delivery.quotation]);
			const other = quotations.get(quotation);
			if (other !== undefined) return sameQuotationError(item, other);
			quotations.set(quotation, item.itemIndex);

			const outcome = requireOwnAnswer(operation, request, await connection.send(request));
			if (!mustLookFor(delivery, outcome)) {
				return itemResult(run, item, outcome, { created: true });
			}
			return await lookTwice(run, delivery, unresolved(item, outcome), histories);
		},
	};
}

/** Looks for what became of a request; a second time, a little later, where the history does not show it. */
async function lookTwice(
	run: Run,
	delivery: OrderAfterLookDelivery,
	item: Unresolved,
	histories: Histories,
): Promise<ItemResult> {
	for (const isLast of [false, true]) {
		// n8n sends nothing any more, and throws away what the node returns.
		if (run.context.getExecutionCancelSignal()?.aborted) {
			return notLookedForError(run, delivery, item, 'The execution was canceled');
		}
		const known = await histories.next(item);
		if (!(known instanceof OrderHistory)) {
			return notLookedForError(run, delivery, item, known.why);
		}
		const existing = known.find(item.request.body);
		if (existing.length > 0) {
			return existingOrderResult(run, delivery, item, existing, item.outcome);
		}
		if (isLast) break;
		await pause(LOOK_AGAIN_AFTER_MS, run.halt);
		if (run.halt.aborted) {
			return notLookedForError(run, delivery, item, 'The run ended before a second look');
		}
	}
	return notFoundError(run, delivery, item);
}

type Reading = Promise<OrderHistory | Unread>;

/** The histories of the accounts of a run. */
interface Histories {
	/** Adds what a request would make to what is looked for. */
	want(body: PreparedItem['request']['body']): void;
	/** The history as it was before anything was sent; it is read once for all items, unless it was not looked for this one. */
	first(item: PreparedItem): Reading;
	/** The history from now on. */
	next(item: PreparedItem): Reading;
}

function openHistories(run: Run, delivery: OrderAfterLookDelivery): Histories {
	const wanted = new Set<string>();
	const readings = new Map<string, () => Reading>();
	const firsts = new Map<string, Reading>();
	const want: Histories['want'] = (body) => {
		for (const key of orderKeys(delivery, body)) wanted.add(key);
	};
	const readingOf = (connection: Connection) => {
		const { account } = connection;
		const known = readings.get(account);
		if (known) return known;
		const reading = shareReadings(async () => await readHistory(run, delivery, connection, wanted));
		readings.set(account, reading);
		return reading;
	};
	const firstOf = (connection: Connection): Reading => {
		const first = readingOf(connection)();
		firsts.set(connection.account, first);
		return first;
	};
	const next: Histories['next'] = async ({ connection }) => await readingOf(connection)();
	return {
		want,
		next,
		async first({ connection, request }) {
			want(request.body);
			const known = await (firsts.get(connection.account) ?? firstOf(connection));
			// An item that could not be read at first may be readable at its turn.
			const isWithout = known instanceof OrderHistory && !known.covers(request.body);
			return isWithout ? await firstOf(connection) : known;
		},
	};
}

function retryError({ singular }: OrderAfterLookDelivery, item: PreparedItem): ItemResult {
	return notSentError(item, {
		message: 'Retry On Fail must be off for this operation',
		description: `Nothing was sent. n8n would run it again after an error, and DollarPe may not refuse a second ${singular}. Turn Retry On Fail off in the settings of the node.`,
	});
}

function unreadError(
	{ plural, singular }: OrderAfterLookDelivery,
	item: PreparedItem,
	{ why }: Unread,
): ItemResult {
	return notSentError(item, {
		message: `Existing ${plural} could not be checked: ${why.replace(/\.$/, '')}`,
		description: `Nothing was sent. The history of all customers must be read whole before: it may have the ${singular} of this item.`,
	});
}

function sameQuotationError(item: PreparedItem, other: number): ItemResult {
	return notSentError(item, {
		message: `The quotation is that of item ${other} too`,
		description: 'Nothing was sent. A quotation is for one payment: make one for each item.',
	});
}
