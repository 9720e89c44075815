import type { OrderDelivery } from '../../resources/delivery';
import { comparableText } from '../compare/comparable';
import type { PreparedItem, ReadItem } from '../deliverer';
import { shown } from '../existing/conflictError';
import { notSentError } from '../notSentError';
import type { ItemResult } from '../results';
import type { Run } from '../run';

/** So many items stand in a sentence. */
const ITEMS_IN_SENTENCE = 50;

/** By DollarPe's names, as a request or a quotation has them. */
export type ComparedValues = Readonly<Record<string, unknown>>;

/** Why items with one reference are not one order: what the message says, and the description. */
export interface Reason {
	message: string;
	detail: string;
}

type Ordering = Pick<OrderDelivery, 'reference' | 'singular'>;

/** The error of items that have one reference and are not one order: nothing is sent for any of them. */
export function differentError(
	run: Run,
	ordering: Ordering,
	reason: Reason,
	first: PreparedItem,
	others: readonly ReadItem[],
): ItemResult {
	return notSentError(first, wordingOf(run, ordering, reason, [first, ...others]));
}

/** Two items that are compared. */
export type Pair = [Side, Side];

interface Side {
	itemIndex: number;
	values: ComparedValues;
}

/** In what two items differ that have one reference; undefined where in nothing. */
export function differenceOf(
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
	{ reference, singular }: Ordering,
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
