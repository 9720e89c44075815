import { trimmedText } from '../../../../dollarpe/json/json';
import { comparableReference } from '../../../../dollarpe/text/characters';
import { apiError } from '../../../client/errors/errors';
import type { Connection } from '../../../client/http/connection';
import type { OrderDelivery } from '../../resources/delivery';
import { comparableText } from '../compare/comparable';
import type { OncePerReference, PreparedItem, ReadItem } from '../deliverer';
import { shown } from '../existing/conflictError';
import { differencesOf } from '../existing/existingItem';
import { forEach } from '../pool';
import type { Run } from '../run';
import { isDerived } from './isDerived';
import { quotationIdIn, readQuotation } from './readQuotation';

/** So many items stand in a sentence. */
const ITEMS_IN_SENTENCE = 50;

/** By DollarPe's names, as a request or a quotation has them. */
type Values = Readonly<Record<string, unknown>>;

/** Why items with one reference are not one order: what the message says, and the description. */
interface Reason {
	message: string;
	detail: string;
}

/**
 * Items with one reference are one order only if they say so in all that was to be paid: to whom, what, and how much,
 * which their quotations are read for.
 */
export function oncePerReference(run: Run, delivery: OrderDelivery): OncePerReference {
	// Of items whose quotation is not that of the first with their reference.
	const ownQuotations = new Map<number, Values>();
	return {
		referenceOf({ body }) {
			const reference = trimmedText(body?.[delivery.reference]);
			return reference === undefined ? undefined : comparableReference(reference);
		},
		async refuseDifferent(first, others) {
			const reason =
				differenceOfRequests(delivery, first, others) ??
				(await differenceOfQuotations(run, delivery, first, others, ownQuotations));
			if (!reason) return undefined;
			const { itemIndex, connection, request } = first;
			const wording = wordingOf(run, delivery, reason, [first, ...others]);
			return { kind: 'notSent', error: apiError(wording, connection, { itemIndex }, request) };
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
	ownQuotations: Map<number, Values>,
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
	body: Values,
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

type Pair = [Side, Side];

interface Side {
	itemIndex: number;
	values: Values;
}

function differenceOf(
	names: ReadonlyArray<[string, string]>,
	[one, other]: Pair,
): Reason | undefined {
	const differing = names.filter(
		([name]) => comparableText(name, one.values[name]) !== comparableText(name, other.values[name]),
	);
	if (differing.length === 0) return undefined;
	const details = differing.map(([name, said]) => {
		const [a, b] = [one, other].map(
			({ itemIndex, values }) => `${shown(values[name])} [Item ${itemIndex}]`,
		);
		return `${said}: ${a}, ${b}.`;
	});
	return {
		message: `they differ in ${differing.map(([, said]) => said).join(' and ')}`,
		detail: details.join(' '),
	};
}

function wordingOf(
	{ errorContext: { fieldNames } }: Run,
	{ reference, singular }: OrderDelivery,
	{ message, detail }: Reason,
	items: ReadonlyArray<ReadItem>,
) {
	const name = fieldNames?.get(reference) ?? reference;
	const named = items.slice(0, ITEMS_IN_SENTENCE).map(({ itemIndex }) => `[Item ${itemIndex}]`);
	const more = items.length - named.length;
	const list = named.join(', ') + (more > 0 ? ` and ${more} more` : '');
	return {
		message: `${items.length} items have the ${name} ${shown(items[0]?.request.body?.[reference])}, and ${message}`,
		description: `Nothing was sent for any of them: ${list}. ${detail} If they are one ${singular}, keep one of these items. If each is a ${singular} of its own, it needs a ${name} of its own: look in DollarPe first whether one of them was made with this one.`,
	};
}
