import { sleep } from 'n8n-workflow';

import { startEmulator, type Emulator } from '../../../dev/emulator';
import { contact, contacts, credentialType, failure, run, start } from '../../support/dollarPe';
import { startWithoutSockets } from '../../support/withoutSockets';

let emulator: Emulator;
beforeAll(async () => (emulator = await startEmulator({ latency: [1, 20] })));
afterAll(async () => await emulator.close());
beforeEach(() => emulator.reset());

const BLANK = { name: ' ' };

describe('many contacts: each becomes one customer, and stays the one it was', () => {
	it('keeps order and pairing although answers come in any order', async () => {
		const { output } = await run(emulator, { items: contacts(200) });
		expect(output.map(({ json, pairedItem }) => [json.full_name, pairedItem])).toEqual(
			contacts(200).map(({ name }, item) => [name, { item }]),
		);
		expect(emulator.customers).toHaveLength(200);
	});

	it.each([7, 20])(
		'never has more than %d requests under way, with 1,000 contacts',
		async (max) => {
			const quick = await startEmulator({ latency: 20 });
			const parameters = { options: { maxParallelRequests: max } };
			const { output } = await run(quick, { items: contacts(1000), parameters });
			expect(output).toHaveLength(1000);
			expect(quick.peakInFlight).toBeLessThanOrEqual(max);
			expect(quick.peakInFlight).toBeGreaterThanOrEqual(max / 2);
			await quick.close();
		},
	);

	it('has 20 under way when nothing else is said', async () => {
		const slow = await startEmulator({ latency: 50 });
		await run(slow, { items: contacts(60) });
		expect(slow.peakInFlight).toBe(20);
		await slow.close();
	});

	it('starts them in order', async () => {
		await run(emulator, {
			items: contacts(50),
			parameters: { options: { maxParallelRequests: 1 } },
		});
		const names = emulator.requests.map(({ body }) => JSON.parse(body).full_name as unknown);
		expect(names).toEqual(contacts(50).map(({ name }) => name));
	});

	it('brings 10,000 contacts through, once each', async () => {
		const large = startWithoutSockets();
		const items = contacts(10_000);
		const { output } = await run(large, {
			items,
			parameters: { options: { maxParallelRequests: 100 } },
		});
		expect(new Set(output.map(({ json }) => json.id)).size).toBe(10_000);
		expect(large.paths).toHaveLength(10_000);
		large.close();
	}, 300_000);
});

describe('the first error ends the run: what DollarPe has by then must not be lost', () => {
	it('sends nothing for the item and those after it', async () => {
		const items = [contact(0), contact(1), contact(2, BLANK), contact(3), contact(4)];
		const error = await failure(emulator, { items });
		expect(emulator.customers.map(({ full_name }) => full_name).sort()).toEqual([
			'Contact 0',
			'Contact 1',
		]);
		expect(error.message).toBe('Full Name is blank [Item 2]');
	});

	it('awaits what is under way, and lists the ids of what went through', async () => {
		const items = [...contacts(10), contact(10, { email: 'x' }), ...contacts(100).slice(11)];
		const error = await failure(emulator, { items });
		const { customers } = emulator;
		expect(customers.length).toBeGreaterThanOrEqual(10);
		expect(customers.length).toBeLessThan(60);
		expect(error.context.itemIndex).toBe(10);
		expect(error.message).toBe('Enter a valid email address: "x" (field: Email) [Item 10]');
		expect(error.description).toContain('Item 10 ended the run.');
		expect(error.description).toContain(`${customers.length} of 100 items succeeded (IDs: `);
		expect(error.description).toContain(`${99 - customers.length} more items were not sent.`);
		for (const { id } of customers) expect(error.description).toContain(id);
		const succeeded = error.context.succeeded as Array<{ item: number; id: string }>;
		expect(succeeded.map(({ id }) => id).sort()).toEqual(customers.map(({ id }) => id).sort());
	});

	it('keeps all ids in the details when there are too many for a sentence', async () => {
		const items = [...contacts(300), contact(300, BLANK)];
		const error = await failure(emulator, { items });
		expect(error.context.succeeded).toHaveLength(emulator.customers.length);
		expect(error.description).toMatch(/of 301 items succeeded \(IDs: .* and \d+ more\)\./);
	});

	it('tells what else failed while it was under way', async () => {
		const items = [0, 1, 2].map((n) => contact(n, { email: 'x' }));
		const error = await failure(emulator, { items });
		// Any of the three may come first.
		const failed = String.raw`Item (\d) \(Email: x\): Enter a valid email address: "x" \(field: Email\)`;
		const sentence = new RegExp(
			`2 more requests in progress also failed: ${failed}; ${failed}\\. 0 of 3 items succeeded\\.$`,
		);
		const [, one, other] = sentence.exec(error.description ?? '') ?? [];
		expect(Number(one)).toBeLessThan(Number(other));
	});
});

describe('nothing can be sent at all: no contact may look as if it had become a customer', () => {
	it.each([
		[{ credential: { baseUrl: 'http://example.com' } }, 'must start with https://'],
		[{ credential: { apiSecret: '' } }, 'API Secret of the DollarPe credential is empty'],
		[{ parameters: { options: { timeout: 0 } } }, 'The option Timeout must be a number'],
	])('every contact is on the error output: %j', async (settings, message) => {
		const { output, errorOutput } = await run(emulator, {
			items: contacts(3),
			onError: 'continueErrorOutput',
			...settings,
		});
		expect(output).toEqual([]);
		expect(errorOutput.map(({ json }) => [json.email, json.error])).toEqual(
			contacts(3).map(({ email }) => [email, expect.stringContaining(message) as string]),
		);
		expect(emulator.requests).toEqual([]);
	});
});

describe('continue on fail: the others go on, in their places', () => {
	const items = [
		contact(0),
		contact(1, BLANK),
		contact(2, { email: contact(0).email, phone: '9111111111' }),
		contact(3),
		contact(4, { country: 'XYZ' }),
	];
	const serial = { options: { maxParallelRequests: 1 } };

	it('gives each failed item its message, where it stood', async () => {
		const { output, error } = await run(emulator, {
			items,
			onError: 'continueRegularOutput',
			parameters: serial,
		});
		expect(error).toBeUndefined();
		expect(output.map(({ json }) => json.error ?? json.full_name)).toEqual([
			'Contact 0',
			'Full Name is blank [Item 1]',
			'Email already in use: "contact0@example.com" (field: Email) [Item 2]',
			'Contact 3',
			'Invalid country code: "XYZ" (field: Nationality) [Item 4]',
		]);
		expect(output.map(({ pairedItem }) => pairedItem)).toEqual(items.map((_, item) => ({ item })));
	});

	it('gives an error in the two keys that every version of n8n knows one by', async () => {
		const { output } = await run(emulator, {
			items: [contact(1, BLANK)],
			onError: 'continueRegularOutput',
		});
		expect(Object.keys(output[0]?.json ?? {}).sort()).toEqual(['error', 'message']);
	});

	it('gives the error output the contact too, so that a person can mend it', async () => {
		const { output, errorOutput } = await run(emulator, {
			items,
			onError: 'continueErrorOutput',
			parameters: serial,
		});
		expect(output.map(({ pairedItem }) => pairedItem)).toEqual([{ item: 0 }, { item: 3 }]);
		expect(errorOutput.map(({ json, pairedItem }) => [json.email, json.error, pairedItem])).toEqual(
			[
				['contact1@example.com', 'Full Name is blank [Item 1]', { item: 1 }],
				[
					'contact0@example.com',
					'Email already in use: "contact0@example.com" (field: Email) [Item 2]',
					{ item: 2 },
				],
				[
					'contact4@example.com',
					'Invalid country code: "XYZ" (field: Nationality) [Item 4]',
					{ item: 4 },
				],
			],
		);
		expect(errorOutput[1]?.json.message).toMatch(
			/^Email: contact0@example\.com\. If the customer who has it is the same person.*\(HTTP 400, USR_DUPLICATE_CONTACT\)$/,
		);
	});

	it('takes an expression that cannot be evaluated for the error of its own item', async () => {
		const { output } = await run(emulator, {
			items: contacts(3),
			onError: 'continueRegularOutput',
			parameters: { fullName: '={{ $itemIndex === 1 ? $("Nowhere").item.json.a : $json.name }}' },
		});
		expect(output.map(({ json }) => json.full_name ?? json.error)).toEqual([
			'Contact 0',
			expect.stringMatching(/^Full Name cannot be evaluated: .* \[Item 1\]$/),
			'Contact 2',
		]);
	});
});

describe('429: the customer waits, and is created once', () => {
	it('sends again with a fresh timestamp and signature, after the seconds that DollarPe asks for', async () => {
		emulator.faults.next({ kind: 'status', status: 429, retryAfter: 1 });
		const { output } = await run(emulator);
		expect(output).toHaveLength(1);
		const [first, second] = emulator.requests;
		expect(emulator.requests.map(({ status }) => status)).toEqual([429, 200]);
		expect(Number(second?.receivedAt) - Number(first?.receivedAt)).toBeGreaterThanOrEqual(990);
		expect(second?.headers['x-timestamp']).not.toBe(first?.headers['x-timestamp']);
		expect(second?.headers['x-signature']).not.toBe(first?.headers['x-signature']);
	});

	it('waits until the date that DollarPe asks for', async () => {
		const retryAfter = new Date(Date.now() + 2000).toUTCString();
		emulator.faults.next({ kind: 'status', status: 429, retryAfter });
		await run(emulator);
		expect(emulator.requests[1]?.receivedAt).toBeGreaterThanOrEqual(Date.parse(retryAfter));
	});

	it('does not wait for an hour, but says that DollarPe asks for it', async () => {
		emulator.faults.next({ kind: 'status', status: 429, retryAfter: 3600 });
		const error = await failure(emulator);
		expect(emulator.requests).toHaveLength(1);
		expect(error.description).toContain('DollarPe asks to wait 60 minutes');
	});

	it('does not send again once another item has ended the run', async () => {
		emulator.faults.when(({ body }) =>
			body.includes('Contact 0') ? { kind: 'status', status: 429, retryAfter: 60 } : undefined,
		);
		const items = [contact(0), contact(1, { email: 'x' })];
		const error = await failure(emulator, { items });
		expect(error.context.failed).toMatchObject([
			{ item: 1, message: 'Enter a valid email address: "x" (field: Email) [Item 1]' },
			{ item: 0, message: expect.stringContaining('Not carried out') as string },
		]);
		expect(emulator.customers).toEqual([]);
	});
});

describe('cancelling the execution', () => {
	it('stops new requests at once', async () => {
		const slow = await startEmulator({ latency: 100 });
		const signing = jest.spyOn(credentialType, 'authenticate');
		const execution = start(slow, { items: contacts(1000) });
		const finished = execution.finished.catch(() => undefined);
		while (slow.requests.length < 30) await sleep(5);
		execution.cancel();
		// What is on its way at that moment still arrives, but nothing is signed any more.
		const signed = signing.mock.calls.length;
		await finished;
		await sleep(500);
		expect(signing.mock.calls.length).toBe(signed);
		expect(slow.requests.length).toBeLessThanOrEqual(signed);
		signing.mockRestore();
		await slow.close();
	});
});

describe("n8n's Retry On Fail runs everything again: what an earlier try did must not be forgotten", () => {
	it('says so, also where there is one item', async () => {
		emulator.faults.next({ kind: 'cut', when: 'after' });
		const error = await failure(emulator, { maxTries: 2 });
		expect(error.message).toContain('Email already in use');
		expect(error.description).toContain('describes the last try only');
		expect(emulator.customers).toHaveLength(1);
	});
});

describe("n8n's Custom API Call, executed by mistake", () => {
	it.each([{ resource: '__CUSTOM_API_CALL__' }, { operation: '__CUSTOM_API_CALL__' }])(
		'sends nothing, and says where such a call is made: %j',
		async (parameters) => {
			const error = await failure(emulator, { parameters });
			expect(error.message).toContain("n8n's HTTP Request node");
			expect(error.description).toMatch(/^Nothing was sent\. .* Predefined Credential Type/);
			expect(emulator.requests).toEqual([]);
		},
	);
});
