import { isEventShaped } from '../../../dollarpe/signing/event';

describe('isEventShaped: a request that passes for an event would start a workflow that no event started', () => {
	it.each<[string, unknown]>([
		['a documented event', { type: 'PAYOUT', id: '1', event: 'SUCCESS', metadata: {} }],
		['the least of one', { type: 'a', event: 'b' }],
	])('yes: %s', (_, body) => expect(isEventShaped(body)).toBe(true));

	it.each<[string, unknown]>([
		['no body', undefined],
		['null', null],
		['text', '{"type":"a","event":"b"}'],
		['a list', [{ type: 'a', event: 'b' }]],
		['a list with names', Object.assign([], { type: 'a', event: 'b' })],
		['the body of a GET', {}],
		['the body of a create', { full_name: 'A', email: 'a@example.com' }],
		['no type', { event: 'b' }],
		['no event', { type: 'a' }],
		['a blank type', { type: ' \n', event: 'b' }],
		['a blank event', { type: 'a', event: '' }],
		['a type that is a number', { type: 1, event: 'b' }],
		['an event that is an object', { type: 'a', event: { toString: 'b' } }],
		['an inherited type', Object.assign(Object.create({ type: 'a' }), { event: 'b' })],
		['an inherited event', Object.assign(Object.create({ event: 'b' }), { type: 'a' })],
	])('no: %s', (_, body) => expect(isEventShaped(body)).toBe(false));
});
