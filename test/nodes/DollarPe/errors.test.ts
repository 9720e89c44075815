import { startEmulator, type Emulator, type Fault } from '../../../dev/emulator';
import { contact, failure, run, type NodeFailure } from '../../support/dollarPe';
import { json, startOddServer } from '../../support/oddServer';

let emulator: Emulator;
beforeAll(async () => (emulator = await startEmulator()));
afterAll(async () => await emulator.close());
beforeEach(() => emulator.reset());

const MAYBE = 'may or may not have carried it out';

async function failureAfter(fault: Fault, times = 1): Promise<NodeFailure> {
	emulator.faults.next(fault, times);
	return await failure(emulator);
}

describe("DollarPe says no: the person reads DollarPe's words, then the field, then what to do", () => {
	beforeEach(async () => {
		await run(emulator, {
			items: [contact(1)],
			parameters: { additionalFields: { clientReferenceId: 'crm-1' } },
		});
	});

	it.each([
		[
			'email',
			contact(2, { email: contact(1).email }),
			'Email already in use: "contact1@example.com" (field: Email)',
			'use the operation Create or Get',
		],
		[
			'phone',
			contact(2, { phone: contact(1).phone }),
			'Phone already in use: "9000000001" (field: Phone)',
			'use the operation Create or Get',
		],
		[
			'country',
			contact(2, { country: 'XYZ' }),
			'Invalid country code: "XYZ" (field: Nationality)',
			'from the list',
		],
		[
			'email text',
			contact(2, { email: 'x' }),
			'Enter a valid email address: "x" (field: Email)',
			'name@email.com',
		],
	])('%s', async (_, item, message, advice) => {
		const error = await failure(emulator, { items: [item] });
		expect(error.message).toBe(`${message} [Item 0]`);
		expect(error.description).toContain(advice);
		expect(error.httpCode).toBe('400');
	});

	it('client reference ID', async () => {
		const parameters = { additionalFields: { clientReferenceId: 'crm-1' } };
		const error = await failure(emulator, { items: [contact(2)], parameters });
		expect(error.message).toBe(
			'Client Reference ID already exists: "crm-1" (field: Client Reference ID) [Item 0]',
		);
		expect(error.description).toContain('created before');
	});

	it.each([
		[
			'Client Reference ID already exists',
			undefined,
			'A customer with this Client Reference ID exists: ',
		],
		[
			'Invalid country code',
			undefined,
			'Choose the country from the list, or give its English name',
		],
		['Email is malformed', 'INPUT_MALFORMED', 'Correct Email.'],
		['full name: too odd', 'INPUT_MALFORMED', 'Correct the field.'],
		['Full name is too odd', 'INPUT_MALFORMED', 'Correct Full Name.'],
		['Emails are odd', 'INPUT_MALFORMED', 'Correct the field.'],
		['Odd email', 'INPUT_MALFORMED', 'Correct the field.'],
	])('names the field that DollarPe names in words alone: %s', async (words, code, advice) => {
		const general = { message: words };
		for (const answer of [general, { errors: { non_field_errors: [words] } }]) {
			const body = JSON.stringify({ status: false, ...answer, err_code: code });
			const error = await failureAfter({ kind: 'json', status: 400, body });
			expect(error.message.replace(/: ".*"/, '')).toBe(`${words} [Item 0]`);
			expect(error.description).toContain(advice);
		}
	});

	it('names every field when there are several', async () => {
		const error = await failure(emulator, { items: [contact(1)] });
		expect(error.message).toBe(
			'Email already in use: "contact1@example.com" (field: Email); Phone already in use: "9000000001" (field: Phone) [Item 0]',
		);
	});

	it("keeps DollarPe's code, the HTTP status and the whole answer in the details", async () => {
		const error = await failure(emulator, { items: [contact(1)] });
		expect(error.context.data).toMatchObject({
			httpStatus: 400,
			errCode: 'USR_DUPLICATE_CONTACT',
			answer: { status: false, message: 'Bad Request', data: null },
		});
	});
});

describe('keys and signatures: the person learns which of the possible reasons it is', () => {
	it('a wrong secret', async () => {
		const error = await failure(emulator, { credential: { apiSecret: 'wrong_secret' } });
		expect(error.message).toBe('Invalid Signature [Item 0]');
		expect(error.httpCode).toBe('401');
		expect(error.description).toContain(`The credential is for ${new URL(emulator.url).host}`);
		expect(error.description).toContain('sandbox and production keys differ');
	});

	it('a wrong secret is not tried a second time, as n8n does after a 401', async () => {
		await failure(emulator, { credential: { apiSecret: 'wrong_secret' } });
		expect(emulator.requests).toHaveLength(1);
	});

	it('an unknown key', async () => {
		const error = await failure(emulator, { credential: { apiKey: 'unknown_key' } });
		expect(error.httpCode).toBe('401');
		expect(error.description).toContain('Check its API key and secret');
	});

	it('a clock that is wrong, by how much and in which direction', async () => {
		const ahead = await startEmulator({ now: () => Date.now() - 3600_000 });
		const behind = await startEmulator({ now: () => Date.now() + 3600_000 });
		expect((await failure(ahead)).description).toMatch(
			/clock is 3(599|600|601) seconds ahead of DollarPe/,
		);
		expect((await failure(behind)).description).toMatch(
			/clock is 3(599|600|601) seconds behind DollarPe/,
		);
		await Promise.all([ahead.close(), behind.close()]);
	});

	it('the JSON format, and which one to try next', async () => {
		const spaced = await startEmulator({ signedJsonFormat: 'spaced', invalidSignatureStatus: 400 });
		const error = await failure(spaced);
		expect(error.message).toBe('Invalid Signature [Item 0]');
		expect(error.description).toContain('set "JSON Format for Signing" to "With Spaces"');
		const { output } = await run(spaced, { credential: { signedJsonFormat: 'spaced' } });
		expect(output).toHaveLength(1);
		await spaced.close();
	});

	it('the JSON format only where it makes a difference for this very body', async () => {
		const utf8 = await startEmulator({ signedJsonFormat: 'compactUtf8' });
		const items = [contact(1, { name: 'José' })];
		expect((await failure(utf8, { items })).description).toContain(
			'"Compact, Letters as They Are"',
		);
		const plain = await failure(utf8, { credential: { apiSecret: 'wrong_secret' } });
		expect(plain.description).toContain('"With Spaces"');
		await utf8.close();
	});

	it('takes the credential of each item, where it has expressions in it', async () => {
		const items = [contact(1, { key: emulator.apiKey }), contact(2, { key: 'another_key' })];
		const { output } = await run(emulator, {
			items,
			onError: 'continueRegularOutput',
			credential: { apiKey: '={{ $json.key }}' },
		});
		expect(output.map(({ json }) => json.full_name ?? 'refused')).toEqual(['Contact 1', 'refused']);
		expect(emulator.requests.map(({ headers }) => headers['x-api-key']).sort()).toEqual(
			[emulator.apiKey, 'another_key'].sort(),
		);
	});

	it.each([
		[{ apiKey: 'sandbox_key\u200b' }, 'perhaps an invisible one'],
		[{ apiKey: 'sandbox “key”' }, 'perhaps an invisible one'],
		[{ apiSecret: 'sandbox\u200b_secret' }, 'perhaps an invisible one'],
		[{ apiKey: ' ' }, 'The API Key of the DollarPe credential is empty'],
		[{ apiSecret: '' }, 'The API Secret of the DollarPe credential is empty'],
		[{ baseUrl: 'https://example.com/path' }, 'scheme, host and port alone'],
		[{ baseUrl: 'http://example.com' }, 'must start with https://'],
	])('a credential that is not complete: %j', async (credential, message) => {
		expect((await failure(emulator, { credential })).message).toContain(message);
		expect(emulator.requests).toEqual([]);
	});
});

describe('DollarPe stumbles: the person learns whether the customer may exist', () => {
	it.each([
		['500 with status: false', { kind: 'status', status: 500, envelope: 'status' }],
		['500 with success: false', { kind: 'status', status: 500, envelope: 'success' }],
	] satisfies Array<[string, Fault]>)('%s', async (_, fault) => {
		const error = await failureAfter(fault);
		expect(error.message).toBe(
			'DollarPe failed to process the request: Unexpected error occurred. Please try again later. [Item 0]',
		);
		expect(error.description).toContain(MAYBE);
		expect(error.httpCode).toBe('500');
	});

	it.each([502, 503, 504])('%d with a web page', async (status) => {
		const error = await failureAfter({ kind: 'status', status });
		expect(error.message).toBe(`DollarPe failed to process the request (HTTP ${status}) [Item 0]`);
		expect(error.description).toContain(MAYBE);
		expect(emulator.requests).toHaveLength(1);
	});

	it('404', async () => {
		const error = await failureAfter({ kind: 'status', status: 404 });
		expect(error.httpCode).toBe('404');
		expect(error.description).toContain('environment');
	});

	it('200 that says status: false, which n8n would count as success', async () => {
		const error = await failureAfter({ kind: 'rejected200', message: 'Not today' });
		expect(error.message).toBe('Not today [Item 0]');
	});

	it.each([
		['a web page', { kind: 'html', status: 200 }, 'a web page'],
		['nothing', { kind: 'empty', status: 200 }, 'nothing'],
		['a web page with 403', { kind: 'html', status: 403 }, 'a web page'],
	] satisfies Array<[string, Fault, string]>)('%s in place of JSON', async (_, fault, shape) => {
		const error = await failureAfter(fault);
		expect(error.message).toContain(`answered with ${shape} in place of DollarPe's JSON`);
		expect(error.description).toContain('Base URL');
		expect(error.description).toContain(MAYBE);
	});

	it.each([
		['JSON', '{"status":false,"message":"Authenticate"}'],
		['a web page', '<html>'],
	])('a proxy that wants a password is not DollarPe that refuses: %s', async (_, body) => {
		const server = await startOddServer((response) => json(response, 407, body));
		const error = await failure(server);
		await server.close();
		expect(error.message).toBe(
			`A proxy on the way to ${new URL(server.url).host} asks for a user name and password (HTTP 407) [Item 0]`,
		);
		expect(error.description).toContain('It was not carried out.');
		expect(error.description).not.toContain(MAYBE);
	});

	it.each([302, 307] as const)(
		'a redirect (%d) is not followed, and the key does not go along',
		async (status) => {
			const elsewhere = await startEmulator();
			const error = await failureAfter({
				kind: 'redirect',
				status,
				location: `${elsewhere.url}/stolen`,
			});
			expect(error.message).toContain(`redirect to ${elsewhere.url}/stolen`);
			expect(error.message).toContain(`HTTP ${status}`);
			expect(elsewhere.requests).toEqual([]);
			await elsewhere.close();
		},
	);
});

describe('no answer at all', () => {
	it('nobody listens: nothing was sent', async () => {
		const gone = await startEmulator();
		await gone.close();
		const error = await failure(gone);
		expect(error.message).toBe(
			`DollarPe cannot be reached at ${new URL(gone.url).host} (ECONNREFUSED) [Item 0]`,
		);
		expect(error.description).toContain('Nothing was sent');
	});

	it.each(['before', 'after'] as const)(
		'a connection cut %s the work: a POST is never sent twice',
		async (when) => {
			const error = await failureAfter({ kind: 'cut', when });
			expect(error.message).toContain('The connection to DollarPe broke before an answer came');
			expect(error.description).toContain(MAYBE);
			expect(emulator.requests).toHaveLength(1);
			expect(emulator.customers).toHaveLength(when === 'after' ? 1 : 0);
		},
	);

	it('a time-out, in the seconds that the option says', async () => {
		emulator.faults.next({ kind: 'slow', ms: 3000 });
		const error = await failure(emulator, { parameters: { options: { timeout: 1 } } });
		expect(error.message).toBe('DollarPe did not answer within 1 second [Item 0]');
		expect(error.description).toContain(MAYBE);
		expect(emulator.requests).toHaveLength(1);
	});
});

describe('options that make no sense are refused before anything is sent', () => {
	it.each([
		[{ maxParallelRequests: 0 }, 'Max Parallel Requests must be a number from 1 to 100'],
		[{ maxParallelRequests: 101 }, 'Max Parallel Requests must be a number from 1 to 100'],
		[
			{ maxParallelRequests: '={{ "many" }}' },
			'Max Parallel Requests must be a number from 1 to 100',
		],
		[{ timeout: 0 }, 'Timeout must be a number from 1 to 3600'],
	])('%j', async (options, message) => {
		expect((await failure(emulator, { parameters: { options } })).message).toContain(message);
		expect(emulator.requests).toEqual([]);
	});
});

describe('secrets', () => {
	const KEY = 'key-0123456789';
	const SECRET = ['secret', '0123456789'].join('-');
	it('are hidden although blanks for a secret would match everywhere', async () => {
		const error = await failure(emulator, { credential: { apiSecret: '      ' } });
		expect(error.message).toBe('The API Secret of the DollarPe credential is empty [Item 0]');
	});

	it('are in no output and no data of a run that succeeds', async () => {
		const other = await startEmulator({ apiKey: KEY, apiSecret: SECRET });
		const { run: finished, output } = await run(other, { credential: { apiSecret: SECRET } });
		expect(output).toHaveLength(1);
		const everything = inspected(finished);
		for (const secret of [KEY, SECRET, /[A-Za-z0-9+/]{43}=/])
			expect(everything).not.toMatch(secret);
		await other.close();
	});

	const FAULTS: Array<Fault | undefined> = [
		undefined,
		{ kind: 'status', status: 500 },
		{ kind: 'html', status: 200 },
		{ kind: 'cut', when: 'before' },
		{ kind: 'redirect', status: 302, location: 'https://example.com' },
	];

	it.each(FAULTS)('are in no error, no output and no data of the run: %j', async (fault) => {
		const other = await startEmulator({ apiKey: KEY, apiSecret: 'another-secret' });
		if (fault) other.faults.next(fault);
		for (const onError of [undefined, 'continueRegularOutput'] as const) {
			const { run: finished } = await run(other, { credential: { apiSecret: SECRET }, onError });
			const everything = inspected(finished);
			expect(everything).toContain('contact1@example.com');
			for (const secret of [KEY, SECRET, /[A-Za-z0-9+/]{43}=/])
				expect(everything).not.toMatch(secret);
		}
		await other.close();
	});

	it('are taken out of an answer that shows the request', async () => {
		const redirect = (location: string): Fault => ({ kind: 'redirect', status: 302, location });
		emulator.faults.next(
			redirect(`https://example.com/?key=${emulator.apiKey}&s=${'A'.repeat(43)}=`),
		);
		const error = await failure(emulator);
		expect(error.message).toContain('https://example.com/?key=[hidden]&s=[hidden]');
	});
});

/** Everything that can be reached from a value: errors with their causes and stacks, hidden properties, all. */
function inspected(value: unknown, seen = new Set<unknown>()): string {
	if (typeof value !== 'object' || value === null) return String(value);
	if (seen.has(value)) return '';
	seen.add(value);
	return Object.getOwnPropertyNames(value)
		.map((name) => `${name}: ${inspected(Reflect.get(value, name), seen)}`)
		.join('\n');
}
