import type { IDataObject } from 'n8n-workflow';

import type { Connection } from '../../client/http/connection';
import type { Request } from '../../client/http/request';
import type { OutputSelection } from '../params/declaration/types';
import type { ItemResult } from './results';

/** An item whose request may be sent. */
export interface PreparedItem {
	itemIndex: number;
	connection: Connection;
	request: Request;
	/** How much of the answer the item wants. */
	selection: OutputSelection;
}

/** Keeps what became of an item; called once for each. */
export type RecordResult = (itemIndex: number, result: ItemResult) => void;

/** An item with what it wants to send. */
export interface ReadItem {
	itemIndex: number;
	request: Pick<Request, 'body'>;
}

/** For what is made once for each reference: items of a run that have one reference in common are delivered once. */
export interface OncePerReference {
	/** @returns the text by which references are compared; undefined where the item has none */
	referenceOf(request: ReadItem['request']): string | undefined;
	/**
	 * Finds out whether items with one reference want the same.
	 *
	 * @param first of them; nothing was sent for it yet
	 * @returns undefined where they do; else the error of the first, and nothing is sent for any of them
	 */
	refuseDifferent(
		first: PreparedItem,
		others: readonly ReadItem[],
	): Promise<ItemResult | undefined>;
	/**
	 * Says of the result that one of the others shares with the first how it stands to what that one wanted.
	 *
	 * @returns fields that it has in place of the first one's
	 */
	addedFor(other: ReadItem, result: IDataObject): IDataObject;
}

/** Brings the items of a run to their results. */
export interface Deliverer {
	oncePerReference?: OncePerReference;
	/** Tells all items that can be read, before the first of several is delivered. */
	expect?(items: readonly ReadItem[]): void;
	/** @returns undefined for an item whose result comes with `finish` */
	deliver(item: PreparedItem): Promise<ItemResult | undefined>;
	/** Told of each item when `deliver` is over for it, or will not come: no other one need wait for it. */
	endTurn?(itemIndex: number): void;
	/** Records the results of the items that `deliver` has kept, also when the run has ended meanwhile. */
	finish?(record: RecordResult): Promise<void>;
}
