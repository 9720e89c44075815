import { mayBeCarriedOut, openEnvelope, readBody, type Failure } from '../../dollarpe/response';

const open = (statusCode: number, body: unknown, headers = {}) =>
	openEnvelope({ statusCode, headers, body });

function failureOf(statusCode: number, body: unknown, headers = {}): Failure {
	const opened = open(statusCode, body, headers);
	if (!('failure' in opened)) throw new Error('It was taken for a success');
	return opened.failure;
}

describe('a success must be one: a refused customer that looks created is lost', () => {
	it.each([
		[200, { status: true, message: 'Success', data: { id: '1' } }, { id: '1' }],
		[201, { status: true, data: [1] }, [1]],
		[200, { success: true, data: [] }, []],
		[200, { status: true, data: 'https://example.com' }, 'https://example.com'],
	])('%d %j', (status, body, data) => {
		expect(open(status, body)).toMatchObject({ envelope: { data } });
	});

	it.each([
		[200, { status: false, data: {} }],
		[200, { success: false, data: {} }],
		[200, { status: true, success: false, data: {} }],
		[400, { status: true, data: {} }],
		[300, { status: true, data: {} }],
		[301, { status: true, data: {} }],
		[200, { status: true }],
		[200, { status: true, message: 'Success', data: null }],
		[200, { status: 'true', data: {} }],
		[200, { status: 'error', message: 'No', data: null }],
		[200, { data: {} }],
		[200, { data: null, errors: { email: ['In use.'] } }],
		[200, {}],
		[200, []],
		[200, '<html></html>'],
		[200, ''],
		[200, null],
		[204, undefined],
	])('is not: %d %j', (status, body) => {
		expect(open(status, body)).toHaveProperty('failure');
	});
});

describe("DollarPe's own words, in whichever of the documented shapes they come", () => {
	it.each([
		[
			'an object of lists',
			{ errors: { email: ['In use.', 'Too long.'] } },
			'',
			{ email: ['In use.', 'Too long.'] },
		],
		['an object of texts', { errors: { email: 'In use.' } }, '', { email: ['In use.'] }],
		[
			'nested',
			{ errors: { document_details: { document_number: ['Blank.'] } } },
			'',
			{ 'document_details.document_number': ['Blank.'] },
		],
		[
			'nested beside texts of the object itself',
			{ errors: { details: { non_field_errors: ['No.'], number: 'Blank.' }, email: ['In use.'] } },
			'',
			{ 'details.non_field_errors': ['No.'], 'details.number': ['Blank.'], email: ['In use.'] },
		],
		[
			'by the numbers of entries, which a person cannot look up',
			{ errors: { bank_statement_url: { '0': ['No URL.'], '2': ['Too long.'] } } },
			'',
			{ bank_statement_url: ['No URL.', 'Too long.'] },
		],
		[
			'a list of objects, one for each entry',
			{ errors: { files: [{}, { url: ['No URL.'] }, { url: ['Blank.'] }] } },
			'',
			{ 'files.url': ['No URL.', 'Blank.'] },
		],
		[
			'under a name that objects have of themselves',
			JSON.parse('{"errors": {"a": {"__proto__": ["Blank."]}}}') as object,
			'',
			{ 'a.__proto__': ['Blank.'] },
		],
		['a list', { errors: ['One.', 'Two.'], message: 'Bad Request' }, 'One. Two.', {}],
		[
			'a text',
			{ errors: 'Unexpected error occurred.', message: 'Internal' },
			'Unexpected error occurred.',
			{},
		],
		[
			'missing',
			{ message: 'customer_id: Invalid customer id' },
			'customer_id: Invalid customer id',
			{},
		],
		['null', { errors: null, message: 'No' }, 'No', {}],
		['empty', { errors: {}, message: 'No' }, 'No', {}],
		['only empty lists', { errors: { email: [] }, message: 'No' }, 'No', {}],
		[
			'numbers, yes and no',
			{ errors: { code: [5, true], ok: false } },
			'',
			{ code: ['5', 'true'], ok: ['false'] },
		],
		["Django's detail", { detail: 'Request was throttled.' }, 'Request was throttled.', {}],
		['nothing at all', {}, '', {}],
	])('errors: %s', (_, body, message, byField) => {
		const failure = failureOf(400, { status: false, data: null, ...body });
		const fieldErrors = Object.entries(byField).map(([field, messages]) => ({ field, messages }));
		expect(failure).toMatchObject({ kind: 'refused', message, fieldErrors });
	});
});

describe('an answer that never ends: a node that walked it all would hang', () => {
	const failed = (errors: unknown) => failureOf(400, { status: false, errors, message: 'No' });
	const nested = (levels: number): unknown =>
		levels === 0 ? 'Deep.' : { inner: nested(levels - 1) };
	const many = (count: number, value: unknown) =>
		Object.fromEntries(Array.from({ length: count }, (_, n) => [`field${n}`, value]));

	it('is read five levels below a field', () => {
		const fieldErrors = [{ field: 'a.inner.inner.inner.inner.inner', messages: ['Deep.'] }];
		expect(failed({ a: nested(5) })).toMatchObject({ message: '', fieldErrors });
		expect(failed({ a: nested(6) })).toMatchObject({ message: 'No', fieldErrors: [] });
	});

	it('gives at most 50 fields, and 20 texts about each', () => {
		expect(failed(many(60, 'Blank.')).fieldErrors).toHaveLength(50);
		expect(failed({ a: many(40, 'Blank.'), b: many(40, 'Blank.') }).fieldErrors).toHaveLength(50);
		expect(failed({ a: Array(30).fill('Blank.') }).fieldErrors[0]?.messages).toHaveLength(20);
		expect(failed(Array(30).fill('No.')).message).toBe(Array(20).fill('No.').join(' '));
	});
});

describe('the kind of failure, which decides what a person is told to do', () => {
	it.each([
		['signature', 400, { status: false, errors: { signature: ['Invalid Signature'] } }],
		['signature', 400, { status: false, errors: { signature: { detail: ['Not ours.'] } } }],
		['refused', 400, { status: false, errors: { signature_url: ['Not ours.'] } }],
		['signature', 401, { status: false, err_code: 'AUTH_INVALID_SIGNATURE' }],
		['signature', 401, { status: false, message: 'Invalid signature.' }],
		['refused', 400, { status: false, errors: { document_signature: ['Missing.'] } }],
		['key', 401, { status: false, err_code: 'AUTH_UNAUTHORIZED' }],
		['key', 401, 'Unauthorized'],
		['throttled', 429, ''],
		['refused', 400, { status: false, err_code: 'TOO_MANY_REQUESTS' }],
		['notDollarPe', 200, { status: true, message: 'Success', data: null }],
		['notDollarPe', 304, ''],
		['server', 500, { success: false, errors: 'Unexpected' }],
		['server', 503, '<html>'],
		['server', 500, { status: false, err_code: 'AUTH_INVALID_SIGNATURE' }],
		['signature', 499, { status: false, err_code: 'AUTH_INVALID_SIGNATURE' }],
		['refused', 404, { status: false, message: 'Not found' }],
		['refused', 200, { status: false, message: 'No' }],
		['refused', 200, { status: false, err_code: 'NOT_FOUND' }],
		['refused', 200, { status: false, errors: { email: ['In use.'] } }],
		['refused', 400, {}],
		['notDollarPe', 399, {}],
		['notDollarPe', 404, '<html>'],
		['proxy', 407, { status: false, message: 'Authenticate' }],
		['proxy', 407, '<html>'],
		['notDollarPe', 200, {}],
		['notDollarPe', 200, [1]],
		['notDollarPe', 201, { status: 'success', message: 'Payout initiated', data: { id: '1' } }],
		['notDollarPe', 201, { message: 'Payout initiated', data: { id: '1' } }],
		['notDollarPe', 200, { status: true, message: 'Accepted', err_code: 'NOT_FOUND' }],
	])('%s: %d %j', (kind, status, body) => {
		expect(failureOf(status, body).kind).toBe(kind);
	});

	it.each([
		[299, 'notDollarPe'],
		[300, 'redirect'],
		[307, 'redirect'],
		[399, 'redirect'],
		[400, 'refused'],
		[503, 'server'],
	])('an address in the headers of a %d: %s', (status, kind) => {
		const location = 'https://elsewhere.example';
		const failure = failureOf(status, {}, { location });
		expect(failure.kind).toBe(kind);
		expect(failure.location).toBe(kind === 'redirect' ? location : undefined);
	});

	it('says nothing of a code or an address that is not there', () => {
		expect(Object.keys(failureOf(400, {})).sort()).toEqual(
			['body', 'fieldErrors', 'headers', 'httpStatus', 'kind', 'message'].sort(),
		);
	});
});

describe('whether a request may have been carried out although it failed: a payout must not be sent twice', () => {
	const DOLLARPE = { status: false, message: 'No' };
	it.each<[expected: boolean, status: number, body: unknown, headers?: object]>([
		[true, 500, DOLLARPE],
		[true, 502, '<html>'],
		[true, 503, DOLLARPE],
		[true, 408, DOLLARPE],
		[true, 200, '<html>'],
		[true, 200, { status: true, data: null }],
		[true, 201, { status: 'success', message: 'Payout initiated', data: { id: '1' } }],
		[true, 201, { status: 'true', message: 'Payout initiated', data: { id: '1' } }],
		[true, 201, { status: 1, message: 'Payout initiated', data: { id: '1' } }],
		[true, 201, { message: 'Payout initiated', data: { id: '1' } }],
		[false, 200, { success: false, message: 'No' }],
		[true, 400, { ...DOLLARPE, err_code: 'net_timeout' }],
		[true, 404, '<html>'],
		[true, 400, { ...DOLLARPE, err_code: 'NET_TIMEOUT' }],
		[true, 400, { ...DOLLARPE, err_code: 'SYS_INTERNAL_ERROR' }],
		[true, 300, '', { location: 'https://elsewhere.example' }],
		[true, 301, '', { location: 'https://elsewhere.example' }],
		[true, 303, '', { location: 'https://elsewhere.example' }],
		[true, 306, ''],
		[false, 307, '', { location: 'https://elsewhere.example' }],
		[false, 308, '', { location: 'https://elsewhere.example' }],
		[false, 399, ''],
		[false, 400, DOLLARPE],
		[false, 401, DOLLARPE],
		[false, 404, DOLLARPE],
		[false, 407, DOLLARPE],
		[false, 407, '<html>'],
		[false, 409, DOLLARPE],
		[false, 429, ''],
		[false, 200, DOLLARPE],
	])('%s: %d %j', (expected, status, body, headers = {}) => {
		expect(mayBeCarriedOut(failureOf(status, body, headers))).toBe(expected);
	});
});

describe('an answer is bounded: one answer must not take n8n down', () => {
	const wordsOf = (errors: unknown) => failureOf(400, { status: false, errors });

	it('takes 50 field errors, and 20 words for each', () => {
		const fields = Array.from({ length: 60 }, (_, n) => [`field${n}`, ['No.']]);
		expect(wordsOf(Object.fromEntries(fields)).fieldErrors).toHaveLength(50);
		const many = Array.from({ length: 30 }, (_, n) => [`${n}a`, `${n}b`]);
		const two = Object.fromEntries(fields.map(([field]) => [field, ['One.', 'Two.']]));
		expect(wordsOf(two).fieldErrors.at(-1)).toEqual({
			field: 'field49',
			messages: ['One.', 'Two.'],
		});
		const [fieldError] = wordsOf({ email: many }).fieldErrors;
		expect(fieldError?.messages).toEqual(many.slice(0, 10).flat());
		// Of a very long list, only the beginning is looked at.
		const late = [...Array.from({ length: 50 }, () => ''), 'Late.'];
		expect(wordsOf({ email: late }).fieldErrors).toEqual([]);
	});

	it('takes 20 words of what is about no field', () => {
		const list = Array.from({ length: 30 }, (_, n) => ({ [`field${n}`]: `Word${n}` }));
		expect(wordsOf(list).message.split(' ')).toHaveLength(20);
	});

	it('tells the number of an entry from a name that begins with one', () => {
		const errors = { files: { '12': ['Too large.'], '2nd': ['Missing.'] } };
		expect(wordsOf(errors).fieldErrors).toEqual([
			{ field: 'files', messages: ['Too large.'] },
			{ field: 'files.2nd', messages: ['Missing.'] },
		]);
	});

	it('looks for words five levels deep', () => {
		const nested = (levels: number): unknown => (levels === 0 ? 'Deep.' : [nested(levels - 1)]);
		expect(wordsOf({ email: nested(5) }).fieldErrors).toEqual([
			{ field: 'email', messages: ['Deep.'] },
		]);
		expect(wordsOf({ email: nested(6) }).fieldErrors).toEqual([]);
	});
});

describe('the body of an answer: an ID whose last digits changed belongs to somebody else', () => {
	const nested = (levels: number) => '['.repeat(levels) + ']'.repeat(levels);

	it.each<[text: string, value: unknown]>([
		['{"id":12345678901234567890}', { id: '12345678901234567890' }],
		['{"id":9007199254740993}', { id: '9007199254740993' }],
		['{"id":9007199254740991,"n":1.50}', { id: 9007199254740991, n: 1.5 }],
		['{"id":"12345678901234567890"}', { id: '12345678901234567890' }],
		['{"a":[1,null,true,"x"]}', { a: [1, null, true, 'x'] }],
		['', ''],
		['<html>', '<html>'],
		['{"a":1', '{"a":1'],
		['\uFEFF{"id":"1"}', { id: '1' }],
		['\uFEFF{"id":12345678901234567890}', { id: '12345678901234567890' }],
		['\uFEFF\uFEFF{"id":"1"}', '\uFEFF\uFEFF{"id":"1"}'],
		['\uFEFF<html>', '\uFEFF<html>'],
		[nested(100), JSON.parse(nested(100))],
		[nested(101), nested(101)],
		[nested(5000), nested(5000)],
	])('%.60s', (text, value) => expect(readBody(text)).toEqual(value));
});
