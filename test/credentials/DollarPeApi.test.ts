import { createHmac } from 'node:crypto';
import { Readable } from 'node:stream';
import type { ICredentialDataDecryptedObject, IHttpRequestOptions } from 'n8n-workflow';

import { DollarPeApi } from '../../credentials/DollarPeApi.credentials';

const NOW = 1700000000;
const SANDBOX = 'https://sandbox.dollarpe.xyz';
const CREATE = `${SANDBOX}/cms/api/v1/customer/create`;
const credential = { environment: 'sandbox', apiKey: 'test_key', apiSecret: 'test_secret' };

const customer = {
	full_name: 'John Doe',
	phone: '9911002211',
	email: 'john@example.com',
	alpha_3_country_code: 'IND',
	client_reference_id: 'test123',
};
const CUSTOMER_TEXT =
	'{"alpha_3_country_code":"IND","client_reference_id":"test123","email":"john@example.com","full_name":"John Doe","phone":"9911002211"}';
const CUSTOMER_SIGNATURE = 'hiaREwyWk6KtR0116tveVwrDkYUZwMYimRwMSZ0syFI=';
const EMPTY_SIGNATURE = 'uWIMNA47Bbzzr47DnwnkSiSnnZAx+z5Z+xME2qx6fio=';

beforeEach(() => jest.useFakeTimers().setSystemTime(NOW * 1000 + 999));
afterEach(() => jest.useRealTimers());

/** The HTTP Request node's options have names that n8n's own type does not know. */
type Options = Partial<IHttpRequestOptions> & Record<string, unknown>;

async function authenticate(
	options: Options,
	changes: ICredentialDataDecryptedObject = {},
): Promise<Options> {
	const request: IHttpRequestOptions = { url: '', ...options };
	const signed = await new DollarPeApi().authenticate({ ...credential, ...changes }, request);
	return { ...signed };
}

describe('what is signed: a wrong header here and DollarPe refuses every request', () => {
	it('signs an object, and sends the very text that it signed', async () => {
		const signed = await authenticate({ method: 'POST', url: CREATE, body: customer });
		expect(signed).toMatchObject({
			method: 'POST',
			url: CREATE,
			body: CUSTOMER_TEXT,
			headers: {
				'Content-Type': 'application/json',
				'X-API-KEY': 'test_key',
				'X-TIMESTAMP': '1700000000',
				'X-SIGNATURE': CUSTOMER_SIGNATURE,
			},
		});
	});

	it.each<[string, Options]>([
		['url alone', { method: 'POST', url: CREATE, body: customer }],
		[
			'baseURL and path',
			{ method: 'POST', baseURL: SANDBOX, url: '/cms/api/v1/customer/create', body: customer },
		],
		[
			'baseURL with a slash',
			{ method: 'POST', baseURL: `${SANDBOX}/`, url: 'cms/api/v1/customer/create', body: customer },
		],
		['uri, the HTTP Request node', { method: 'POST', uri: CREATE, json: true, body: customer }],
		['JSON text', { method: 'POST', url: CREATE, body: JSON.stringify(customer) }],
		[
			'JSON text with spaces',
			{ method: 'POST', uri: CREATE, body: JSON.stringify(customer, null, 4) },
		],
		['PATCH', { method: 'PATCH', url: CREATE, body: customer }],
	])('gives the same signature for the same body: %s', async (_, options) => {
		const signed = await authenticate(options);
		expect(signed.headers).toHaveProperty('X-SIGNATURE', CUSTOMER_SIGNATURE);
		expect(signed.body).toBe(CUSTOMER_TEXT);
		expect(signed.uri ?? signed.url).toBe(CREATE);
	});

	it.each<[string, Options]>([
		['without a body', { method: 'GET', url: CREATE }],
		['without a method', { url: CREATE }],
		[
			'with a body, which n8n would remove after signing',
			{ method: 'GET', url: CREATE, body: customer },
		],
		['with a query, which is not signed', { method: 'GET', url: `${CREATE}?a=1`, qs: { b: 2 } }],
	])('signs {} for a GET %s', async (_, options) => {
		const signed = await authenticate(options);
		expect(signed.headers).toHaveProperty('X-SIGNATURE', EMPTY_SIGNATURE);
		expect(signed).not.toHaveProperty('body');
	});

	it('sends {} for an empty object, which n8n would otherwise turn into no body at all', async () => {
		const signed = await authenticate({ method: 'POST', url: CREATE, body: {} });
		expect(signed.body).toBe('{}');
		expect(signed.headers).toHaveProperty('X-SIGNATURE', EMPTY_SIGNATURE);
	});

	it('writes the body in the format that the credential asks for', async () => {
		const body = { full_name: 'José Ñandú 李', webhook_url: 'https://example.com/h?a=1&b=2' };
		const options: Options = { method: 'POST', url: CREATE, body };
		const utf8 = await authenticate(options, { signedJsonFormat: 'compactUtf8' });
		const spaced = await authenticate(options, { signedJsonFormat: 'spaced' });
		expect(utf8.headers).toHaveProperty(
			'X-SIGNATURE',
			'pqa0bCnWsiWQdKTTh28+0XK/C0+qY8DGAVJpZdhb8Ls=',
		);
		expect(spaced.headers).toHaveProperty(
			'X-SIGNATURE',
			'Sx2mGbk5B1DCEdNnVjQTYzrSlD0hYarLbdDddpmpRt4=',
		);
	});

	it('keeps other headers, and replaces its own however they are written', async () => {
		const headers = {
			Accept: 'a/b',
			'content-type': 'text/plain',
			'x-signature': 'old',
			'X-Api-Key': 'old',
		};
		const signed = await authenticate({ method: 'POST', url: CREATE, body: customer, headers });
		expect(Object.keys(signed.headers ?? {}).sort()).toEqual(
			['Accept', 'Content-Type', 'X-API-KEY', 'X-SIGNATURE', 'X-TIMESTAMP'].sort(),
		);
	});

	it('never changes the options that it was given, which n8n uses again for a retry', async () => {
		const options: IHttpRequestOptions = {
			method: 'POST',
			baseURL: SANDBOX,
			url: '/cms/api/v1/customer/create',
			body: Object.freeze({ nested: Object.freeze({ b: 1, a: undefined }) }),
			headers: Object.freeze({ 'content-type': 'application/json' }),
		};
		const before = structuredClone(options);
		await new DollarPeApi().authenticate(credential, Object.freeze(options));
		expect(options).toEqual(before);
	});

	it('signs with a fresh timestamp each time', async () => {
		const first = await authenticate({ url: CREATE });
		jest.setSystemTime((NOW + 60) * 1000);
		const second = await authenticate({ url: CREATE });
		expect(first.headers).toHaveProperty('X-TIMESTAMP', String(NOW));
		expect(second.headers).toHaveProperty('X-TIMESTAMP', String(NOW + 60));
		expect(second.headers).not.toHaveProperty('X-SIGNATURE', EMPTY_SIGNATURE);
	});

	it('takes a key and a secret that were pasted with a blank or line break around them', async () => {
		const signed = await authenticate(
			{ url: CREATE },
			{ apiKey: ' test_key\n', apiSecret: '\ttest_secret ' },
		);
		expect(signed.headers).toMatchObject({
			'X-API-KEY': 'test_key',
			'X-SIGNATURE': EMPTY_SIGNATURE,
		});
	});

	it('takes a secret as UTF-8', async () => {
		const signed = await authenticate({ url: CREATE }, { apiSecret: 'gehéimnis 李' });
		const signature = createHmac('sha256', Buffer.from('gehéimnis 李', 'utf8'))
			.update(`test_key|${NOW}|{}`)
			.digest('base64');
		expect(signed.headers).toHaveProperty('X-SIGNATURE', signature);
	});
});

describe('where it signs: elsewhere, a stranger would get the key and a valid signature', () => {
	it.each([
		['https://evil.example/cms/api/v1/customer/create', 'https://evil.example'],
		['https://sandbox.dollarpe.xyz.evil.example/', 'https://sandbox.dollarpe.xyz.evil.example'],
		['https://sandbox.dollarpe.xyz@evil.example/', 'https://evil.example'],
		['https://evil.example\\@sandbox.dollarpe.xyz/', 'https://evil.example'],
		['https://sandbox.dollarpe.xyz:8443/', 'https://sandbox.dollarpe.xyz:8443'],
		['http://sandbox.dollarpe.xyz/', 'http://sandbox.dollarpe.xyz'],
		['https://production.dollarpe.xyz/', "DollarPe's production"],
		['//evil.example/', '//evil.example/'],
		['/cms/api/v1/customer/create', '/cms/api/v1/customer/create'],
		['', '""'],
	])('refuses %s, and names both hosts', async (url, named) => {
		const attempt = authenticate({ method: 'POST', url, body: customer });
		await expect(attempt).rejects.toThrow(named);
		await expect(attempt).rejects.toThrow('https://sandbox.dollarpe.xyz');
	});

	it.each<[string, Options]>([
		['baseURL', { baseURL: 'https://evil.example', url: '/cms' }],
		['uri', { uri: 'https://evil.example/cms' }],
		[
			'an absolute url over the right baseURL',
			{ baseURL: SANDBOX, url: 'https://evil.example/cms' },
		],
		['uri before url, as the HTTP client does', { url: CREATE, uri: 'https://evil.example' }],
	])('refuses a foreign host in %s', async (_, options) => {
		await expect(authenticate(options)).rejects.toThrow(
			'Refused to sign a request to https://evil.example',
		);
	});

	it('requests the very URL that it checked, so that no two readings of it can differ', async () => {
		const signed = await authenticate({
			url: 'HTTPS://SANDBOX.dollarpe.xyz:443/a/../b',
			baseURL: 'https://evil.example',
		});
		expect(signed.url).toBe('https://sandbox.dollarpe.xyz/b');
		expect(signed).not.toHaveProperty('baseURL');
	});

	it('does not let the HTTP client follow redirects, in the words of both its option styles', async () => {
		const signed = await authenticate({
			url: CREATE,
			followRedirect: true,
			followAllRedirects: true,
			maxRedirects: 21,
		});
		expect(signed).toMatchObject({
			disableFollowRedirect: true,
			followRedirect: false,
			followAllRedirects: false,
			maxRedirects: 0,
		});
	});

	it.each([
		['zapydSandbox', 'https://sandbox.zapyd.com', "DollarPe's sandbox (Zapyd)"],
		['zapydProduction', 'https://api.zapyd.com', "DollarPe's production (Zapyd)"],
	])('signs with a credential for %s at %s alone', async (environment, origin, name) => {
		const url = `${origin}/cms/api/v1/customer/list`;
		expect((await authenticate({ url }, { environment })).url).toBe(url);
		await expect(authenticate({ url: CREATE }, { environment })).rejects.toThrow(name);
		await expect(authenticate({ url })).rejects.toThrow(name);
	});

	it('signs for production with a production credential, and not for the sandbox', async () => {
		const production = { environment: 'production' };
		const url = 'https://production.dollarpe.xyz/cms/api/v1/customer/list';
		expect((await authenticate({ url }, production)).url).toBe(url);
		await expect(authenticate({ url: CREATE }, production)).rejects.toThrow("DollarPe's sandbox");
	});
});

describe('how it gets there: on a connection that others can read or redirect, they would get the key', () => {
	const elsewhere = { environment: 'custom', baseUrl: 'http://127.0.0.1:8787' };

	it.each<[string, Options]>([
		['skipSslCertificateValidation', { skipSslCertificateValidation: true }],
		['rejectUnauthorized, the HTTP Request node', { rejectUnauthorized: false }],
	])('refuses to sign where the certificate is not verified: %s', async (_, options) => {
		await expect(authenticate({ url: CREATE, ...options })).rejects.toThrow(
			/without verifying its certificate: .* signature\. Turn off "Ignore SSL Issues" in the options of the request$/,
		);
		const url = `${elsewhere.baseUrl}/a`;
		expect(await authenticate({ url, ...options }, elsewhere)).toMatchObject(options);
	});

	it.each<[string, unknown]>([
		['an address', 'http://proxy.example:3128'],
		['its parts', { host: 'proxy.example', port: 3128 }],
	])('takes a proxy, given as %s, for https alone', async (_, proxy) => {
		expect(await authenticate({ url: CREATE, proxy } as Options)).toMatchObject({ proxy });
		const attempt = authenticate({ url: `${elsewhere.baseUrl}/a`, proxy } as Options, elsewhere);
		await expect(attempt).rejects.toThrow(
			/through a proxy: .* signature\. Remove the proxy from the options of the request$/,
		);
	});

	it('drops every option that could change the connection, also one that n8n does not know yet', async () => {
		const signed = await authenticate({
			url: CREATE,
			agentOptions: { rejectUnauthorized: false, host: 'evil.example' } as object,
			agent: {},
			agents: {},
			httpsAgent: {},
			socketPath: '/tmp/evil',
			strictSSL: false,
			insecure: true,
			tunnel: false,
			lookup: () => 'evil.example',
			someday: true,
		});
		expect(Object.keys(signed).sort()).toEqual(
			[
				'disableFollowRedirect',
				'followAllRedirects',
				'followRedirect',
				'headers',
				'maxRedirects',
				'url',
			].sort(),
		);
	});

	it('keeps what says how to write the query, how long to wait and how to read the answer', async () => {
		const options: Options = {
			method: 'POST',
			qs: { a: 1 },
			arrayFormat: 'repeat',
			qsStringifyOptions: { arrayFormat: 'repeat' },
			useQuerystring: true,
			timeout: 1000,
			abortSignal: new AbortController().signal,
			json: true,
			encoding: 'stream',
			gzip: true,
			useStream: true,
			returnFullResponse: true,
			resolveWithFullResponse: true,
			ignoreHttpStatusErrors: true,
			simple: false,
			allowedDomains: 'sandbox.dollarpe.xyz',
			rejectUnauthorized: true,
			skipSslCertificateValidation: false,
		};
		expect(await authenticate({ ...options, url: CREATE })).toMatchObject(options);
	});

	it('drops the headers that belong to the connection: DollarPe would read another body, or another host would', async () => {
		const headers = {
			Accept: 'a/b',
			Host: 'evil.example',
			hOST: 'evil.example',
			' Host ': 'evil.example',
			Connection: 'close',
			'Content-Length': '2',
			'content-encoding': 'gzip',
			'Transfer-Encoding': 'chunked',
		};
		const signed = await authenticate({ method: 'POST', url: CREATE, body: customer, headers });
		expect(Object.keys(signed.headers ?? {}).sort()).toEqual(
			['Accept', 'Content-Type', 'X-API-KEY', 'X-SIGNATURE', 'X-TIMESTAMP'].sort(),
		);
	});
});

describe('a custom base URL: a typing error must not send the key somewhere', () => {
	it.each([
		['https://dollarpe.example.com', 'https://dollarpe.example.com'],
		['https://dollarpe.example.com/', 'https://dollarpe.example.com'],
		[' https://Dollarpe.Example.com:8443 ', 'https://dollarpe.example.com:8443'],
		['http://127.0.0.1:8787', 'http://127.0.0.1:8787'],
		['http://localhost:8787', 'http://localhost:8787'],
		['http://[::1]:8787', 'http://[::1]:8787'],
	])('takes %s', async (baseUrl, origin) => {
		const signed = await authenticate({ url: `${origin}/a` }, { environment: 'custom', baseUrl });
		expect(signed.url).toBe(`${origin}/a`);
	});

	it.each([
		['', 'is empty'],
		['dollarpe.example.com', 'scheme, host and port alone'],
		['https://dollarpe.example.com/cms', 'scheme, host and port alone'],
		['https://dollarpe.example.com?x=1', 'scheme, host and port alone'],
		['https://user:password@dollarpe.example.com', 'scheme, host and port alone'],
		['ftp://dollarpe.example.com', 'scheme, host and port alone'],
		['http://dollarpe.example.com', 'must start with https://'],
		['http://127.0.0.1.evil.example', 'must start with https://'],
		['http://192.168.0.1', 'must start with https://'],
	])('refuses %j', async (baseUrl, message) => {
		const attempt = authenticate({ url: `${baseUrl}/a` }, { environment: 'custom', baseUrl });
		await expect(attempt).rejects.toThrow(message);
	});

	it('refuses an environment that does not exist', async () => {
		await expect(authenticate({ url: CREATE }, { environment: 'staging' })).rejects.toThrow(
			'staging',
		);
	});
});

describe('a credential that is not complete: the person must learn which field it is', () => {
	it.each([
		[{ apiKey: '' }, 'The API Key of the DollarPe credential is empty'],
		[{ apiKey: '  \n' }, 'The API Key of the DollarPe credential is empty'],
		[{ apiSecret: '' }, 'The API Secret of the DollarPe credential is empty'],
		[{ apiSecret: 0 }, 'The API Secret of the DollarPe credential is empty'],
	])('%j', async (changes, message) => {
		await expect(authenticate({ url: CREATE }, changes)).rejects.toThrow(message);
	});
});

describe('bodies that are not JSON: DollarPe could not check their signature', () => {
	class FormData2 extends FormData {}

	it.each<[string, Options]>([
		['text', { body: 'full_name=John' }],
		['form option', { form: { full_name: 'John' } }],
		['formData option', { formData: { full_name: 'John' } }],
		[
			'form content type',
			{ body: customer, headers: { 'content-TYPE': 'application/x-www-form-urlencoded' } },
		],
		[
			'multipart content type',
			{ body: customer, headers: { 'Content-Type': 'multipart/form-data; boundary=x' } },
		],
		['URLSearchParams', { body: new URLSearchParams('a=b') }],
		['FormData', { body: new FormData2() }],
		['Buffer', { body: Buffer.from('{}') }],
		['Uint8Array', { body: new Uint8Array(2) as unknown as Buffer }],
		['stream', { body: Readable.from(['{}']) as unknown as Buffer }],
	])('refuses %s', async (_, options) => {
		const attempt = authenticate({ method: 'POST', url: CREATE, ...options });
		await expect(attempt).rejects.toThrow('DollarPe takes JSON bodies');
	});

	it('refuses NaN rather than sending null for an amount', async () => {
		const attempt = authenticate({ method: 'POST', url: CREATE, body: { sending_amount: NaN } });
		await expect(attempt).rejects.toThrow('"sending_amount" is NaN');
	});
});

it('never says the secret in an error, whatever goes wrong', async () => {
	const apiSecret = ['very', 'secret', '0123456789'].join('-');
	const attempts: Options[] = [
		{ url: 'https://evil.example' },
		{ url: CREATE, method: 'POST', body: 'x' },
		{ url: CREATE, method: 'POST', body: { a: NaN } },
		{ url: CREATE, form: {} },
		{ url: CREATE, skipSslCertificateValidation: true },
		{ url: CREATE, method: 'POST', body: { type: 'PAYOUT', event: 'SUCCESS' } },
	];
	for (const options of attempts) {
		const error: unknown = await authenticate(options, { apiSecret }).catch((e: unknown) => e);
		expect(error).toBeInstanceOf(Error);
		const text =
			error instanceof Error ? `${error.message} ${error.stack} ${JSON.stringify(error)}` : '';
		expect(text).not.toContain(apiSecret);
	}
});

it('still signs after n8n has copied it: otherwise the HTTP Request node does not offer the credential', async () => {
	const { authenticate } = { ...new DollarPeApi() };
	const signed = await authenticate(credential, { url: CREATE });
	expect(signed.headers).toHaveProperty('X-SIGNATURE', EMPTY_SIGNATURE);
});

describe('the form that a person fills in', () => {
	const { properties } = new DollarPeApi();

	it('masks key and secret, and begins with the sandbox, where no money moves', () => {
		const masked = properties
			.filter(({ typeOptions }) => typeOptions?.password)
			.map(({ name }) => name);
		expect(masked).toEqual(['apiKey', 'apiSecret', 'previousApiSecret']);
		expect(properties.map(({ name, default: initial }) => [name, initial])).toEqual([
			['environment', 'sandbox'],
			['baseUrl', ''],
			['api', 'dollarpe'],
			['apiKey', ''],
			['apiSecret', ''],
			['previousApiSecret', ''],
			['signedJsonFormat', 'compact'],
		]);
	});
});
