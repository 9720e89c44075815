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

/** Brings the items of a run to their results. */
export interface Deliverer {
	/** @returns undefined for an item whose result comes with `finish` */
	deliver(item: PreparedItem): Promise<ItemResult | undefined>;
	/** Records the results of the items that `deliver` has kept, also when the run has ended meanwhile. */
	finish?(record: RecordResult): Promise<void>;
}
