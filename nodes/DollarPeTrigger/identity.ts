import type { IDataObject } from 'n8n-workflow';

import { trimmedText } from '../../dollarpe/json/json';
import { isUuid } from '../../dollarpe/uuid';

/** ISO 8601 with its offset from UTC: the day, the time of the day, the fraction of the second, the offset. */
const WITH_OFFSET =
	/^(\d{4}-\d\d-\d\d)[T ](\d\d:\d\d(?::\d\d)?)(?:[.,](\d{1,9}))?(?:Z|([+-]\d\d):?(\d\d)?)$/i;

/**
 * What identifies an event: type, id, event and timestamp, however they are spelled. `id` alone is not enough: it is the
 * payout's or customer's, and the same in each of its events. Older events lack some of these, or have them elsewhere or
 * as numbers; then the whole body identifies the event.
 *
 * @param canonical the canonical JSON of the event
 */
export function identityOf(fields: IDataObject, canonical: string): string {
	const type = trimmedText(fields.type);
	const id = trimmedText(fields.id);
	const event = trimmedText(fields.event);
	const timestamp = trimmedText(fields.timestamp);
	if (!type || !id || !event || !timestamp) return canonical;
	// One is a list and the other an object, so the two kinds cannot be confused.
	return JSON.stringify([
		type.toUpperCase(),
		isUuid(id) ? id.toLowerCase() : id,
		event.toUpperCase(),
		instantOf(timestamp) ?? timestamp,
	]);
}

/** The instant in one spelling, to the nanosecond; undefined where the text is not a time with its offset from UTC. */
function instantOf(timestamp: string): string | undefined {
	const parts = WITH_OFFSET.exec(timestamp);
	if (parts === null) return undefined;
	const [, day, time, fraction = '', hours, minutes = '00'] = parts;
	const offset = hours === undefined ? 'Z' : `${hours}:${minutes}`;
	const seconds = Date.parse(`${day}T${time}${offset}`) / 1000;
	return Number.isNaN(seconds) ? undefined : `${seconds}.${fraction.padEnd(9, '0')}`;
}
