import { sleep, type IDataObject } from 'n8n-workflow';

import { startEmulator, type Emulator, type Fault } from '../../../dev/emulator';
import { contact, contacts, failure, run, start, type RunSettings } from '../../support/dollarPe';
import { holdTimeouts, timedOutAfter } from '../../support/timeouts';

let emulator: Emulator;
beforeAll(async () => (emulator = await startEmulator({ pageSize: 50 })));
afterAll(async () => await emulator.close());
beforeEach(() => emulator.reset());

const WITH_REFERENCE = { additionalFields: { clientReferenceId: '={{ $json.ref }}' } };

const orGet = async (settings: RunSettings = {}) =>
	await run(emulator, {
		...settings,
		parameters: { operation: 'createOrGet', ...WITH_REFERENCE, ...settings.parameters },
	});

const referenced = (n: number, changes: IDataObject = {}) =>
	contact(n, { ref: `crm-${n}`, ...changes });
const many = (count: number) => Array.from({ length: count }, (_, n) => referenced(n));

const listReads = () => emulator.requests.filter(({ path }) => path.endsWith('/list')).length;
const creates = () => emulator.requests.filter(({ path }) => path.endsWith('/create')).length;

describe('Create or Get: a sync that runs again gives each contact the customer that it has', () => {
	it('creates who is new', async () => {
		const { output } = await orGet({ items: [referenced(1)] });
		expect(output[0]?.json).toMatchObject({ full_name: 'Contact 1', created: true });
		expect(listReads()).toBe(0);
	});

	it('gives who is there, in the order of the items', async () => {
		await orGet({ items: [referenced(1), referenced(3)] });
		const { output } = await orGet({
			items: [referenced(0), referenced(1), referenced(2), referenced(3)],
		});
		expect(
			output.map(({ json, pairedItem }) => [json.full_name, json.created, pairedItem]),
		).toEqual([
			['Contact 0', true, { item: 0 }],
			['Contact 1', false, { item: 1 }],
			['Contact 2', true, { item: 2 }],
			['Contact 3', false, { item: 3 }],
		]);
		expect(output[1]?.json.differences).toEqual([]);
		expect(emulator.customers).toHaveLength(4);
	});

	it('reads the list once, however many are there, and finds them on every page', async () => {
		await orGet({ items: many(230) });
		const { output } = await orGet({ items: many(230) });
		expect(output.filter(({ json }) => json.created === false)).toHaveLength(230);
		expect(listReads()).toBe(5);
		expect(emulator.customers).toHaveLength(230);
	});

	it.each<[string, IDataObject, string[]]>([
		['reference', { email: 'new@example.com', phone: '9222222222' }, ['email', 'phone']],
		['email', { ref: '', phone: '9222222222' }, ['phone']],
		[
			'email in other case',
			{ ref: '', phone: '9222222222', email: 'CONTACT1@Example.com' },
			['phone'],
		],
		['phone', { ref: '', email: 'new@example.com' }, ['email']],
		[
			'phone with its prefix',
			{ ref: '', email: 'new@example.com', phone: '+91 90000 00001' },
			['email'],
		],
	])('finds the customer by %s, and says what differs', async (_, changes, differences) => {
		await orGet({ items: [referenced(1)] });
		const { output } = await orGet({ items: [referenced(1, changes)] });
		expect(output[0]?.json).toMatchObject({ id: emulator.customers[0]?.id, created: false });
		expect(output[0]?.json.differences).toEqual(differences);
	});

	it('says when name or country differ, so that a workflow can decide', async () => {
		await orGet({ items: [referenced(1)] });
		const { output } = await orGet({ items: [referenced(1, { name: 'Another', country: 'US' })] });
		expect(output[0]?.json.differences).toEqual(['full_name', 'country']);
	});

	const REFUSED = (words: string): Fault => ({
		kind: 'json',
		status: 400,
		body: JSON.stringify({ status: false, errors: { customer: [words] } }),
	});

	it.each([
		['Client Reference ID already exists', {}, 'Contact 1'],
		['Email already in use', { ref: '' }, 'Contact 2'],
	])('goes by the key that DollarPe names: %s', async (words, changes, name) => {
		await orGet({ items: [referenced(1), referenced(2), referenced(3)] });
		emulator.faults.next(REFUSED(words));
		const mixed = referenced(1, { email: contact(2).email, phone: contact(3).phone, ...changes });
		const { output } = await orGet({ items: [mixed] });
		expect(output[0]?.json).toMatchObject({ full_name: name, created: false });
	});

	it.each(['Email already in use', 'Phone already in use', 'Phone or email already in use'])(
		"gives DollarPe's error where the key that it names is another customer's: %s",
		async (words) => {
			await orGet({ items: [referenced(1), referenced(2), referenced(3)] });
			emulator.faults.next(REFUSED(words));
			const mixed = referenced(1, { email: contact(2).email, phone: `+91${contact(3).phone}` });
			const { output, error } = await orGet({ items: [mixed] });
			expect(output).toEqual([]);
			expect(error?.message).toContain(words);
		},
	);

	it.each(['32 12 34 56', '+45 32123456', '0045 32123456', '4532123456'])(
		'finds a phone of any length and country, written as %s',
		async (phone) => {
			await orGet({ items: [contact(1, { phone: '32123456', country: 'DNK' })] });
			const { output } = await orGet({ items: [contact(2, { ref: '', phone, country: 'DNK' })] });
			expect(output[0]?.json).toMatchObject({ full_name: 'Contact 1', created: false });
		},
	);

	it.each([
		{ message: 'Phone or email linked with another user', err_code: 'USR_DUPLICATE_CONTACT' },
		{ errors: { email: ['Linked with another user'] }, err_code: 'USR_DUPLICATE_CONTACT' },
		{ message: 'Client Reference ID already exists' },
	])('knows that somebody is there already from %j', async (answer) => {
		await orGet({ items: [referenced(1)] });
		const body = JSON.stringify({ status: false, data: null, ...answer });
		emulator.faults.next({ kind: 'json', status: 400, body });
		const { output } = await orGet({ items: [referenced(1)] });
		expect(output[0]?.json).toMatchObject({ full_name: 'Contact 1', created: false });
	});

	it('takes two items for the same person in one run for one customer', async () => {
		const { output } = await orGet({ items: [referenced(1), referenced(1), referenced(1)] });
		expect(new Set(output.map(({ json }) => json.id)).size).toBe(1);
		expect(output.filter(({ json }) => json.created)).toHaveLength(1);
		expect(emulator.customers).toHaveLength(1);
	});

	it("gives Create's error when what is taken is not in the list", async () => {
		await orGet({ items: [referenced(1)] });
		const empty = { status: true, data: { count: 0, next: null, previous: null, results: [] } };
		emulator.faults.when(({ path }) =>
			path.endsWith('/list')
				? { kind: 'json', status: 200, body: JSON.stringify(empty) }
				: undefined,
		);
		const { error } = await orGet({ items: [referenced(1)] });
		expect(error?.message).toContain('Email already in use');
	});

	it('says who is there already when another item ends the run: a known customer has not failed', async () => {
		await orGet({ items: [referenced(1)] });
		const items = [referenced(1), referenced(2, { email: ' ' })];
		const { error } = await orGet({ items });
		expect(error?.message).toBe('Email is blank [Item 1]');
		expect(error?.description).toContain(
			'Item 1 ended the run. 1 more may be in DollarPe already: check there before you run it again: Item 0 (Client Reference ID: crm-1): Email already in use',
		);
		expect(error?.description).not.toContain('failed');
	});

	it('gives any other refusal as Create does', async () => {
		const { error } = await orGet({ items: [referenced(1, { country: 'XYZ' })] });
		expect(error?.message).toBe('Invalid country code: "XYZ" (field: Nationality) [Item 0]');
		expect(listReads()).toBe(0);
	});

	it('does not take "already in use" together with another complaint for a known customer', async () => {
		const answer = {
			status: false,
			errors: { email: ['Email already in use'], full_name: ['This field is required.'] },
		};
		emulator.faults.next({ kind: 'json', status: 400, body: JSON.stringify(answer) });
		const { error } = await orGet({ items: [referenced(1)] });
		expect(error?.message).toContain('This field is required');
	});
});

describe('the same digits in two countries: nobody is taken for somebody else', () => {
	const DIGITS = '9911002211';
	const indian = referenced(1, { phone: DIGITS });
	const american = referenced(2, { phone: DIGITS, country: 'USA' });

	it('gives nobody when the phone may be the one or the other', async () => {
		await orGet({ items: [indian, american] });
		const { output, error } = await orGet({ items: [contact(3, { phone: DIGITS })] });
		expect(output).toEqual([]);
		expect(error?.message).toBe('Phone already in use: "9911002211" (field: Phone) [Item 0]');
	});

	it('gives the one whose country code was sent', async () => {
		await orGet({ items: [indian, american] });
		const { output } = await orGet({ items: [contact(3, { ref: '', phone: '+1 991-100-2211' })] });
		expect(output[0]?.json.full_name).toBe('Contact 2');
	});

	it('says that the phone differs when its country code does', async () => {
		await orGet({ items: [indian] });
		const { output } = await orGet({ items: [{ ...indian, phone: `+1${DIGITS}` }] });
		expect(output[0]?.json.differences).toEqual(['phone']);
	});

	it.each<[string, Fault]>([
		['the connection broke', { kind: 'cut', when: 'before' }],
		[
			'the email alone is taken',
			{
				kind: 'json',
				status: 400,
				body: JSON.stringify({ status: false, errors: { email: ['Email already in use'] } }),
			},
		],
	])('does not go by the phone when %s', async (_, fault) => {
		await orGet({ items: [indian] });
		emulator.faults.next(fault);
		const { output } = await orGet({ items: [american] });
		expect(output.map(({ json }) => json.full_name)).not.toContain('Contact 1');
	});
});

describe('uncertain outcomes: never two customers for one contact', () => {
	const FAULTS: Array<[string, Fault, number]> = [
		['cut before the work', { kind: 'cut', when: 'before' }, 2],
		['cut after the work', { kind: 'cut', when: 'after' }, 1],
		['500', { kind: 'status', status: 500 }, 2],
		['502', { kind: 'status', status: 502 }, 2],
		['a web page', { kind: 'html', status: 200 }, 2],
		[
			'NET_TIMEOUT',
			{
				kind: 'json',
				status: 400,
				body: JSON.stringify({ status: false, message: 'Bad Request', err_code: 'NET_TIMEOUT' }),
			},
			2,
		],
	];

	it.each(FAULTS)('with a reference, it asks before it sends again: %s', async (_, fault, sent) => {
		emulator.faults.next(fault);
		const { output, error } = await orGet({ items: [referenced(1)] });
		expect(error).toBeUndefined();
		expect(output[0]?.json).toMatchObject({ full_name: 'Contact 1', created: sent === 2 });
		expect(emulator.customers).toHaveLength(1);
		expect(creates()).toBe(sent);
		expect(listReads()).toBe(1);
	});

	it.each(FAULTS.slice(0, 3))(
		'without one, it says that it does not know, and how to be safe: %s',
		async (_, fault) => {
			emulator.faults.next(fault);
			const parameters = { operation: 'createOrGet' };
			const error = await failure(emulator, { items: [contact(1)], parameters });
			expect(error.description).toContain('may or may not have carried it out');
			expect(error.description).toContain('Client Reference ID');
			expect(creates()).toBe(1);
		},
	);

	it('with a time-out', async () => {
		holdTimeouts();
		let requests = 0;
		emulator.faults.when(() => (requests++ === 0 ? timedOutAfter(10, 100) : undefined));
		const { output } = await orGet({
			items: [referenced(1)],
			parameters: { options: { timeout: 1 } },
		});
		expect(output).toHaveLength(1);
		// By then DollarPe has got round to the first request too.
		await sleep(150);
		expect(emulator.customers).toHaveLength(1);
	});

	it('takes two items for the same person, both cut, for one customer', async () => {
		emulator.faults.next({ kind: 'cut', when: 'before' }, 2);
		const { output } = await orGet({ items: [referenced(1), referenced(1)] });
		expect(output.map(({ json }) => json.created).sort()).toEqual([false, true]);
		expect(emulator.customers).toHaveLength(1);
		expect(listReads()).toBe(1);
	});

	it('never says that a contact was not sent, or not carried out, because the second time was not', async () => {
		const tries = new Map<unknown, number>();
		emulator.faults.when(({ path, body }) => {
			if (!path.endsWith('/create')) return undefined;
			const { full_name: name } = JSON.parse(body) as IDataObject;
			tries.set(name, (tries.get(name) ?? 0) + 1);
			if (tries.get(name) === 1) return { kind: 'cut', when: 'before' };
			if (name === 'Contact 0') return { kind: 'status', status: 429, retryAfter: 30 };
			return name === 'Contact 1' ? { kind: 'slow', ms: 300 } : undefined;
		});
		// The first is throttled, the second ends the run, the third succeeds, the last has to wait for its turn.
		const { error } = await orGet({
			items: [referenced(0), referenced(1, { email: 'x' }), referenced(2), referenced(3)],
			parameters: { options: { maxParallelRequests: 3 } },
		});
		const broke = expect.stringContaining('broke before an answer came') as string;
		expect(error?.context.succeeded).toMatchObject([{ item: 2 }]);
		expect(error?.context.failed).toMatchObject([
			{ item: 1, message: 'Enter a valid email address: "x" (field: Email) [Item 1]' },
			{ item: 0, message: broke },
			{ item: 3, message: broke },
		]);
	});

	it('sends again once only', async () => {
		emulator.faults.when(({ path }) =>
			path.endsWith('/create') ? { kind: 'cut', when: 'before' } : undefined,
		);
		const { error } = await orGet({ items: [referenced(1)] });
		expect(error?.message).toContain('broke before an answer came');
		expect(creates()).toBe(2);
	});
});

describe('half-done runs', () => {
	it('a second run after one that stopped ends with every item answered', async () => {
		const items = many(60);
		const broken = items.map((item, n) => (n === 30 ? { ...item, email: 'x' } : item));
		const first = await orGet({ items: broken });
		expect(first.error?.message).toContain('Enter a valid email address');
		const { output } = await orGet({ items });
		expect(output).toHaveLength(60);
		expect(emulator.customers).toHaveLength(60);
	});

	it("ends with every item answered under n8n's Retry On Fail, with a reference and without", async () => {
		let failures = 0;
		emulator.faults.when(({ path }) => {
			if (!path.endsWith('/create') || emulator.requests.length % 20 !== 0 || failures === 2) {
				return undefined;
			}
			failures++;
			return failures === 1 ? { kind: 'cut', when: 'after' } : { kind: 'status', status: 500 };
		});
		const items = many(60).map((item, n) => (n % 2 === 0 ? { ...item, ref: '' } : item));
		const settings = { items, parameters: { options: { maxParallelRequests: 5 } } };
		const { output, error } = await orGet({ ...settings, maxTries: 3 });
		expect(error).toBeUndefined();
		expect(output.map(({ json }) => json.full_name)).toEqual(items.map(({ name }) => name));
		expect(emulator.customers).toHaveLength(60);
		expect(failures).toBe(2);
	});

	it('two executions at the same time give every contact one customer', async () => {
		const both = await Promise.all([orGet({ items: many(60) }), orGet({ items: many(60) })]);
		const [first, second] = both.map(({ output }) => output.map(({ json }) => json.id));
		expect(first).toHaveLength(60);
		expect(second).toEqual(first);
		expect(emulator.customers).toHaveLength(60);
	});

	it('a cancelled run reads no further pages, and sends nothing again', async () => {
		const slow = await startEmulator({ latency: 30, pageSize: 5 });
		const settings = {
			items: many(100),
			parameters: { operation: 'createOrGet', ...WITH_REFERENCE },
		};
		await run(slow, settings);
		const execution = start(slow, settings);
		const finished = execution.finished.catch(() => undefined);
		const pages = () => slow.requests.filter(({ path }) => path.endsWith('/list')).length;
		while (pages() < 3) await sleep(5);
		execution.cancel();
		const sent = slow.requests.length;
		await finished;
		await sleep(500);
		expect(slow.requests.length).toBeLessThanOrEqual(sent + 1);
		await slow.close();
	});

	it('an error of one item leaves those that wait for the list with an answer of their own', async () => {
		await orGet({ items: [referenced(0)] });
		const { output } = await orGet({
			items: [referenced(0), referenced(1, { email: 'x' }), referenced(2)],
			onError: 'continueRegularOutput',
		});
		expect(output.map(({ json }) => json.created ?? json.error)).toEqual([
			false,
			'Enter a valid email address: "x" (field: Email) [Item 1]',
			true,
		]);
	});
});

it('takes Create for Create: it never gives an existing customer', async () => {
	await run(emulator, { items: contacts(1) });
	expect((await failure(emulator, { items: contacts(1) })).message).toContain(
		'Email already in use',
	);
});
