import { isObject } from '../faults/readFault';
import type { Delivery } from './deliver';
import { EVENTS, newEvent, type DollarPeEvent } from './event';

/** An event to be sent, as requested over HTTP. */
export interface Order {
	event: DollarPeEvent;
	delivery: Delivery;
	/** Undefined for the webhook address that has been set. */
	to: string | undefined;
	/** How many times the same event is sent. */
	times: number;
}

const FORGERIES = ['secret', 'unsigned', 'body'] as const;

/**
 * Reads `{type, event, id, metadata, to, times, ageSeconds, forge}`.
 *
 * @throws {TypeError} that names what is wrong
 */
export function readOrder(json: string): Order {
	const order: unknown = JSON.parse(json);
	if (!isObject(order))
		throw new TypeError('The body must be {"type": "PAYOUT", "event": "SUCCESS", …}');
	const { type, event, id, metadata, to, times = 1, ageSeconds = 0, forge } = order;
	if (typeof type !== 'string' || typeof event !== 'string') {
		throw new TypeError('type and event must be texts, such as "PAYOUT" and "SUCCESS"');
	}
	if (!EVENTS.some((known) => known.type === type && known.event === event)) {
		throw new TypeError(`DollarPe has no event ${type} ${event}, but these: ${listOfEvents()}`);
	}
	if (to !== undefined && typeof to !== 'string') throw new TypeError('to must be a URL');
	if (typeof times !== 'number' || !Number.isInteger(times) || times < 1 || times > 1000) {
		throw new TypeError('times must be a whole number from 1 to 1000');
	}
	if (typeof ageSeconds !== 'number') throw new TypeError('ageSeconds must be a number');
	const forgery = FORGERIES.find((known) => known === forge);
	if (forge !== undefined && forgery === undefined) {
		throw new TypeError(`forge must be one of ${FORGERIES.join(', ')}`);
	}
	return {
		event: {
			...newEvent(type, event),
			...(id !== undefined && { id: String(id) }),
			...(isObject(metadata) && { metadata }),
		},
		delivery: { ageSeconds, ...(forgery && { forge: forgery }) },
		to,
		times,
	};
}

function listOfEvents(): string {
	return EVENTS.map(({ type, event }) => `${type} ${event}`).join(', ');
}
