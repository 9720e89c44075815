import type { IConnections, IDataObject } from 'n8n-workflow';

import type { Emulator } from '../emulator';
import type { LooseNode } from '../n8n/workflow';

/** The node of every workflow that gives the rows. */
export const ITEMS = 'Items';

/** What somebody wants from DollarPe, once, however often it is sent. */
export type Row = IDataObject & {
	/** Tells it from others; DollarPe keeps it as the client reference ID. */
	ref: string;
};

/** Something that DollarPe has. */
export interface Made {
	ref: string;
	/** What else it has of its row, such as an amount. */
	terms: string[];
}

/** The part of a workflow that comes after {@link ITEMS}. */
export interface Flow {
	nodes: readonly LooseNode[];
	/** From {@link ITEMS} on. */
	connections: IConnections;
	/** The node on whose first output a row ends that went well. */
	done: string;
	/** The nodes on whose error output a row ends that did not. */
	refused: readonly string[];
}

/** What a soak sends, and what must come of it. */
export interface Load {
	flow: Flow;
	/** How many rows the workflow takes at a time, as with n8n's Loop Over Items; all of them if undefined. */
	batch?: number;
	/** Prepares a DollarPe for as many rows, which are sent in every run. Some come twice. @param chance from 0 to 1 */
	rows(emulator: Emulator, count: number, chance: () => number): Promise<Row[]>;
	/** Whether DollarPe must take a row, or refuse it; also of the row as an error output has it. */
	isValid(row: IDataObject): boolean;
	/** What DollarPe has of a row that it has taken. */
	termsOf(row: Row): string[];
	made(emulator: Emulator): Made[];
	/** What else goes wrong, in the first run alone; called for each request. @returns its name, if anything does */
	disturb?(
		emulator: Emulator,
		path: string,
		body: string,
		chance: () => number,
	): string | undefined;
}
