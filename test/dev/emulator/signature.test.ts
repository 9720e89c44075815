import { type Emulator, type EmulatorOptions, startEmulator } from '../../../dev/emulator';
import {
	CREATE,
	get,
	LIST,
	postText,
	type Reply,
	sample,
	send,
	signatureOf,
	signedHeaders,
} from './client';

let emulator: Emulator;

async function start(options?: EmulatorOptions): Promise<void> {
	emulator = await startEmulator(options);
}

afterEach(async () => await emulator.close());

const INVALID = {
	status: false,
	data: null,
	errors: { signature: ['Invalid Signature'] },
	err_code: 'AUTH_INVALID_SIGNATURE',
};

async function getWith(headers: Record<string, string>): Promise<Reply> {
	return await send(emulator.url + LIST, { headers });
}

describe('the signature a request needs', () => {
	it('lets a rightly signed request in, or nobody could work at all', async () => {
		await start();
		expect((await get(emulator, LIST)).status).toBe(200);
	});

	it.each(['x-api-key', 'x-timestamp', 'x-signature'])(
		'refuses a request without %s, or a node that forgets it would look fine here',
		async (missing) => {
			await start();
			const headers = signedHeaders(emulator);
			delete headers[missing];
			const reply = await getWith(headers);
			expect(reply.status).toBe(401);
			expect(reply.json).toMatchObject({ status: false, err_code: 'AUTH_MISSING_HEADERS' });
		},
	);

	it('refuses an unknown key, or a mixed-up credential would go unnoticed', async () => {
		await start();
		const reply = await getWith({ ...signedHeaders(emulator), 'x-api-key': 'production_key' });
		expect(reply.status).toBe(401);
		expect(reply.json).toMatchObject({ status: false, err_code: 'AUTH_UNAUTHORIZED' });
	});

	it('refuses a signature by another secret, or a mistyped secret would go unnoticed', async () => {
		await start();
		const headers = signedHeaders({ ...emulator, apiSecret: 'sandbox_secre' });
		const reply = await getWith(headers);
		expect(reply.status).toBe(401);
		expect(reply.json).toMatchObject(INVALID);
	});

	it('refuses a signature of another length or alphabet without falling over', async () => {
		await start();
		const headers = signedHeaders(emulator);
		for (const signature of [
			'x',
			headers['x-signature']?.replace(/=+$/, '') ?? '',
			'é'.repeat(44),
		]) {
			const reply = await getWith({ ...headers, 'x-signature': signature });
			expect(reply.json).toMatchObject(INVALID);
		}
	});

	it('answers 400 instead of 401 on request, because the documentation says both', async () => {
		await start({ invalidSignatureStatus: 400 });
		const reply = await getWith({ ...signedHeaders(emulator), 'x-signature': 'x' });
		expect(reply.status).toBe(400);
		expect(reply.json).toMatchObject({ ...INVALID, message: 'Bad Request' });
	});

	it('refuses a body that was changed after signing', async () => {
		await start();
		const reply = await postText(emulator, CREATE, '{"a":"1"}', '{"a":"2"}');
		expect(reply.json).toMatchObject(INVALID);
		expect(emulator.customers).toHaveLength(0);
	});

	it('refuses to count a body that came with an empty signature text as signed', async () => {
		await start();
		const reply = await postText(emulator, CREATE, JSON.stringify(sample()), '{}');
		expect(reply.json).toMatchObject(INVALID);
	});
});

describe('the timestamp', () => {
	const at = 1_700_000_000;

	async function replyAt(timestamp: string): Promise<Reply> {
		return await getWith(signedHeaders(emulator, '{}', timestamp));
	}

	it.each([at - 300, at, at + 300])('is taken within five minutes either way: %d', async (time) => {
		await start({ now: () => at * 1000 });
		expect((await replyAt(String(time))).status).toBe(200);
	});

	it.each([
		['six minutes old', String(at - 360)],
		['six minutes ahead', String(at + 360)],
		['in milliseconds', String(at * 1000)],
		['with a fraction', `${at}.5`],
		['a date', '2023-11-14T22:13:20Z'],
	])('is refused when it is %s, or a replayed request would pass', async (_what, timestamp) => {
		await start({ now: () => at * 1000 });
		expect((await replyAt(timestamp)).json).toMatchObject(INVALID);
	});

	it('has the tolerance that was asked for', async () => {
		await start({ now: () => at * 1000, timestampToleranceSeconds: 5 });
		expect((await replyAt(String(at - 5))).status).toBe(200);
		expect((await replyAt(String(at - 6))).json).toMatchObject(INVALID);
	});

	it('is measured by the clock in the Date header, so a skewed clock can be found out', async () => {
		await start({ now: () => at * 1000 });
		const reply = await getWith(signedHeaders(emulator));
		expect(reply.json).toMatchObject(INVALID);
		expect(reply.headers.get('date')).toBe('Tue, 14 Nov 2023 22:13:20 GMT');
	});
});

describe('the text that is signed', () => {
	const compact = '{"alpha":"Jos\\u00e9","n":1}';
	const compactUtf8 = '{"alpha":"José","n":1}';
	const spaced = '{"alpha": "Jos\\u00e9", "n": 1}';
	const texts = { compact, compactUtf8, spaced };
	const sent = '{ "n": 1,\n"alpha": "José" }';

	async function isTaken(signedText: string): Promise<boolean> {
		const reply = await postText(emulator, CREATE, sent, signedText);
		// The body lacks every field of a customer, so a right signature ends in 400.
		return reply.status === 400;
	}

	it.each(['compact', 'compactUtf8', 'spaced'] as const)(
		'is only %s when that is the format, or a wrong format in the credential would go unnoticed',
		async (format) => {
			await start({ signedJsonFormat: format });
			for (const [name, text] of Object.entries(texts)) {
				expect([name, await isTaken(text)]).toEqual([name, name === format]);
			}
		},
	);

	it('is any of the three when nobody wants to think about it', async () => {
		await start({ signedJsonFormat: 'any' });
		for (const text of Object.values(texts)) expect(await isTaken(text)).toBe(true);
		expect(await isTaken(sent)).toBe(false);
	});

	it('keeps nested fields, which the example for Node.js in the documentation loses', async () => {
		await start();
		const body = '{"risk":{"b":[{"d":1.0,"c":-0}],"a":null}}';
		const kept = await postText(
			emulator,
			CREATE,
			body,
			'{"risk":{"a":null,"b":[{"c":0,"d":1.0}]}}',
		);
		expect(kept.status).toBe(400);
		const lost = await postText(emulator, CREATE, body, '{"risk":{}}');
		expect(lost.json).toMatchObject(INVALID);
	});

	it('cannot hold half of an emoji as raw UTF-8: no server could sign that', async () => {
		await start({ signedJsonFormat: 'compactUtf8' });
		const reply = await postText(emulator, CREATE, '{"a":"\\ud83d"}', '{"a":"\ud83d"}');
		expect(reply.json).toMatchObject(INVALID);
	});
});

describe('signatures made with Python and Node.js elsewhere', () => {
	const order =
		'{"asset":"usdt","bank_id":"4e6f1b20-a73c-11ec-b909-0242ac120002","customer_id":"def8b740-99f9-4cba-bc9e-99de57e927b4","fiat":"inr","payment_method":"IMPS","risk_parameters":{"device_id":"dev-1","ip_address":"127.0.0.1","law_enforcement_agency_report":false,"suspicious_activity_report":false},"sending_amount":"10000"}';
	const john =
		'{"alpha_3_country_code":"IND","client_reference_id":"test123","email":"john@example.com","full_name":"John Doe","phone":"9911002211"}';
	const jose = '{"full_name":"José Ñandú 李","webhook_url":"https://example.com/h?a=1&b=2"}';

	it.each([
		['no body', 'compact', '', 'uWIMNA47Bbzzr47DnwnkSiSnnZAx+z5Z+xME2qx6fio='],
		['a flat body', 'compact', john, 'hiaREwyWk6KtR0116tveVwrDkYUZwMYimRwMSZ0syFI='],
		['a flat body', 'spaced', john, 'EJik9/7N6qyemMMdSyRMz/GIZHrYtL++1oFgur5BVxo='],
		['a nested body', 'compact', order, '1Uq5vj7STVeQJvlxBEPMGwgSCvrWFubbaU1UhbbFPXI='],
		['a nested body', 'spaced', order, 'p5omVieJDim9CRa5Cc9eQETPWjvoGaiC//2KmACfHVo='],
		['names beyond ASCII', 'compact', jose, 'W3e1NgoNj/V6ArdlW94kKqR9cVtJLNLYUKUrWcby3WE='],
		['names beyond ASCII', 'compactUtf8', jose, 'pqa0bCnWsiWQdKTTh28+0XK/C0+qY8DGAVJpZdhb8Ls='],
		['names beyond ASCII', 'spaced', jose, 'Sx2mGbk5B1DCEdNnVjQTYzrSlD0hYarLbdDddpmpRt4='],
	] as const)('are taken for %s (%s), or emulator and world differ', async (...vector) => {
		const [, signedJsonFormat, body, signature] = vector;
		await start({
			apiKey: 'test_key',
			apiSecret: 'test_secret',
			now: () => 1_700_000_000_000,
			signedJsonFormat,
		});
		const reply = await send(emulator.url + CREATE, {
			method: 'POST',
			headers: {
				'content-type': 'application/json',
				'x-api-key': 'test_key',
				'x-timestamp': '1700000000',
				'x-signature': signature,
			},
			body,
		});
		expect([200, 400]).toContain(reply.status);
		expect(reply.json).not.toMatchObject({ err_code: 'AUTH_INVALID_SIGNATURE' });
	});

	it('are made by this test the same way', () => {
		const signature = signatureOf('test_key', 'test_secret', '1700000000', '{}');
		expect(signature).toBe('uWIMNA47Bbzzr47DnwnkSiSnnZAx+z5Z+xME2qx6fio=');
	});
});

describe('a body that cannot be read', () => {
	it.each([
		['no JSON', 'full_name=John'],
		['cut off', '{"a":'],
		['followed by more', '{} {}'],
		['NaN', '{"a":NaN}'],
		['Infinity', '{"a":-Infinity}'],
		['too large a number', '{"a":1e999}'],
		['deeper than Python goes', '['.repeat(2000) + ']'.repeat(2000)],
	])('is refused with a reason: %s', async (_what, text) => {
		await start();
		const reply = await postText(emulator, CREATE, text);
		expect(reply.status).toBe(400);
		expect(reply.json).toMatchObject({ status: false, err_code: 'INPUT_MALFORMED' });
	});

	it('is refused when it is no UTF-8', async () => {
		await start();
		const body = new Uint8Array([0x22, 0xff, 0x22]);
		const headers = signedHeaders(emulator);
		const reply = await send(emulator.url + CREATE, { method: 'POST', headers, body });
		expect(reply.status).toBe(400);
		expect(reply.json).toMatchObject({ err_code: 'INPUT_MALFORMED' });
	});

	it.each(['application/x-www-form-urlencoded', 'text/plain', 'nonsense', ''])(
		'is refused as "%s", or a node that sends no JSON would look fine here',
		async (type) => {
			await start();
			const headers = { ...signedHeaders(emulator), 'content-type': type };
			const reply = await send(emulator.url + CREATE, { method: 'POST', headers, body: '{}' });
			expect(reply.status).toBe(415);
			expect(reply.json).toMatchObject({ status: false, err_code: 'INPUT_MALFORMED' });
		},
	);

	it('is taken with a charset', async () => {
		await start();
		const headers = {
			...signedHeaders(emulator),
			'content-type': 'Application/JSON; charset=utf-8',
		};
		const reply = await send(emulator.url + CREATE, { method: 'POST', headers, body: '{}' });
		expect(reply.json).toMatchObject({ err_code: 'REQ_FIELD_MISSING' });
	});
});

describe('an unknown path', () => {
	it.each(['/', '/cms/api/v1/customer', '/cms/api/v2/customer/list', '/cms/%zz'])(
		'gives 404 in the envelope, or a mistyped address would be hard to find: %s',
		async (path) => {
			await start();
			const reply = await get(emulator, path);
			expect(reply.status).toBe(404);
			expect(reply.json).toMatchObject({ status: false, data: null, err_code: 'NOT_FOUND' });
		},
	);
});
