import type { Connection } from '../../../client/http/connection';
import type { OrderDelivery } from '../../resources/delivery';
import { comparableText } from '../compare/comparable';
import { comparableReferenceIn } from '../compare/comparableReferenceIn';
import type { OncePerReference, PreparedItem, ReadItem } from '../deliverer';
import { differencesOf } from '../existing/existingItem';
import { forEach } from '../pool';
import type { Run } from '../run';
import {
	differenceOf,
	differentError,
	type Pair,
	type Reason,
	type ComparedValues,
} from './differentItems';
import { isDerived } from './isDerived';
import { quotationIdIn, readQuotation } from './readQuotation';

/**
 * Items with one reference are one order only if they say so in all that was to be paid: to whom, what, and how much,
 * which their quotations are read for.
 */
export function oncePerReference(run: Run, delivery: OrderDelivery): OncePerReference {
	// Of items whose quotation is not that of the first with their reference.
	const ownQuotations = new Map<number, ComparedValues>();
	return {
		referenceOf: ({ body }) => comparableReferenceIn(body, delivery.reference),
		async refuseDifferent(first, others) {
			const reason =
				differenceOfRequests(delivery, first, others) ??
				(await differenceOfQuotations(run, delivery, first, others, ownQuotations));
			return reason && differentError(run, delivery, reason, first, others);
		},
		addedFor({ itemIndex, request }, result) {
			const quotation = ownQuotations.get(itemIndex);
			const differences = quotation
				? differencesOf(delivery, { ...quotation, ...request.body }, result)
				: (result.differences ?? []);
			return { created: false, differences };
		},
	};
}

/** What the requests themselves say: a reference in another spelling, another customer, exchange order or UTR. */
function differenceOfRequests(
	delivery: OrderDelivery,
	first: PreparedItem,
	others: readonly ReadItem[],
): Reason | undefined {
	const names = Object.entries(delivery.mustMatch);
	for (const other of others) {
		const isGiven = ([name]: [string, string]) =>
			[first, other].every(({ request }) => !isDerived(delivery, request, name));
		const pair: Pair = [
			{ itemIndex: first.itemIndex, values: first.request.body ?? {} },
			{ itemIndex: other.itemIndex, values: other.request.body ?? {} },
		];
		const reason = differenceOf(names.filter(isGiven), pair);
		if (reason) return reason;
	}
	return undefined;
}

/** What the quotations say, each of which is read once. Without one of them nobody can know. */
async function differenceOfQuotations(
	run: Run,
	delivery: OrderDelivery,
	first: PreparedItem,
	others: readonly ReadItem[],
	ownQuotations: Map<number, ComparedValues>,
): Promise<Reason | undefined> {
	const quotationOf = ({ request: { body } }: ReadItem) => quotationIdIn(delivery.quotation, body);
	const apart = others.filter((other) => quotationOf(other) !== quotationOf(first));
	if (apart.length === 0) return undefined;
	const terms = Object.entries({
		[delivery.owner]: delivery.mustMatch[delivery.owner] ?? delivery.owner,
		...delivery.quotation.mustMatch,
	});
	const read = async (item: ReadItem) =>
		await readTerms(delivery, terms, first.connection, item.request.body ?? {});

	const own = await read(first);
	if ('why' in own) return unread(delivery, first, own.why);
	const reasons = new Map<number, Reason>();
	await forEach(apart, run.options.maxParallelRequests, async (other) => {
		// The first reason is reason enough.
		if (reasons.size > 0) return;
		const its = await read(other);
		const reason =
			'why' in its
				? unread(delivery, other, its.why)
				: differenceOf(terms, [
						{ itemIndex: first.itemIndex, values: own.data },
						{ itemIndex: other.itemIndex, values: its.data },
					]);
		if (reason) reasons.set(other.itemIndex, reason);
		else if ('data' in its) ownQuotations.set(other.itemIndex, its.data);
	});
	return reasons.get(Math.min(...reasons.keys()));
}

/** A quotation that says all that is to be compared. */
async function readTerms(
	{ quotation }: OrderDelivery,
	terms: ReadonlyArray<[string, string]>,
	connection: Connection,
	body: ComparedValues,
): ReturnType<typeof readQuotation> {
	const read = await readQuotation(quotation, connection, body);
	if ('why' in read) return read;
	const unsaid = terms.find(([name]) => comparableText(name, read.data[name]) === '');
	return unsaid ? { why: `it has no ${unsaid[1]}` } : read;
}

function unread({ singular }: OrderDelivery, { itemIndex }: ReadItem, why: string): Reason {
	return {
		message: `whether they are one ${singular} could not be checked`,
		detail: `The quotation of [Item ${itemIndex}] could not be read: ${why.replace(/\.$/, '')}.`,
	};
}
