import type { IDataObject } from 'n8n-workflow';

import { messageOf } from '../../../../dollarpe/text/messageOf';
import { isDataObject } from '../../../client/dataObject';
import type { Connection } from '../../../client/http/connection';
import { readPages } from '../../../client/lists/pages';
import type { OrderAfterLookDelivery } from '../../resources/delivery';
import { comparableText } from '../compare/comparable';
import { comparableReferenceIn } from '../compare/comparableReferenceIn';
import type { Run } from '../run';
import type { Unread } from './existingIndex';

/** Under which name orders have their reference, and the ID of their quotation. */
type Keys = Pick<OrderAfterLookDelivery, 'reference' | 'quotation'>;

/** By DollarPe's names. */
type Values = Readonly<Record<string, unknown>>;

/** The orders of a history that have a reference, in whichever spelling, or a quotation that a run looks for. */
export class OrderHistory {
	private readonly orders = new Map<string, IDataObject[]>();

	/** A copy: what is wanted later was not looked for. */
	private readonly wanted: ReadonlySet<string>;

	/** @param wanted the keys of all items so far, as {@link orderKeys} gives them */
	constructor(
		private readonly keys: Keys,
		wanted: ReadonlySet<string>,
	) {
		this.wanted = new Set(wanted);
	}

	add(order: IDataObject): void {
		for (const key of orderKeys(this.keys, order)) {
			if (!this.wanted.has(key)) continue;
			const others = this.orders.get(key) ?? [];
			this.orders.set(key, [...others, order]);
		}
	}

	/** Whether it was looked for what a request would make. */
	covers(body: Values = {}): boolean {
		return orderKeys(this.keys, body).every((key) => this.wanted.has(key));
	}

	/** The orders that have the reference of a request or its quotation, each once. */
	find(body: Values = {}): IDataObject[] {
		const found = orderKeys(this.keys, body).flatMap((key) => this.orders.get(key) ?? []);
		return [...new Set(found)];
	}
}

/** By what an order is looked for: its reference, which is one to a person however it is written, and its quotation. */
export function orderKeys({ reference, quotation }: Keys, values: Values = {}): string[] {
	const text = comparableReferenceIn(values, reference);
	const id = comparableText(quotation, values[quotation]);
	return [
		...(text === undefined ? [] : [`reference ${text}`]),
		...(id === '' ? [] : [`quotation ${id}`]),
	];
}

/**
 * Reads a history to its end; it does not throw.
 *
 * @returns why it could not be read whole, where it could not
 */
export async function readHistory(
	{ context, halt }: Run,
	{ history, plural, ...keys }: Pick<OrderAfterLookDelivery, 'history' | 'plural'> & Keys,
	connection: Connection,
	wanted: ReadonlySet<string>,
): Promise<OrderHistory | Unread> {
	const known = new OrderHistory(keys, wanted);
	const unread = (why: string): Unread => {
		context.logger.warn(`DollarPe: existing ${plural} could not be checked: ${why}`);
		return { why };
	};
	let short: Unread | undefined;
	try {
		const pages = readPages(connection, history, {}, {}, halt, ({ read, count }) => {
			short = unread(`DollarPe's list ended after ${read} of ${count}`);
		});
		for await (const page of pages) {
			for (const each of page) if (isDataObject(each)) known.add(each);
		}
		return short ?? known;
	} catch (error) {
		return unread(messageOf(error));
	}
}
