import { randomUUID } from 'node:crypto';

import { EVENTS, type DollarPeEvent } from '../../emulator';
import { textAt } from '../../lib/json';

/** Something that has just happened at DollarPe, with the metadata that DollarPe documents for it. */
export function newEvent(type: string, event: string): DollarPeEvent {
	const documented = EVENTS.find((known) => known.type === type && known.event === event);
	return {
		type,
		id: randomUUID(),
		event,
		timestamp: new Date().toISOString(),
		metadata: documented?.metadata ?? {},
	};
}

/** What became of events. */
export interface Outcome {
	/** How many started nothing. */
	lost: number;
	/** How many starts were too many. */
	doubled: number;
	/** How many nobody sent. */
	unknown: number;
}

/** Compares what was sent with what workflows were started with. */
export function compare(sent: readonly DollarPeEvent[], received: readonly unknown[]): Outcome {
	const ids = received.map((event) => textAt(event, 'id'));
	const started = new Set(ids);
	const known = new Set(sent.map(({ id }) => id));
	return {
		lost: sent.filter(({ id }) => !started.has(id)).length,
		doubled: ids.length - started.size,
		unknown: [...started].filter((id) => !known.has(id)).length,
	};
}
