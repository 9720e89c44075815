import { payout, post, useTrigger } from '../../support/trigger';

const { listen, signed } = useTrigger();

/** What the workflow gets for a genuine body, given in its canonical form. */
async function delivered(canonical: string) {
	const server = await listen();
	expect(await post(server, canonical, signed(canonical))).toBe(200);
	return server.started[0];
}

const withMember = (name: string, json: string) =>
	`{"event":"SUCCESS",${JSON.stringify(name)}:${json},"type":"PAYOUT"}`;

describe('the digits of an event reach the workflow: with others, it would look up or pay something else', () => {
	it.each([
		['12345678901234567890', '12345678901234567890'],
		['9007199254740993', '9007199254740993'],
		['-9007199254740993', '-9007199254740993'],
		['9007199254740992', '9007199254740992'],
		['9007199254740991', 9007199254740991],
		['-9007199254740991', -9007199254740991],
		['42', 42],
		['0', 0],
		['-1', -1],
		['1.5', 1.5],
		['0.1', 0.1],
		['100.0', 100],
		['1e+16', 1e16],
		['1e-05', 0.00001],
		['0.0', 0],
	])('%s', async (json, expected) => {
		expect((await delivered(withMember('id', json)))?.id).toBe(expected);
	});

	it.each([
		['100.00000000000000001', '100.0', 100],
		['0.1234567890123456789', '0.12345678901234568', 0.12345678901234568],
		['1E-400', '0.0', 0],
		['1.50', '1.5', 1.5],
		['1E2', '100.0', 100],
	])(
		'%s, which is signed as %s: nothing that the signature does not cover',
		async (json, python, expected) => {
			const server = await listen();
			const body = withMember('id', json);
			expect(await post(server, body, signed(withMember('id', python)))).toBe(200);
			expect(server.started[0]?.id).toBe(expected);
		},
	);

	it('however deep they lie', async () => {
		const event = await delivered(withMember('metadata', '{"a":[{"b":12345678901234567890},1]}'));
		expect(event?.metadata).toEqual({ a: [{ b: '12345678901234567890' }, 1] });
	});

	it('digits in a text stay the text that they are', async () => {
		const event = await delivered(withMember('id', '"007"'));
		expect(event?.id).toBe('007');
	});
});

describe('metadata is delivered as it came', () => {
	it.each([
		['a list', ['x'], '["x"]'],
		['text', 'x', '"x"'],
		['blank text', '', '""'],
		['a number', 1, '1'],
		['false', false, 'false'],
		['an object', { a: null }, '{"a":null}'],
	])('%s', async (_, expected, json) => {
		expect((await delivered(withMember('metadata', json)))?.metadata).toEqual(expected);
	});

	it('a key that JavaScript gives a meaning to is data like any other', async () => {
		const event = await delivered('{"__proto__":{"a":1},"event":"SUCCESS","type":"PAYOUT"}');
		expect(Object.keys(event ?? {})).toContain('__proto__');
		expect(event).not.toHaveProperty('a');
	});
});

describe('with the credential on any JSON format, events in each of the three start the workflow', () => {
	const body = JSON.stringify({ ...payout, metadata: { name: 'José 李 😀', amounts: [1, 2] } });
	// What Python's json.dumps(…, sort_keys=True) gives, without and with ensure_ascii, and with its own separators.
	const texts = {
		compact:
			'{"event":"SUCCESS","id":"9a4c2b1e-0f63-4c5e-9a86-2f2b6d1c7a10","metadata":{"amounts":[1,2],"name":"Jos\\u00e9 \\u674e \\ud83d\\ude00"},"timestamp":"2026-03-13T10:00:00Z","type":"PAYOUT"}',
		compactUtf8:
			'{"event":"SUCCESS","id":"9a4c2b1e-0f63-4c5e-9a86-2f2b6d1c7a10","metadata":{"amounts":[1,2],"name":"José 李 😀"},"timestamp":"2026-03-13T10:00:00Z","type":"PAYOUT"}',
		spaced:
			'{"event": "SUCCESS", "id": "9a4c2b1e-0f63-4c5e-9a86-2f2b6d1c7a10", "metadata": {"amounts": [1, 2], "name": "Jos\\u00e9 \\u674e \\ud83d\\ude00"}, "timestamp": "2026-03-13T10:00:00Z", "type": "PAYOUT"}',
	};

	const formats = ['compact', 'compactUtf8', 'spaced'] as const;
	it.each(formats.flatMap((ours) => formats.map((theirs) => [ours, theirs] as const)))(
		'the credential on %s, an event in %s',
		async (signedJsonFormat, theirs) => {
			const server = await listen({}, { signedJsonFormat });
			expect(await post(server, body, signed(texts[theirs]))).toBe(200);
			expect(await post(server, body, signed(texts[theirs], 0, 'not-the-secret'))).toBe(401);
			expect(server.started).toHaveLength(1);
		},
	);

	it('the same event in two formats is one event', async () => {
		const server = await listen();
		const older = '{"event":"COMPLETED","payout_id":"1","type":"PAYOUT"}';
		const spaced = '{"event": "COMPLETED", "payout_id": "1", "type": "PAYOUT"}';
		for (const text of [older, spaced]) expect(await post(server, older, signed(text))).toBe(200);
		expect(server.started).toHaveLength(1);
	});
});
