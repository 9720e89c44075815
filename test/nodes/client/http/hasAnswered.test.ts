import { hasAnswered, outcomeOf, type Outcome } from '../../../../nodes/client/http/outcome';

const answer = (statusCode: number, body: unknown) =>
	hasAnswered(outcomeOf({ statusCode, headers: {}, body }));
const envelope = (changes: object = {}) => ({
	status: false,
	data: null,
	message: 'Bad',
	...changes,
});

describe('what is an answer of DollarPe: an outage must be seen, and a refusal must not pass for one', () => {
	it.each<[string, number, unknown]>([
		['success', 200, envelope({ status: true, data: {} })],
		['success without data', 200, envelope({ status: true })],
		['a refusal', 400, envelope()],
		['a wrong signature', 401, envelope({ err_code: 'AUTH_INVALID_SIGNATURE' })],
		['not found', 404, envelope()],
		['429', 429, envelope()],
		['429 as a web page', 429, '<html>'],
	])('is one: %s', (_, status, body) => expect(answer(status, body)).toBe(true));

	it.each<[string, number, unknown]>([
		['500 in an envelope', 500, envelope()],
		['502', 502, '<html>'],
		['503', 503, ''],
		['a time-out of a server', 408, envelope()],
		['NET_TIMEOUT', 400, envelope({ err_code: 'NET_TIMEOUT' })],
		['a web page', 200, '<html>'],
		['a web page that forbids', 403, '<html>'],
		['nothing', 200, ''],
		["a proxy's login", 407, envelope()],
	])('is none: %s', (_, status, body) => expect(answer(status, body)).toBe(false));

	it('is none: a redirect', () => {
		const headers = { location: 'https://login.example' };
		expect(hasAnswered(outcomeOf({ statusCode: 302, headers, body: {} }))).toBe(false);
	});

	it.each<[string, boolean | undefined]>([
		['timeout', false],
		['disconnected', false],
		['tooLarge', true],
		['mismatched', true],
		['cancelled', undefined],
	])('of a request that ended with %s: %s', (cause, expected) => {
		const outcome = { kind: 'uncertain', cause, reason: '' } as Outcome;
		expect(hasAnswered(outcome)).toBe(expected);
	});

	it.each<[string, boolean | undefined]>([
		['unreachable', false],
		['refusedToSign', undefined],
		['runEnded', undefined],
		['noAnswers', undefined],
	])('of a request that was not sent, %s: %s', (cause, expected) => {
		const outcome = { kind: 'notSent', cause, reason: '', triedBefore: false } as Outcome;
		expect(hasAnswered(outcome)).toBe(expected);
	});
});
