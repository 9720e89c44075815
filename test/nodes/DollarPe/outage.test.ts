import type { IDataObject } from 'n8n-workflow';

import type { Request, Sender } from '../../../nodes/client/http/request';
import { contacts, type RunSettings } from '../../support/dollarPe';
import { idOf, VirtualDollarPe, type Failing, type Sent } from '../../support/virtualDollarPe';

let dollarPe: VirtualDollarPe;
jest.mock('../../../nodes/client/http/exchange', () => ({
	...jest.requireActual<object>('../../../nodes/client/http/exchange'),
	exchange: async (sender: Sender, request: Request) => await dollarPe.exchange(sender, request),
}));

beforeEach(() => (dollarPe = new VirtualDollarPe()));
afterEach(() => dollarPe.uninstall());

const CONTINUE = { onError: 'continueRegularOutput' } as const;

const create = (count: number, settings: RunSettings = {}): RunSettings => ({
	items: contacts(count),
	...settings,
});

const createOrGet = (count: number, settings: RunSettings = {}): RunSettings => ({
	items: contacts(count),
	...settings,
	parameters: {
		operation: 'createOrGet',
		additionalFields: { clientReferenceId: '=crm-{{ $json.email }}' },
		...settings.parameters,
	},
});

const initiate = (count: number, settings: RunSettings = {}): RunSettings => ({
	items: numbered(count),
	...settings,
	parameters: {
		resource: 'payout',
		operation: 'initiate',
		quotationId: '={{ $json.id }}',
		customerId: idOf(0),
		exchangeOrderId: '=own-{{ $json.n }}',
		clientReferenceId: '=salary-{{ $json.n }}',
		simplify: false,
		...settings.parameters,
	},
});

const get = (count: number, settings: RunSettings = {}): RunSettings => ({
	items: numbered(count),
	...settings,
	parameters: {
		resource: 'payout',
		operation: 'get',
		payoutId: '={{ $json.id }}',
		simplify: false,
		...settings.parameters,
	},
});

function numbered(count: number): IDataObject[] {
	return Array.from({ length: count }, (_, n) => ({ n, id: idOf(n) }));
}

const posts = () => dollarPe.sent.filter(({ method }) => method === 'POST');
const isProbe = ({ path }: Sent) => path.endsWith('/configuration') || path.endsWith('/list');

/** How many items of an output say what. */
const having = (output: IDataObject[], text: string) =>
	output.filter(({ error, message }) => `${String(error)} ${String(message)}`.includes(text));

const UNSENT = 'Not sent: DollarPe has not answered the last 10 requests';

describe('an outage of DollarPe: few payments of which nobody knows, and all others certainly not sent', () => {
	it.each<[Failing, number]>([
		['HTTP 503', 90],
		['cut', 90],
		['web page', 90],
		['NET_TIMEOUT', 90],
		['unreachable', 90],
		['time-out', 150],
	])('ends a run of 500 payouts with %s within %d seconds', async (failing, seconds) => {
		dollarPe.fate = () => failing;
		const { output, took } = await dollarPe.run(initiate(500, CONTINUE));
		expect(took).toBeLessThan(seconds);
		expect(posts().length).toBeLessThanOrEqual(20 + 13);
		const unsent = having(output, UNSENT);
		expect(unsent).toHaveLength(500 - new Set(posts().map(({ body }) => body?.quotation_id)).size);
		expect(output[499]).toEqual({
			error: `${UNSENT} [Item 499]`,
			message:
				'Client Reference ID: salary-499. Nothing was sent. It is safe to run this item again.',
		});
	});

	it.each<[string, (count: number, settings?: RunSettings) => RunSettings]>([
		['Create', create],
		['Create or Get', createOrGet],
		['Initiate', initiate],
	])('leaves no more uncertain than those in flight and 13 more: %s', async (_, operation) => {
		// It works for 200 items, and then no more.
		dollarPe.fate = () => (posts().length > 200 ? 'HTTP 503' : 'answer');
		const { output, took } = await dollarPe.run(operation(500, CONTINUE));
		expect(took).toBeLessThan(90);
		expect(output.filter(({ error }) => error === undefined)).toHaveLength(200);
		expect(having(output, UNSENT).length).toBeGreaterThanOrEqual(300 - 20 - 13);
		expect(posts().length - 200).toBeLessThanOrEqual(20 + 13);
	});

	it('says in the error of a run that stops how many were not sent, which, and that they are safe to run again', async () => {
		dollarPe.fate = () => 'HTTP 503';
		const { error } = await dollarPe.run(createOrGet(500));
		const sent = posts().length;
		expect(sent).toBeLessThanOrEqual(33);
		expect(error?.message).toBe(
			`DollarPe has not answered the last 10 requests, so ${500 - sent} of 500 items were not sent`,
		);
		expect(error?.description).toContain(
			`It is safe to run those again: Items ${sent} to 499. ${sent} more may be in DollarPe already: check there before you run them again: Item 0 (`,
		);
		expect(error?.context?.notSent).toHaveLength(500 - sent);
	});

	it('says so too where the looks for lost payments fail first', async () => {
		dollarPe.fate = () => 'HTTP 503';
		const { error, took } = await dollarPe.run(initiate(500));
		expect(took).toBeLessThan(90);
		expect(error?.message).toBe(
			'DollarPe has not answered the last 10 requests, so 480 of 500 items were not sent',
		);
		expect(error?.description).toContain('It is safe to run those again: Items 20 to 499.');
		expect(error?.description).toContain(
			'20 more may be in DollarPe already: check there before you run them again: Item 0 (',
		);
	});

	it('looks for what was sent although the run has ended by the outage', async () => {
		dollarPe.fate = ({ at }) => (at < 45 ? 'HTTP 503' : 'answer');
		const { error } = await dollarPe.run(createOrGet(500));
		expect(dollarPe.sent.some(({ path, isAnswered }) => /list/.test(path) && isAnswered)).toBe(
			true,
		);
		expect(error?.description).not.toContain('The run ended before the list was read');
	});

	it('asks DollarPe seldom: 40 Gets make no 240 requests', async () => {
		dollarPe.fate = () => 'HTTP 503';
		const { output, took } = await dollarPe.run(get(40, CONTINUE));
		expect(took).toBeLessThan(45);
		expect(dollarPe.sent.length).toBeLessThanOrEqual(20 + 10 + 5);
		expect(having(output, UNSENT)).toHaveLength(20);
		expect(having(output, 'Nothing was changed. Run it again.')).toHaveLength(20);
	});

	it('probes one at a time, after 1, 2, 4, 8 and 16 seconds and up to a quarter more', async () => {
		dollarPe.fate = () => 'HTTP 503';
		await dollarPe.run(get(40, CONTINUE));
		const times = dollarPe.sent.filter(isProbe).map(({ at }) => at);
		const waits = times.map((at, n) => at - (times[n - 1] ?? 0.05) - 0.05 * Math.min(n, 1));
		expect(waits).toHaveLength(5);
		for (const [n, wait] of waits.entries()) {
			expect(wait).toBeGreaterThanOrEqual(2 ** n);
			expect(wait).toBeLessThan(1.25 * 2 ** n + 0.2);
		}
	});
});

describe('DollarPe is back soon: a run of salaries must not end for five bad seconds', () => {
	it.each<[string, RunSettings]>([
		['Get', get(200)],
		['Get, 100 in flight', get(200, { parameters: { options: { maxParallelRequests: 100 } } })],
		['Get, one after the other', get(12, { parameters: { options: { maxParallelRequests: 1 } } })],
		['Create or Get', createOrGet(200)],
		['Initiate', initiate(200)],
	])('goes on to the end of the run, and each item is sent: %s', async (_, settings) => {
		dollarPe.fate = ({ at }) => (at < 5 ? 'HTTP 503' : 'answer');
		const { output, error } = await dollarPe.run(settings);
		expect(error).toBeUndefined();
		expect(output).toHaveLength(settings.items?.length ?? 0);
		const answered = posts().filter(({ isAnswered }) => isAnswered);
		const sent = new Set(answered.map(({ body }) => body?.client_reference_id));
		expect(answered).toHaveLength(sent.size);
	});

	it('comes back from hung connections: each item waits for its time-out once', async () => {
		dollarPe.fate = ({ at }) => (at < 5 ? 'time-out' : 'answer');
		const { output, error, took } = await dollarPe.run(initiate(200));
		expect(error).toBeUndefined();
		expect(output).toHaveLength(200);
		expect(took).toBeLessThan(75);
	});

	it('sends one item alone before all others, and none where that is not answered', async () => {
		dollarPe.fate = ({ at, method }) => (at < 1.5 || method === 'POST' ? 'HTTP 503' : 'answer');
		const { took } = await dollarPe.run(create(100, CONTINUE));
		const [first, second, third, ...more] = posts().filter(({ at }) => at > 0.5);
		expect(more).toEqual([]);
		expect(Number(second?.at) - Number(first?.at)).toBeGreaterThan(1);
		expect(Number(third?.at) - Number(second?.at)).toBeGreaterThan(1);
		expect(took).toBeLessThan(90);
	});
});

describe('what is no outage: nothing is held back', () => {
	const paths = () => dollarPe.sent.map(({ path }) => path);

	it.each<[string, (n: number) => ReturnType<VirtualDollarPe['fate']>]>([
		['refusals', () => ({ status: 400, body: { errors: { email: ['Email is odd'] } } })],
		['answers without permission', () => ({ status: 403 })],
		['one failure in ten', (n) => (n % 10 === 0 ? 'HTTP 503' : 'answer')],
		['nine failures in ten', (n) => (n % 10 === 0 ? 'answer' : 'HTTP 503')],
		['nine failures and a refusal', (n) => (n % 10 === 0 ? { status: 400 } : 'HTTP 503')],
		['nine failures and a 429', (n) => (n % 10 === 0 ? { status: 429 } : 'HTTP 503')],
	])('sends all items, and probes nothing: %s', async (_, fate) => {
		dollarPe.fate = () => fate(dollarPe.sent.length);
		const parameters = { options: { maxParallelRequests: 1 } };
		const { output } = await dollarPe.run(create(100, { ...CONTINUE, parameters }));
		expect(new Set(paths())).toEqual(new Set(['/cms/api/v1/customer/create']));
		expect(new Set(posts().map(({ body }) => body?.email)).size).toBe(100);
		expect(having(output, UNSENT)).toEqual([]);
	});

	it('has no breaker for fewer than 10 items, however often these are sent', async () => {
		dollarPe.fate = () => 'HTTP 503';
		const { output } = await dollarPe.run(get(9, CONTINUE));
		expect(dollarPe.sent.filter(isProbe)).toEqual([]);
		expect(having(output, UNSENT)).toEqual([]);
	});
});

describe('retries share a budget: a run must not ask a broken DollarPe six times for each item', () => {
	const down = () => (dollarPe.fate = () => 'HTTP 503');

	it('sends a single Get six times', async () => {
		down();
		await dollarPe.run(get(1));
		expect(dollarPe.sent).toHaveLength(6);
	});

	it('pays for 35 retries in all, and then gives the error that comes after the last retry', async () => {
		down();
		const { output } = await dollarPe.run(get(9, CONTINUE));
		expect(dollarPe.sent).toHaveLength(9 + 35);
		const [first] = output;
		const { output: alone } = await dollarPe.run(get(1, CONTINUE));
		expect(first).toEqual(alone[0]);
	});

	it('gets back what a retry has cost when that is answered', async () => {
		// Each is answered the second time.
		const seen = new Set<string>();
		dollarPe.fate = ({ path }) => {
			const isSecond = seen.has(path);
			seen.add(path);
			return isSecond ? 'answer' : 'HTTP 503';
		};
		const parameters = { options: { maxParallelRequests: 1 } };
		const { error } = await dollarPe.run(get(200, { parameters }));
		expect(error).toBeUndefined();
	});

	it('takes nothing for a 429', async () => {
		const seen: Record<string, number> = {};
		dollarPe.fate = ({ path }) => {
			seen[path] = (seen[path] ?? 0) + 1;
			return seen[path] <= 5 ? { status: 429 } : 'answer';
		};
		const { error } = await dollarPe.run(get(9));
		expect(error).toBeUndefined();
		expect(dollarPe.sent).toHaveLength(9 * 6);
	});

	it('takes nothing for the looks after a lost payment', async () => {
		dollarPe.fate = ({ method }) => (method === 'POST' ? 'cut' : 'HTTP 503');
		await dollarPe.run(initiate(9, CONTINUE));
		expect(dollarPe.sent).toHaveLength(9 + 9 * 6);
	});
});
