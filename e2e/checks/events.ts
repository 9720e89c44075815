import { randomUUID } from 'node:crypto';

import { EVENTS, type DollarPeEvent } from '../../emulator';

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
