import type { IDataObject, INode } from 'n8n-workflow';

import { DollarPeApi } from '../../../credentials/DollarPeApi.credentials';
import { startEmulator, type Emulator } from '../../../dev/emulator';
import { hookContextOf, typesFrom } from '../../../dev/engine';
import { DollarPeTrigger } from '../../../nodes/DollarPeTrigger/DollarPeTrigger.node';
import {
	forgetAll,
	isFirstDelivery,
	remembered,
	triggerKey,
} from '../../../nodes/DollarPeTrigger/once';

const PUBLIC = 'https://n8n.example.com/webhook';
const URL = `${PUBLIC}/2f5c/webhook`;

let emulator: Emulator;
beforeAll(async () => (emulator = await startEmulator()));
afterAll(async () => await emulator.close());
beforeEach(() => emulator.reset());

interface Case {
	registration?: string;
	mode?: 'trigger' | 'manual' | 'internal';
	/** Whether n8n handles the workflow as an active one. */
	active?: boolean;
	webhookBaseUrl?: string;
	staticData?: IDataObject;
	credential?: IDataObject;
}

const node = new DollarPeTrigger();
const { checkExists, create, delete: remove } = node.webhookMethods.default;

/** The trigger's own part of the workflow's static data. */
const ofNode = (staticData: IDataObject) => staticData['node:DollarPe Trigger'];

function hooks({
	registration = 'onActivation',
	mode = 'trigger',
	active = true,
	webhookBaseUrl = PUBLIC,
	staticData = {},
	credential,
}: Case = {}) {
	const trigger: INode = {
		id: 'trigger',
		name: 'DollarPe Trigger',
		type: 'n8n-nodes-dollarpe.dollarPeTrigger',
		typeVersion: 1.1,
		position: [0, 0],
		webhookId: '2f5c',
		parameters: { registration },
		credentials: { dollarPeApi: { id: '1', name: 'DollarPe' } },
	};
	const { url: baseUrl, apiKey, apiSecret } = emulator;
	const context = hookContextOf(
		{ name: 'test', nodes: [trigger], connections: {} },
		typesFrom([node], [new DollarPeApi()]),
		{ dollarPeApi: { environment: 'custom', baseUrl, apiKey, apiSecret, ...credential } },
		{ node: trigger.name, mode, activation: 'activate', webhookBaseUrl, staticData },
	);
	jest.spyOn(context, 'getWorkflow').mockReturnValue({ id: 'workflow', name: 'test', active });
	return context;
}

const messageOf = async (promise: Promise<unknown>) =>
	await promise.then(
		() => 'It succeeded',
		(error: unknown) => (error instanceof Error ? error.message : String(error)),
	);

describe("registration: the organization's only address must never be replaced by surprise", () => {
	it.each<[string, Case]>([
		['Manual', { registration: 'manual' }],
		['a test run', { mode: 'manual' }],
		['Manual in a test run', { registration: 'manual', mode: 'manual' }],
	])('nothing is sent for %s', async (_, given) => {
		const staticData = {};
		expect(await checkExists.call(hooks({ ...given, staticData }))).toBe(true);
		expect(await create.call(hooks({ ...given, staticData }))).toBe(true);
		expect(await remove.call(hooks({ ...given, staticData }))).toBe(true);
		expect(emulator.requests).toEqual([]);
	});

	it('On Activation gives DollarPe the production URL, and remembers that it did', async () => {
		const staticData: IDataObject = {};
		expect(await checkExists.call(hooks({ staticData }))).toBe(false);
		expect(await create.call(hooks({ staticData }))).toBe(true);
		expect(emulator.webhookUrl).toBe(URL);
		expect(ofNode(staticData)).toEqual({ registeredUrl: URL });
		expect(await checkExists.call(hooks({ staticData }))).toBe(true);
	});

	it('sets it again when n8n has moved to another address', async () => {
		const staticData: IDataObject = {};
		await create.call(hooks({ staticData }));
		const moved = { staticData, webhookBaseUrl: 'https://new.example.com/webhook' };
		expect(await checkExists.call(hooks(moved))).toBe(false);
		await create.call(hooks(moved));
		expect(emulator.webhookUrl).toBe('https://new.example.com/webhook/2f5c/webhook');
	});

	it('Deactivating forgets the address, and says that DollarPe still sends there', async () => {
		const staticData: IDataObject = {};
		await create.call(hooks({ staticData }));
		const context = hooks({ staticData });
		const warn = jest.spyOn(context.logger, 'warn').mockImplementation(() => {});
		expect(await remove.call(context)).toBe(true);
		expect(ofNode(staticData)).toEqual({});
		expect(warn.mock.calls).toEqual([
			[expect.stringContaining(`still sends its events to ${URL}`)],
		]);
		expect(emulator.requests).toHaveLength(1);
	});

	it('a test run that ends leaves what production has registered', async () => {
		const staticData: IDataObject = {};
		await create.call(hooks({ staticData }));
		await remove.call(hooks({ staticData, mode: 'manual' }));
		expect(ofNode(staticData)).toEqual({ registeredUrl: URL });
	});
});

describe("an address that DollarPe could not reach is refused with the reason: it would replace the organization's only one", () => {
	const sandbox = { environment: 'sandbox' };

	/** Nothing may be sent, neither to the emulator nor to DollarPe's sandbox. */
	async function refusal(given: Case) {
		const staticData: IDataObject = {};
		const context = hooks({ ...given, staticData });
		const request = jest
			.spyOn(context.helpers, 'httpRequestWithAuthentication')
			.mockRejectedValue(new Error('It was sent'));
		const message = await messageOf(create.call(context));
		expect(request).not.toHaveBeenCalled();
		expect(emulator.requests).toEqual([]);
		expect(ofNode(staticData) ?? {}).toEqual({});
		return message;
	}

	it.each([
		['http://n8n.example.com/webhook', 'does not start with https://'],
		['http://localhost:5678/webhook', 'does not start with https://'],
		['https://localhost:5678/webhook', 'is this machine itself'],
		['https://127.0.0.1/webhook', 'is this machine itself'],
		['https://192.168.1.5/webhook', 'is in a private network'],
		['https://100.64.0.1/webhook', 'is in a private network'],
		['https://[fd00::1]/webhook', 'is in a private network'],
		['https://n8n/webhook', 'has a host name without a dot, which only your own network knows'],
		['https://n8n.internal/webhook', 'has a host name that only your own network knows'],
		[
			'https://n8n.example.com/webhook-test',
			"is n8n's test URL, which takes events only while you test: give the production URL",
		],
	])('%s', async (webhookBaseUrl, reason) => {
		// n8n shows the message of a failed activation, and not its description.
		expect(await refusal({ webhookBaseUrl, credential: sandbox })).toBe(
			`DollarPe cannot send events to ${webhookBaseUrl}/2f5c/webhook, which ${reason}. Give n8n a public https address (the environment variable WEBHOOK_URL), or set Registration to Manual.`,
		);
	});

	it.each([
		['http://localhost:5678/webhook', 'does not start with https://'],
		['https://n8n.example.com/webhook-test', "is n8n's test URL"],
	])('%s, by a local DollarPe too', async (webhookBaseUrl, reason) => {
		expect(await refusal({ webhookBaseUrl })).toContain(reason);
	});

	it('a local DollarPe reaches this machine', async () => {
		await create.call(hooks({ webhookBaseUrl: 'https://localhost:5678/webhook' }));
		expect(emulator.webhookUrl).toBe('https://localhost:5678/webhook/2f5c/webhook');
	});

	it('nothing is sent with a credential that names no environment', async () => {
		expect(await refusal({ credential: { environment: 'moon' } })).toContain('unknown environment');
	});
});

describe('deactivating frees what the trigger remembers', () => {
	afterEach(() => forgetAll());

	it('and leaves it in the static data: an event that comes again after activation is still known', async () => {
		const staticData: IDataObject = {};
		const context = hooks({ staticData });
		const key = triggerKey(context);
		isFirstDelivery(key, 'event', {});
		await remove.call(context);
		expect(remembered()).toBe(0);
		const saved: IDataObject = JSON.parse(JSON.stringify(ofNode(staticData)));
		expect(isFirstDelivery(key, 'event', saved)).toBe(false);
	});

	it('also where DollarPe was told the address by hand', async () => {
		const context = hooks({ registration: 'manual' });
		isFirstDelivery(triggerKey(context), 'event', {});
		await remove.call(context);
		expect(remembered()).toBe(0);
	});

	it.each(['manual', 'internal'] as const)(
		'but not when a test run ends, which n8n calls %s: production goes on',
		async (mode) => {
			const context = hooks({ mode, active: false });
			isFirstDelivery(triggerKey(context), 'event', {});
			await remove.call(context);
			expect(remembered()).toBe(1);
		},
	);
});

describe('DollarPe refuses: activation fails, and nothing is remembered', () => {
	it('because of the secret', async () => {
		const staticData: IDataObject = {};
		const credential = { apiSecret: 'wrong' };
		const message = await messageOf(create.call(hooks({ staticData, credential })));
		expect(message).toBe('Invalid Signature');
		expect(ofNode(staticData) ?? {}).toEqual({});
	});

	it('because it is down', async () => {
		emulator.faults.next({ kind: 'status', status: 500 });
		const message = await messageOf(create.call(hooks()));
		expect(message).toContain('Unexpected error occurred');
	});
});
