import type { ServerResponse } from 'node:http';
import type { IDataObject, INode } from 'n8n-workflow';

import { DollarPeApi } from '../../../credentials/DollarPeApi.credentials';
import { newEvent, startEmulator, type Emulator } from '../../../dev/emulator';
import { executeAfterWebhook, outputOf, typesFrom } from '../../../dev/engine';
import { keysOf } from '../../../dev/lib/keys';
import { DollarPeTrigger } from '../../../nodes/DollarPeTrigger/DollarPeTrigger.node';
import { Fixtures } from '../../dev/emulator/world';
import type { Server } from '../../support/dollarPe';
import { startOddServer, type OddServer } from '../../support/oddServer';

const TYPES = typesFrom([new DollarPeTrigger()], [new DollarPeApi()]);
const UNKNOWN = '00000000-0000-4000-8000-000000000000';

let emulator: Emulator;
let world: Fixtures;
beforeAll(async () => {
	emulator = await startEmulator();
	world = new Fixtures(emulator);
});
afterAll(async () => await emulator.close());
afterEach(() => jest.restoreAllMocks());

/** What the node after the trigger gets when n8n starts the workflow on an event. */
async function started(
	event: IDataObject,
	options: IDataObject = { includeDetails: true },
	server: Server = emulator,
	credential: IDataObject = {},
): Promise<IDataObject> {
	const node = (name: string, type: string, more: Partial<INode> = {}): INode => {
		return { id: name, name, type, typeVersion: 1, position: [0, 0], parameters: {}, ...more };
	};
	const trigger = node('DollarPe Trigger', 'n8n-nodes-dollarpe.dollarPeTrigger', {
		typeVersion: 1.1,
		parameters: { options } as INode['parameters'],
		credentials: { dollarPeApi: { id: '1', name: 'DollarPe' } },
	});
	const file = {
		name: 'test',
		nodes: [trigger, node('Next', 'n8n-nodes-base.noOp')],
		connections: {
			[trigger.name]: { main: [[{ node: 'Next', type: 'main' as const, index: 0 }]] },
		},
	};
	const credentials = { dollarPeApi: { ...keysOf(server), ...credential } };
	const run = await executeAfterWebhook(file, TYPES, credentials, trigger.name, [event]).finished;
	expect(run.data.resultData.error).toBeUndefined();
	const items = outputOf(run, 'Next');
	expect(items).toHaveLength(1);
	return items[0]?.json ?? {};
}

const event = (type: string, name: string, id: string): IDataObject => ({
	...newEvent(type, name),
	id,
	receivedAt: '2026-03-13T10:00:01.482Z',
});

/** What was sent to the emulator during the work. */
async function sentDuring(work: () => Promise<unknown>): Promise<string[]> {
	const before = emulator.requests.length;
	await work();
	return emulator.requests.slice(before).map(({ method, path }) => `${method} ${path}`);
}

describe('Include Details: the message can say the amount, and the email can reach the customer', () => {
	it.each(['payout', 'payin'] as const)('of a %s, with the amount that arrives', async (side) => {
		const { id, customer_id } = await world.order(side);
		const sent = event(side.toUpperCase(), 'SUCCESS', id);
		const { details, ...rest } = await started(sent);
		expect(rest).toEqual(sent);
		expect(details).toMatchObject({ id, customer_id, status: 'PROCESSING' });
		expect((details as IDataObject).receiving_amount).toMatch(/^\d+\.\d+$/);
	});

	it('of a customer, with the email', async () => {
		const id = await world.customer();
		const { details } = await started(event('CUSTOMER', 'VERIFIED', id));
		expect(details).toEqual(await world.do('GET', `/cms/api/v1/customer/${id}`));
		expect((details as IDataObject).email).toMatch(/@/);
	});

	it('of a type in lower case, as early events had it', async () => {
		const id = await world.customer();
		const { details } = await started(event('customer', 'VERIFIED', id));
		expect(details).toMatchObject({ id });
	});

	it('with one request, signed, and none while it is off: DollarPe limits requests', async () => {
		const id = await world.customer();
		const verified = event('CUSTOMER', 'VERIFIED', id);
		expect(await sentDuring(async () => await started(verified))).toEqual([
			`GET /cms/api/v1/customer/${id}`,
		]);
		for (const options of [{}, { includeDetails: false }]) {
			const sent = await sentDuring(async () => {
				expect(await started(verified, options)).toEqual(verified);
			});
			expect(sent).toEqual([]);
		}
	});
});

describe('without details the workflow starts all the same, and says why: the event will not come again', () => {
	it.each([
		['BANK', /only for its customer's ID/],
		['EDD', /no endpoint/],
		['WALLET', /cannot look up events of type WALLET/],
		['__proto__', /cannot look up/],
	])('%s events ask nothing', async (type, why) => {
		const sent = await sentDuring(async () => {
			const output = await started(event(type, 'VERIFIED', UNKNOWN));
			expect(output.detailsError).toMatch(why);
			expect(output).not.toHaveProperty('details');
		});
		expect(sent).toEqual([]);
	});

	it.each<[string, unknown]>([
		['another path', '../../org/api/v1/organizations'],
		['a path after a UUID', `${UNKNOWN}/../list`],
		['a query', `${UNKNOWN}?x=1`],
		['a line break', `${UNKNOWN}\n`],
		['the list of customers', 'list'],
		['a number', 42],
		['nothing', undefined],
		['a list', [UNKNOWN]],
	])('an id that is no UUID goes into no URL: %s', async (_, id) => {
		const sent = await sentDuring(async () => {
			const output = await started({ ...event('CUSTOMER', 'VERIFIED', UNKNOWN), id: id as string });
			expect(output.detailsError).toMatch(/not an ID of DollarPe's/);
			expect(output.id).toEqual(id);
		});
		expect(sent).toEqual([]);
	});

	it.each([
		['CUSTOMER', 'Customer not found or access denied'],
		['PAYOUT', 'Payout ID is invalid'],
		['PAYIN', 'Payin ID is invalid'],
	])('an unknown %s: DollarPe says so, in its own words', async (type, words) => {
		const output = await started(event(type, 'FAILED', UNKNOWN));
		expect(output.detailsError).toContain(words);
		expect(output).not.toHaveProperty('details');
	});

	it.each([
		['a failing DollarPe', { kind: 'status', status: 500 }, /HTTP 500|failed to process/],
		['one that throttles', { kind: 'status', status: 429, retryAfter: 1 }, /too many requests/i],
		['a cut connection', { kind: 'cut', when: 'before' }, /broke before an answer/],
	] as const)('%s is asked once, not again', async (_, fault, why) => {
		const id = await world.customer();
		emulator.faults.next(fault);
		const sent = await sentDuring(async () => {
			const output = await started(event('CUSTOMER', 'VERIFIED', id));
			expect(output.detailsError).toMatch(why);
		});
		expect(sent).toHaveLength(1);
	});

	it.each([
		['no API secret', { apiSecret: '' }, /API secret|API Secret/],
		['an address that is none', { baseUrl: 'dollarpe' }, /Base URL/],
		['another secret', { apiSecret: 'another_secret' }, /signature/i],
	])('a credential with %s', async (_, credential, why) => {
		const id = await world.customer();
		const verified = event('CUSTOMER', 'VERIFIED', id);
		const { detailsError } = await started(verified, undefined, emulator, credential);
		expect(detailsError).toMatch(why);
	});
});

describe('odd answers', () => {
	let odd: OddServer | undefined;
	afterEach(async () => await odd?.close());

	const answering = async (answer: (response: ServerResponse) => void): Promise<IDataObject> => {
		odd = await startOddServer(answer);
		return await started(event('PAYOUT', 'SUCCESS', UNKNOWN), undefined, odd);
	};
	const json = (data: unknown) => (response: ServerResponse) =>
		response.end(JSON.stringify({ status: true, data }));

	it.each<[string, unknown]>([
		['another payout', { id: '11111111-1111-4111-8111-111111111111', sending_amount: '51' }],
		['a payout without an id', { sending_amount: '51' }],
		['a list', [{ id: UNKNOWN }]],
		['a text', UNKNOWN],
	])('%s is not given as the details of this one: money would go by it', async (_, data) => {
		const output = await answering(json(data));
		expect(output.detailsError).toContain(`is not about ${UNKNOWN}`);
		expect(output).not.toHaveProperty('details');
	});

	it('a UUID in capitals is the same UUID', async () => {
		const id = 'ABCDEF00-0000-4000-8000-000000000000';
		odd = await startOddServer(json({ id: id.toLowerCase() }));
		const { details } = await started(event('PAYOUT', 'SUCCESS', id), undefined, odd);
		expect(details).toEqual({ id: id.toLowerCase() });
	});

	it('the misspelt amount is given under its right name, and all digits arrive', async () => {
		const data = { id: UNKNOWN, receiveing_amount: '870.12345678901234567890' };
		const { details } = await answering(json(data));
		expect(details).toEqual({ ...data, receiving_amount: data.receiveing_amount });
	});

	it('the workflow waits ten seconds at the most', async () => {
		const timeout = AbortSignal.timeout.bind(AbortSignal);
		const asked: number[] = [];
		jest.spyOn(AbortSignal, 'timeout').mockImplementation((milliseconds) => {
			asked.push(milliseconds);
			return timeout(milliseconds / 100);
		});
		const output = await answering(() => {});
		expect(output.detailsError).toBe('DollarPe did not answer within 10 seconds');
		expect(asked).toEqual([10_000]);
		expect(odd?.bodies).toHaveLength(1);
	});

	it('a server that shows the secret does not bring it into the execution', async () => {
		const output = await answering((response) => {
			const errors = { x: [`secret: ${odd?.apiSecret}, key: ${odd?.apiKey}`] };
			response.writeHead(400).end(JSON.stringify({ status: false, errors }));
		});
		expect(output.detailsError).toContain('[hidden]');
		expect(JSON.stringify(output)).not.toContain(odd?.apiSecret ?? '?');
		expect(JSON.stringify(output)).not.toContain(odd?.apiKey ?? '?');
	});
});
