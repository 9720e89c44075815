import type { Failure } from '../../../../dollarpe/response';
import type { Outcome } from '../../../../nodes/client/http/outcome';
import {
	inMinutes,
	LONGEST_WAIT_MS,
	MAX_RETRIES,
	retryAfter,
	waitBeforeRetry,
} from '../../../../nodes/client/http/retry';

const NOW = Date.parse('2026-01-31T12:00:00Z');

beforeEach(() => {
	jest.spyOn(Math, 'random').mockReturnValue(0);
	jest.spyOn(Date, 'now').mockReturnValue(NOW);
});
afterEach(() => jest.restoreAllMocks());

function failureWith(httpStatus: number, header?: unknown): Failure {
	return {
		kind: 'refused',
		httpStatus,
		headers: { 'retry-after': header },
		message: '',
		fieldErrors: [],
		body: '',
	};
}

const refused = (httpStatus: number, header?: unknown): Outcome => ({
	kind: 'refused',
	failure: failureWith(httpStatus, header),
});

const uncertain = (httpStatus: number, header?: unknown): Outcome => ({
	kind: 'uncertain',
	cause: 'answer',
	failure: failureWith(httpStatus, header),
});

const netTimeout: Outcome = {
	kind: 'uncertain',
	cause: 'answer',
	failure: { ...failureWith(400), errCode: 'NET_TIMEOUT' },
};

const broken = (cause: 'timeout' | 'cancelled' | 'disconnected' | 'tooLarge'): Outcome => ({
	kind: 'uncertain',
	cause,
	reason: '',
});

const notSent: Outcome = {
	kind: 'notSent',
	cause: 'unreachable',
	reason: 'ECONNREFUSED',
	triedBefore: false,
};

const answered: Outcome = { kind: 'answered', envelope: { status: true, data: {} } };

describe('what is sent again: what may have been carried out must not happen twice', () => {
	it.each<[method: string, what: string, outcome: Outcome, first: boolean, second: boolean]>([
		['GET', 'a success', answered, false, false],
		['POST', 'a success', answered, false, false],
		['GET', '400', refused(400), false, false],
		['GET', '401', refused(401), false, false],
		['GET', '404', refused(404), false, false],
		['GET', '500, which DollarPe refused', refused(500), false, false],
		['GET', '429', refused(429), true, true],
		['POST', '429', refused(429), true, true],
		['PUT', '429', refused(429), true, true],
		['PATCH', '429', refused(429), true, true],
		['GET', '429 by something else', uncertain(429), true, true],
		['POST', '429 by something else', uncertain(429), true, true],
		['GET', '408', uncertain(408), false, false],
		['GET', 'NET_TIMEOUT, which is a 400', netTimeout, true, true],
		['POST', 'NET_TIMEOUT, which is a 400', netTimeout, false, false],
		['GET', '500', uncertain(500), true, true],
		['GET', '501', uncertain(501), false, false],
		['GET', '502', uncertain(502), true, true],
		['GET', '503', uncertain(503), true, true],
		['GET', '504', uncertain(504), true, true],
		['GET', '505', uncertain(505), false, false],
		['GET', '200 without JSON', uncertain(200), false, false],
		['POST', '500', uncertain(500), false, false],
		['POST', '502', uncertain(502), false, false],
		['POST', '503', uncertain(503), false, false],
		['POST', '504', uncertain(504), false, false],
		['PUT', '503', uncertain(503), false, false],
		['get', '503', uncertain(503), false, false],
		['GET', 'a broken connection', broken('disconnected'), true, true],
		['POST', 'a broken connection', broken('disconnected'), false, false],
		[
			'GET',
			'a time-out: once, since each costs as long as the user waits',
			broken('timeout'),
			true,
			false,
		],
		['POST', 'a time-out', broken('timeout'), false, false],
		['GET', 'an answer that is too large', broken('tooLarge'), false, false],
		['GET', 'a canceled run', broken('cancelled'), false, false],
		['GET', 'a host that cannot be reached', notSent, false, false],
		['POST', 'a host that cannot be reached', notSent, false, false],
	])('%s, %s', (method, _, outcome, first, second) => {
		expect(waitBeforeRetry(method, outcome, 1) !== undefined).toBe(first);
		expect(waitBeforeRetry(method, outcome, 2) !== undefined).toBe(second);
	});

	it(`is sent again ${MAX_RETRIES} times, and not once more`, () => {
		expect(waitBeforeRetry('GET', uncertain(503), MAX_RETRIES)).toBeDefined();
		expect(waitBeforeRetry('GET', uncertain(503), MAX_RETRIES + 1)).toBeUndefined();
	});
});

describe('how long it waits: an API that asks for a pause must get it', () => {
	it.each<[attempt: number, header: unknown, expected: number | undefined]>([
		[1, undefined, 1000],
		[2, undefined, 2000],
		[3, undefined, 4000],
		[4, undefined, 8000],
		[5, undefined, 16_000],
		[1, '0', 1000],
		[4, '1', 8000],
		[1, '7', 7000],
		[4, '9', 9000],
		[1, String(LONGEST_WAIT_MS / 1000), LONGEST_WAIT_MS],
		[1, String(LONGEST_WAIT_MS / 1000 + 1), undefined],
	])('attempt %d with Retry-After %j: %j ms', (attempt, header, expected) => {
		expect(waitBeforeRetry('POST', refused(429, header), attempt)).toBe(expected);
	});

	it('adds up to a quarter of the back-off, so that what failed together does not come back together', () => {
		jest.mocked(Math.random).mockReturnValue(1);
		expect(waitBeforeRetry('POST', refused(429), 1)).toBe(1250);
		expect(waitBeforeRetry('POST', refused(429), 3)).toBe(5000);
		expect(waitBeforeRetry('POST', refused(429, '60'), 3)).toBe(61_000);
	});
});

describe('the Retry-After header: a misread one hammers DollarPe, or stops a sync for good', () => {
	it.each<[header: unknown, milliseconds: number | undefined]>([
		['0', 0],
		['1', 1000],
		['120', 120_000],
		[' 2 ', 2000],
		['0.5', 500],
		['Sat, 31 Jan 2026 12:00:10 GMT', 10_000],
		['Sat, 31 Jan 2026 12:00:00 GMT', 0],
		['Sat, 31 Jan 2026 11:59:59 GMT', undefined],
		['-1', undefined],
		['soon', undefined],
		['', undefined],
		['  ', undefined],
		['Infinity', undefined],
		[undefined, undefined],
		[null, undefined],
		[5, undefined],
		[['5'], undefined],
	])('%j', (header, milliseconds) => expect(retryAfter(header)).toBe(milliseconds));
});

it.each([
	[1, '1 minute'],
	[60_000, '1 minute'],
	[60_001, '2 minutes'],
	[3_600_000, '60 minutes'],
])('%d milliseconds are %s: who reads it waits long enough', (milliseconds, words) => {
	expect(inMinutes(milliseconds)).toBe(words);
});
