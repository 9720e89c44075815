/**
 * Whether a body looks like one of DollarPe's events: an object with non-blank text under its own `type` and `event`
 * (DollarPe docs, Webhooks guide, 2026). Requests and events are signed with the same secret in the same way, so only
 * this shape distinguishes them: the trigger accepts nothing else, and no request of this shape is signed.
 */
export function isEventShaped(body: unknown): boolean {
	if (typeof body !== 'object' || body === null || Array.isArray(body)) return false;
	return hasText(body, 'type') && hasText(body, 'event');
}

function hasText(body: object, key: string): boolean {
	if (!Object.hasOwn(body, key)) return false;
	const value: unknown = Reflect.get(body, key);
	return typeof value === 'string' && value.trim() !== '';
}
