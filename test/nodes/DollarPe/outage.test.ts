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
			`It is safe to run those again: Items ${sent} to 499. 0 of 500 items succeeded. ${sent} more may be in DollarPe already: check there before you run them again: Item 0 (`,
		);
		expect(error?.context?.notSent).toHaveLength(500 - sent);
	});

	it('looks for what was sent although the run has ended by the outage', async () => {
		dollarPe.fate = ({ method, path, at }) =>
			at < 45 || (method === 'POST' && at < 60) || isOf(path, 'nothing') ? 'HTTP 503' : 'answer';
		const { error } = await dollarPe.run(createOrGet(500));
		expect(dollarPe.sent.some(({ path, isAnswered }) => /list/.test(path) && isAnswered)).toBe(true);
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

function isOf(path: string, part: string): boolean {
	return path.includes(part);
}
