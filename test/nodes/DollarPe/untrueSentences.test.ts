import fc from 'fast-check';

import { contact, contacts, failure, run } from '../../support/dollarPe';
import { json, startOddServer, type OddServer } from '../../support/oddServer';
import { skipPauses } from '../../support/skippedPause';

jest.mock('../../../nodes/client/http/pause', () =>
	jest.requireActual<typeof import('../../support/skippedPause')>('../../support/skippedPause'),
);

beforeEach(skipPauses);

const MAYBE = 'may or may not have carried it out';
const NOT_SENT = /nothing was sent|was not sent|not sent|not carried out/i;

let server: OddServer;
let answer: { status: number; body: string; headers?: Record<string, string> };
beforeAll(async () => {
	server = await startOddServer((response) => {
		response.writeHead(answer.status, { 'Content-Type': 'application/json', ...answer.headers });
		response.end(answer.body);
	});
});
afterAll(async () => await server.close());
beforeEach(() => void (server.bodies.length = 0));

const nested = (levels: number, inside = '1') => '['.repeat(levels) + inside + ']'.repeat(levels);

// Names that every JavaScript object answers to.
const INHERITED = ['constructor', 'toString', '__proto__', 'hasOwnProperty', 'valueOf'];

describe('an answer came, so the request had left: a person who reads "nothing was sent" pays twice', () => {
	it.each(INHERITED)('with the err_code %s', async (code) => {
		answer = { status: 400, body: JSON.stringify({ status: false, err_code: code, data: null }) };
		const error = await failure(server);
		expect(error.message).toBe('DollarPe refused the request (HTTP 400) [Item 0]');
		expect(error.description).not.toMatch(NOT_SENT);
	});

	it.each(INHERITED)('with the words %s', async (words) => {
		const errors = `{"email":["${words}"],"${words}":["${words}"]}`;
		answer = { status: 400, body: `{"status":false,"errors":${errors},"data":null}` };
		const error = await failure(server);
		expect(error.message).toContain(words);
		expect(error.description).not.toMatch(NOT_SENT);
	});

	it.each<[string, number, string, Record<string, string>?]>([
		['200 that nests 3,000 levels', 201, `{"status":true,"data":${nested(3000)}}`],
		['200 that nests 100,000 levels', 200, `{"status":true,"data":${nested(100_000)}}`],
		['500 that nests 3,000 levels', 500, `{"status":false,"errors":${nested(3000, '"no"')}}`],
		['an object that nests', 502, `{"a":`.repeat(3000) + '1' + '}'.repeat(3000)],
		['303 after the work', 303, '{"status":true,"data":{}}', { location: '/done' }],
		['303 without an address', 303, '{"status":false,"message":"See other"}'],
		['302', 302, '', { location: '/done' }],
		['408 with an envelope', 408, '{"status":false,"message":"Request Timeout","data":null}'],
		['an internal error with HTTP 400', 400, '{"status":false,"err_code":"SYS_INTERNAL_ERROR"}'],
		['half a body', 200, '{"status":true,"data":{"id":"1"'],
	])('%s: nobody knows, and is told so', async (_, status, body, headers = {}) => {
		answer = { status, body, headers };
		const error = await failure(server);
		expect(server.bodies).toHaveLength(1);
		expect(error.description).toContain(MAYBE);
		expect(error.description).not.toMatch(NOT_SENT);
	});

	it('counts what may have been carried out apart from what failed', async () => {
		answer = { status: 500, body: '{"status":false}' };
		const error = await failure(server, { items: contacts(3) });
		expect(error.description).toContain('0 of 3 items succeeded.');
		expect(error.description).toContain('2 more may be in DollarPe already: check there');
		expect(error.description).not.toContain('also failed');
	});

	it('says so whatever JSON comes with whatever status', async () => {
		const key = fc.oneof(
			fc.constantFrom('status', 'success', 'data', 'errors', 'err_code', 'message', 'email'),
			fc.constantFrom(...INHERITED),
			fc.string(),
		);
		const leaf = fc.oneof(
			fc.constantFrom(true, false, null, 'already in use', 'NET_TIMEOUT', ...INHERITED),
			fc.string(),
			fc.double(),
		);
		const { value } = fc.letrec<{ value: unknown }>((tie) => ({
			value: fc.oneof(
				{ depthSize: 'small' },
				leaf,
				fc.array(tie('value'), { maxLength: 4 }),
				fc.dictionary(key, tie('value'), { maxKeys: 5 }),
			),
		}));
		await fc.assert(
			fc.asyncProperty(
				fc.constantFrom(200, 201, 204, 302, 303, 400, 401, 403, 404, 500),
				value,
				check,
			),
			{ numRuns: 300 },
		);
	}, 120_000);

	async function check(status: number, body: unknown) {
		answer = {
			status,
			body: status === 204 ? '' : JSON.stringify(body),
			headers: { location: '/' },
		};
		const { output, error } = await run(server, { items: [contact(1)] });
		if (!error) {
			// Only DollarPe's own yes is a success.
			expect(status).toBeLessThan(300);
			expect(output).toHaveLength(1);
			return;
		}
		expect(`${error.message} ${error.description}`).not.toMatch(NOT_SENT);
		expect(error.message).toMatch(/ \[Item 0\]$/);
		if (status >= 500 || status === 302 || status === 303) {
			expect(error.description).toContain(MAYBE);
		}
	}
});

describe('an earlier try was answered with 429: "nothing was sent" would not be true any more', () => {
	it('says that it was not carried out', async () => {
		const gone = await startOddServer((response) => {
			response.setHeader('Connection', 'close');
			json(response, 429, { status: false });
			void gone.close();
		});
		const error = await failure(gone);
		expect(error.message).toContain('DollarPe cannot be reached');
		expect(error.description).toMatch(/^Email: contact1@example\.com\. It was not carried out\./);
	});
});
