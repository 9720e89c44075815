import { isRecord, trimmedText } from '../json/json';

/**
 * Whether a body looks like one of DollarPe's events: an object with non-blank text under its own `type` and `event`
 * (DollarPe docs, Webhooks guide, 2026). Requests and events are signed with the same secret in the same way, so only
 * this shape distinguishes them: nothing else is accepted as an event, and no request of this shape is signed.
 */
export function isEventShaped(body: unknown): boolean {
	return isRecord(body) && hasText(body, 'type') && hasText(body, 'event');
}

function hasText(body: Record<string, unknown>, key: string): boolean {
	return Object.hasOwn(body, key) && trimmedText(body[key]) !== undefined;
}
