import { mayBeCarriedOut, openEnvelope } from '../../dollarpe/response';

function isOpen(status: number, body: unknown): boolean {
	const opened = openEnvelope({ statusCode: status, headers: {}, body });
	if (!('failure' in opened)) throw new Error('It was taken for a success');
	return mayBeCarriedOut(opened.failure);
}

const no = { status: false, data: null };

describe('DollarPe timed out or failed itself, with HTTP 4xx: whoever takes it for a refusal pays twice', () => {
	describe.each([
		'Request timed out',
		'request timed out.',
		'The request has TIMED-OUT, please try again',
		'Upstream time out',
		'Timeout',
		'NET_TIMEOUT',
		'Unknown Error',
		'An unknown error occurred.',
		'Unexpected error occurred. Please try again later.',
		'Internal server error',
		'Internal Server Error.',
		'Sorry: internal error!',
		'SYS_INTERNAL_ERROR',
	])('%s', (text) => {
		it.each<[string, object]>([
			['message', { message: text }],
			['message beside other errors', { message: text, errors: { email: ['Try again.'] } }],
			['detail', { detail: text }],
			['errors', { message: 'Bad Request', errors: text }],
			['errors.detail', { message: 'Bad Request', errors: { detail: [text] } }],
			['errors.detail as a text', { errors: { detail: text } }],
			['a list', { errors: ['Bad Request', text] }],
			['an unknown field', { errors: { error: { message: text } } }],
		])('in %s', (_, body) => {
			for (const status of [400, 401, 403, 409, 422, 499]) {
				expect([status, isOpen(status, { ...no, ...body })]).toEqual([status, true]);
			}
			expect(isOpen(200, { ...no, ...body })).toBe(true);
		});
	});

	it.each(['', 'Bad Request', 'bad request.'])('UNKNOWN_ERROR with the message "%s"', (message) => {
		expect(isOpen(400, { ...no, message, err_code: 'UNKNOWN_ERROR' })).toBe(true);
	});

	it.each<[string, object]>([
		['data', { id: '1' }],
		['a list', [1]],
	])('HTTP 400 that says true, with %s', (_, data) => {
		expect(isOpen(400, { status: true, message: 'Success', data })).toBe(true);
		expect(isOpen(422, { success: true, data })).toBe(true);
	});
});

describe('a plain refusal stays one: whoever is told that it may have worked looks in vain', () => {
	it.each<[number, object]>([
		[400, { message: 'Sometimes outgoing transfers stop' }],
		[400, { message: 'Unknown customer. Error in customer_id' }],
		[400, { message: 'Quotation has expired', err_code: 'UNKNOWN_ERROR' }],
		[400, { errors: { email: ['Email already in use'] }, err_code: 'UNKNOWN_ERROR' }],
		[401, { message: 'Invalid signature: the timestamp timed out' }],
		[407, { message: 'Request timed out' }],
		[429, { message: 'Too many requests; time out: 60 seconds' }],
		[400, { status: true, message: 'Success' }],
		[400, { status: true, success: false, data: { id: '1' } }],
	])('%d %j', (status, body) => expect(isOpen(status, { ...no, ...body })).toBe(false));

	it('does not search a text without end', () => {
		expect(isOpen(400, { ...no, message: `${'-'.repeat(20_000)} Request timed out` })).toBe(false);
	});
});
