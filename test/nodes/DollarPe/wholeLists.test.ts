import { startEmulator, type Emulator } from '../../../dev/emulator';
import { contact, failure, run } from '../../support/dollarPe';
import { json, startOddServer, type OddServer } from '../../support/oddServer';
import { skipPauses } from '../../support/skippedPause';

jest.mock('../../../nodes/client/http/pause', () =>
	jest.requireActual<typeof import('../../support/skippedPause')>('../../support/skippedPause'),
);

beforeEach(skipPauses);

const CREATE_OR_GET = {
	operation: 'createOrGet',
	additionalFields: { clientReferenceId: '={{ $json.ref }}' },
};
const GET_ALL = { operation: 'getAll', returnAll: true };
const TAKEN = { status: false, errors: { email: ['Email already in use'] }, data: null };

/**
 * A list of 500 customers, ten on a page, the newest first; before each page is read, ten more have been created, so
 * that every page repeats the one before.
 */
async function startBusyServer(): Promise<OddServer> {
	const ids = Array.from({ length: 500 }, (_, n) => 499 - n);
	return await startOddServer((response, { url, headers: { host } }) => {
		if (url?.endsWith('/create')) return json(response, 400, TAKEN);
		const page = Number(new URL(url ?? '', `http://${host}`).searchParams.get('page') ?? 1);
		// Not without end: new customers stop coming after a while.
		if (page > 1 && page < 40)
			ids.unshift(...Array.from({ length: 10 }, (_, n) => ids.length + 9 - n));
		const results = ids.slice((page - 1) * 10, page * 10).map((n) => customer(n));
		const isLast = page * 10 >= ids.length;
		const next = isLast ? null : `http://${host}/cms/api/v1/customer/list?page=${page + 1}`;
		json(response, 200, {
			status: true,
			data: { count: ids.length, next, previous: null, results },
		});
	});
}

const customer = (n: number) => ({
	id: `id-${n}`,
	full_name: `Contact ${n}`,
	email: `contact${n}@example.com`,
	phone: `+91${9_000_000_000 + n}`,
	country: 'IND',
	client_reference_id: `crm-${n}`,
});

describe('a list that grows while it is read: cut short, a customer who exists would seem to be missing', () => {
	let server: OddServer;
	beforeEach(async () => (server = await startBusyServer()));
	afterEach(async () => await server.close());

	it('is read to its end, each customer once', async () => {
		const { output, error } = await run(server, { parameters: GET_ALL });
		expect(error).toBeUndefined();
		const ids = output.map(({ json: { id } }) => String(id));
		expect(new Set(ids).size).toBe(ids.length);
		expect(ids).toEqual(expect.arrayContaining(Array.from({ length: 500 }, (_, n) => `id-${n}`)));
	});

	it('gives the customer who exists at its end', async () => {
		const items = [contact(0, { ref: 'crm-0' })];
		const { output } = await run(server, { items, parameters: CREATE_OR_GET });
		expect(output[0]?.json).toMatchObject({ id: 'id-0', created: false });
	});
});

describe('Create or Get, when a list has no end', () => {
	it('says that existing customers could not be checked, and does not send the contact again', async () => {
		let n = 0;
		const server = await startOddServer((response, { url, headers: { host } }) => {
			if (url?.endsWith('/create')) return json(response, 500, { status: false });
			const next = `http://${host}/cms/api/v1/customer/list?page=${++n}`;
			json(response, 200, { status: true, data: { count: 1, next, results: [customer(7)] } });
		});
		const items = [contact(0, { ref: 'crm-0' })];
		const error = await failure(server, { items, parameters: CREATE_OR_GET });
		expect(error.description).toMatch(
			/Existing customers could not be checked \(DollarPe's list has more than 12 pages, and was read no further\)/,
		);
		expect(server.bodies.filter((body) => body !== '')).toHaveLength(1);
		await server.close();
	});
});

describe('Create or Get, when DollarPe carries a lost request out only after its list was read', () => {
	let emulator: Emulator;
	beforeEach(async () => (emulator = await startEmulator()));
	afterEach(async () => await emulator.close());

	const reads = () => emulator.requests.filter(({ path }) => path.endsWith('/list')).length;

	it('does not take a refusal of the moment for one of the contact: the first request may still be carried out', async () => {
		let creates = 0;
		emulator.faults.when(({ path }) => {
			if (!path.endsWith('/create')) return undefined;
			if (++creates === 1) return { kind: 'cut', when: 'before' };
			return { kind: 'json', status: 409, body: '{"status":false,"message":"busy"}' };
		});
		const error = await failure(emulator, {
			items: [contact(1, { ref: 'crm-1' })],
			parameters: CREATE_OR_GET,
		});
		expect(creates).toBe(2);
		expect(error.message).toContain('broke before an answer came');
		expect(error.description).toContain('may or may not have carried it out');
		expect(error.description).not.toContain('Correct what DollarPe names');
	});

	it('reads the list once more, and gives the customer: it is not "already in use" by somebody else', async () => {
		const items = [contact(1, { ref: 'crm-1' }), contact(2, { ref: 'crm-2' })];
		let creates = 0;
		emulator.faults.when(({ path }) => {
			if (!path.endsWith('/create')) return undefined;
			creates++;
			// Both are answered too late; they are carried out between the reading of the list and the second try.
			if (creates <= 2) return { kind: 'slow', ms: 1400 };
			return { kind: 'slow', ms: 800 };
		});
		const { output, error } = await run(emulator, {
			items,
			parameters: { ...CREATE_OR_GET, options: { timeout: 1 } },
		});
		expect(error).toBeUndefined();
		expect(output.map(({ json: { full_name: name, created } }) => [name, created])).toEqual([
			['Contact 1', false],
			['Contact 2', false],
		]);
		expect(emulator.customers).toHaveLength(2);
		expect(creates).toBe(4);
		expect(reads()).toBe(2);
	});
});

describe('a list that ends before it has as many as it says: what is not in it may exist all the same', () => {
	const ORDER = '11111111-1111-4111-8111-111111111111';
	const QUOTATION = '22222222-2222-4222-8222-222222222222';
	let server: OddServer;
	let sent: number;
	let listed: object[];
	let answer: { code: number; body: object };
	let quotationStatus: string;
	beforeEach(async () => {
		sent = 0;
		listed = [customer(7)];
		answer = { code: 400, body: TAKEN };
		server = await startOddServer((response, { method, url = '' }) => {
			const data = (what: object) => json(response, 200, { status: true, data: what });
			if (method === 'GET' && url.includes('/quotation/')) {
				return data({ id: QUOTATION, order_id: null, status: quotationStatus });
			}
			if (method === 'GET') return data({ count: 500, next: null, results: listed });
			sent += 1;
			json(response, answer.code, answer.body);
		});
	});
	afterEach(async () => await server.close());

	it('Get Many gives what there is, and says that it may not be all', async () => {
		const result = await run(server, { parameters: GET_ALL });
		expect(result.output).toHaveLength(1);
		expect(result.hints.map(({ message }) => message)).toEqual([
			'This may not be all: a list from DollarPe ended before it had as many results as it says.',
		]);
	});

	it('Get Many says nothing where the limit was reached before', async () => {
		const parameters = { operation: 'getAll', returnAll: false, limit: 1 };
		const result = await run(server, { parameters });
		expect(result.output).toHaveLength(1);
		expect(result.hints).toEqual([]);
	});

	it('Create or Get gives a customer who is in it', async () => {
		const items = [contact(7, { ref: 'crm-7' })];
		const { output } = await run(server, { items, parameters: CREATE_OR_GET });
		expect(output[0]?.json).toMatchObject({ id: 'id-7', created: false });
	});

	it('Create or Get says that others could not be checked, and does not send the contact again', async () => {
		answer = { code: 500, body: { status: false, message: 'Internal Server Error' } };
		const items = [contact(8, { ref: 'crm-8' })];
		const error = await failure(server, { items, parameters: CREATE_OR_GET });
		expect(error.description).toContain(
			"Existing customers could not be checked (DollarPe's list ended after 1 of 500).",
		);
		expect(sent).toBe(1);
	});

	it.each([
		[
			'payout',
			400,
			'UNLINKED',
			{ errors: { client_reference_id: ['Client Reference ID already exists'] } },
		],
		[
			'payin',
			400,
			'UNLINKED',
			{ errors: { client_reference_id: ['Client Reference ID already exists'] } },
		],
		['payout', 500, 'EXPIRED', { message: 'Internal Server Error' }],
		['payin', 500, 'EXPIRED', { message: 'Internal Server Error' }],
	])(
		'Initiate of a %s that is answered with %i never says that none exists',
		async (resource, code, status, body) => {
			quotationStatus = status;
			answer = { code, body: { status: false, ...body } };
			listed = [{ id: ORDER, client_reference_id: 'another', customer_id: ORDER }];
			const parameters = {
				...{ resource, operation: 'initiate', quotationId: QUOTATION, customerId: ORDER },
				...{ exchangeOrderId: 'order-1', utr: '123456789012', clientReferenceId: 'invoice-1' },
				additionalFields: {},
			};
			const { description } = await failure(server, { items: [{}], parameters });
			expect(description).toContain("could not be checked (DollarPe's list ended after 1 of 500)");
			expect(description).not.toMatch(/was not carried out|could not be found|new one/);
		},
	);
});

describe.each<[first: unknown, last: unknown]>([
	[4, 4],
	['4', ' 4 '],
	[4, undefined],
	[4, 'many'],
	[undefined, 4],
])(
	'a list of %j, then %j whose rows change places while it is read: who is on no page may exist all the same',
	(...counts) => {
		let server: OddServer;
		let sent: number;
		beforeEach(async () => {
			sent = 0;
			// The third has moved to the first page after that was read, and the second to the next one.
			const pages = [
				[customer(1), customer(2)],
				[customer(2), customer(4)],
			];
			server = await startOddServer((response, { method, url = '', headers: { host } }) => {
				if (method === 'POST') {
					sent += 1;
					return json(response, 500, { status: false, message: 'Internal Server Error' });
				}
				const isFirst = !url.includes('page=2');
				const next = isFirst ? `http://${host}/cms/api/v1/customer/list?page=2` : null;
				const results = pages[isFirst ? 0 : 1];
				const count = counts[isFirst ? 0 : 1];
				json(response, 200, { status: true, data: { count, next, results } });
			});
		});
		afterEach(async () => await server.close());

		it('Get Many says that it may not be all', async () => {
			const { output, hints } = await run(server, { parameters: GET_ALL });
			expect(output.map(({ json: { id } }) => id)).toEqual(['id-1', 'id-2', 'id-4']);
			expect(hints.map(({ message }) => message)).toEqual([
				'This may not be all: a list from DollarPe ended before it had as many results as it says.',
			]);
		});

		it('Create or Get does not send the contact a second time', async () => {
			const items = [contact(3, { ref: 'crm-3' })];
			const error = await failure(server, { items, parameters: CREATE_OR_GET });
			expect(error.description).toContain(
				"Existing customers could not be checked (DollarPe's list ended after 3 of 4).",
			);
			expect(sent).toBe(1);
		});
	},
);
