import type { Answer } from '../emulator/inProcess';
import type { Fields } from '../lib/json';
import type { Fault } from './faults';

/** One request, and what became of it. */
export interface Exchange {
	/** The number of the execution that sent it. */
	plan: number;
	/** Method and path, with `{id}` for each ID: `GET payout/quotation/{id}`. */
	request: string;
	/** Tells it from all others of this world, and is the same in each run of the world. */
	key: string;
	path: string;
	body: Fields;
	sentAt: number;
	fault?: Fault;
	/** Whether its fault was that of the outage. */
	isInOutage: boolean;
	/** Whether DollarPe has done the work, and when. */
	workedAt?: number;
	/** What the work has made. */
	made?: string;
	/** What its client got, and when; nothing where none came, or nobody was there any more. */
	got?: { at: number; answer?: Answer; broken?: string };
}
