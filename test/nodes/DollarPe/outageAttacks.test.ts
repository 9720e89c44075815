import type { IDataObject } from 'n8n-workflow';

import type { Request, Sender } from '../../../nodes/client/http/request';
import { contacts } from '../../support/dollarPe';
import { idOf, VirtualDollarPe } from '../../support/virtualDollarPe';

let dollarPe: VirtualDollarPe;
jest.mock('../../../nodes/client/http/exchange', () => ({
	...jest.requireActual<object>('../../../nodes/client/http/exchange'),
	exchange: async (sender: Sender, request: Request) => await dollarPe.exchange(sender, request),
}));

beforeEach(() => (dollarPe = new VirtualDollarPe()));
afterEach(() => dollarPe.uninstall());

const CONTINUE = { onError: 'continueRegularOutput' } as const;
const UNSENT = 'Not sent: DollarPe has not answered the last 10 requests';

const numbered = (count: number, changes: (n: number) => IDataObject = () => ({})): IDataObject[] =>
	Array.from({ length: count }, (_, n) => ({ n, id: idOf(n), ...changes(n) }));

const payouts = (parameters: IDataObject): IDataObject => ({
	resource: 'payout',
	simplify: false,
	...parameters,
});

const initiate = payouts({
	operation: 'initiate',
	quotationId: '={{ $json.id }}',
	customerId: idOf(0),
	exchangeOrderId: '=own-{{ $json.n }}',
	clientReferenceId: '=salary-{{ $json.n }}',
});

const get = (options: IDataObject = {}) =>
	payouts({ operation: 'get', payoutId: '={{ $json.id }}', options });

const posts = () => dollarPe.sent.filter(({ method }) => method === 'POST');
const unsentIn = (output: IDataObject[]) =>
	output.filter(({ error }) => String(error).startsWith(UNSENT));

describe('odd outages', () => {
	it('ends the run after three items where probes are answered and each item times out', async () => {
		dollarPe.fate = ({ method }) => (method === 'POST' ? 'time-out' : 'answer');
		const parameters = { options: { timeout: 10 } };
		const { output, took } = await dollarPe.run({ items: contacts(500), ...CONTINUE, parameters });
		expect(posts().length).toBeLessThanOrEqual(33);
		expect(unsentIn(output)).toHaveLength(500 - posts().length);
		expect(took).toBeLessThan(10 + 3 * 10 + 20);
	});

	it('does not take the looks for lost payments for an outage, nor for the end of one', async () => {
		// One payment in twenty is lost, and no look at all is answered.
		let n = 0;
		dollarPe.fate = ({ method }) =>
			method === 'POST' ? (n++ % 20 === 0 ? 'cut' : 'answer') : 'HTTP 503';
		const { output } = await dollarPe.run({
			...{ items: numbered(100), ...CONTINUE },
			parameters: initiate,
		});
		expect(unsentIn(output)).toEqual([]);
		expect(posts()).toHaveLength(100);
	});

	it('sends nothing more when it is canceled while it probes', async () => {
		dollarPe.fate = () => 'time-out';
		const parameters = { options: { timeout: 5 } };
		let cancelledAt = 0;
		const { took } = await dollarPe.run(
			{ items: contacts(100), ...CONTINUE, parameters },
			(cancel) =>
				setTimeout(() => {
					cancelledAt = dollarPe.seconds;
					cancel();
				}, 8000),
		);
		expect(dollarPe.sent.filter(({ method }) => method === 'GET')).not.toEqual([]);
		await dollarPe.pass(120);
		expect(dollarPe.sent.filter(({ at }) => at > cancelledAt)).toEqual([]);
		expect(took).toBeLessThan(cancelledAt + 1);
	});

	it('probes no more when a refusal has ended the run meanwhile', async () => {
		dollarPe.fate = ({ body }) =>
			body?.full_name === 'Contact 5' ? { status: 400, ms: 6000 } : 'HTTP 503';
		const { error, took } = await dollarPe.run({
			items: contacts(100),
			parameters: {
				operation: 'createOrGet',
				additionalFields: { clientReferenceId: '=crm-{{ $json.email }}' },
			},
		});
		expect(error?.message).toContain('[Item 5]');
		expect(took).toBeLessThan(8);
		const { length } = dollarPe.sent;
		await dollarPe.pass(120);
		expect(dollarPe.sent).toHaveLength(length);
	});

	it('probes no more when the run is over', async () => {
		dollarPe.fate = () => 'HTTP 503';
		const { took } = await dollarPe.run({ items: contacts(12), ...CONTINUE });
		expect(took).toBeLessThan(1);
		await dollarPe.pass(120);
		expect(dollarPe.sent).toHaveLength(12);
	});

	it('goes on with the items of another DollarPe', async () => {
		const down = 'http://127.0.0.1:1';
		dollarPe.fate = ({ origin }) => (origin === down ? 'HTTP 503' : 'answer');
		const items = contacts(200).map((item, n) => ({
			...item,
			url: n % 2 === 0 ? down : 'http://127.0.0.1:2',
		}));
		const credential = { baseUrl: '={{ $json.url }}' };
		const { output } = await dollarPe.run({ items, ...CONTINUE, credential });
		const done = output.flatMap(({ error }, n) => (error === undefined ? [n] : []));
		expect(done).toEqual(Array.from({ length: 100 }, (_, n) => 2 * n + 1));
		expect(unsentIn(output).length).toBeGreaterThanOrEqual(100 - 33);
		expect(
			dollarPe.sent
				.filter(({ path }) => path.endsWith('/list'))
				.every((each) => each.origin === down),
		).toBe(true);
	});

	it('leaves no more uncertain where a 429 has left many waiting for their turn', async () => {
		let last = 0;
		dollarPe.fate = () => (++last <= 20 ? { status: 429 } : 'HTTP 503');
		await dollarPe.run({ items: contacts(500), ...CONTINUE });
		const lost = posts().slice(20);
		// Ten were in flight at the most.
		expect(lost.length).toBeLessThanOrEqual(10 + 13);
	});

	it('does not probe while DollarPe asks to be left alone', async () => {
		dollarPe.fate = () =>
			dollarPe.sent.length === 15 ? { status: 429, retryAfter: 30, ms: 900 } : 'HTTP 503';
		await dollarPe.run({ items: contacts(500), ...CONTINUE });
		const next = dollarPe.sent.find(({ at }) => at > 0.95);
		expect(next?.at).toBeGreaterThanOrEqual(30.9);
	});

	it('does not send what could not be checked against limits that nobody can read', async () => {
		dollarPe.fate = () => 'HTTP 503';
		const { output, took } = await dollarPe.run({
			...{ items: numbered(100), ...CONTINUE },
			parameters: payouts({
				operation: 'createQuotation',
				...{ customerId: idOf(0), bankId: idOf(1), asset: 'usdt', fiat: 'inr' },
				...{ sendingAmount: '10', options: { checkAmountLimits: true } },
			}),
		});
		expect(posts()).toEqual([]);
		expect(took).toBeLessThan(45);
		expect(output).toHaveLength(100);
		for (const { message } of output) expect(message).toContain('was not sent');
	});

	it('ends lists early too, and says which were not read', async () => {
		dollarPe.fate = () => 'HTTP 503';
		const { output, took } = await dollarPe.run({
			...{ items: numbered(60), ...CONTINUE },
			parameters: { resource: 'payout', operation: 'getAll', returnAll: true },
		});
		expect(took).toBeLessThan(60);
		expect(dollarPe.sent.length).toBeLessThanOrEqual(40);
		expect(unsentIn(output)).toHaveLength(40);
	});
});

describe('Wait for Final Status: an outage pauses the waits, and does not end them', () => {
	const minutes = (count: number) => count * 60;
	const pendingUntil = (seconds: number) => () =>
		dollarPe.seconds < seconds ? 'PROCESSING' : 'SUCCESS';

	it('waits on through an outage of ten minutes, and asks seldom meanwhile', async () => {
		dollarPe.status = pendingUntil(minutes(15));
		const isDown = (at: number) => at > minutes(3) && at < minutes(13);
		dollarPe.fate = ({ at }) => (isDown(at) ? 'HTTP 503' : 'answer');
		const { output, error } = await dollarPe.run({
			items: numbered(40),
			parameters: get({ waitForFinalStatus: 60, pollEvery: 60 }),
		});
		expect(error).toBeUndefined();
		expect(output.map(({ final }) => final)).toEqual(Array.from({ length: 40 }, () => true));
		// Without a breaker it is 40 looks a minute, each with its retries.
		expect(dollarPe.sent.filter(({ at }) => isDown(at)).length).toBeLessThan(150);
	});

	it('ends each wait at its own time although the outage goes on', async () => {
		dollarPe.status = () => 'PROCESSING';
		dollarPe.fate = ({ at }) => (at > minutes(3) ? 'HTTP 503' : 'answer');
		const { output, error, took } = await dollarPe.run({
			items: numbered(40),
			parameters: get({ waitForFinalStatus: 10, pollEvery: 60 }),
		});
		expect(error).toBeUndefined();
		expect(output.map(({ final }) => final)).toEqual(Array.from({ length: 40 }, () => false));
		expect(took).toBeLessThan(minutes(12.5));
	});

	it('waits for those that were read before the outage, where others could not be', async () => {
		dollarPe.status = pendingUntil(minutes(5));
		dollarPe.fate = ({ at }) =>
			dollarPe.sent.length > 60 && at < minutes(3) ? 'HTTP 503' : 'answer';
		const { output } = await dollarPe.run({
			...{ items: numbered(200), ...CONTINUE },
			parameters: get({ waitForFinalStatus: 60, pollEvery: 60 }),
		});
		expect(output.filter(({ final }) => final === true)).toHaveLength(60);
		expect(unsentIn(output)).toHaveLength(120);
	});
});
