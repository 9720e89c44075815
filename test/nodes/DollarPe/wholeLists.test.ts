import { startEmulator, type Emulator } from '../../../dev/emulator';
import { contact, failure, run } from '../../support/dollarPe';
import { json, startOddServer, type OddServer } from '../../support/oddServer';

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
			/Existing customers could not be checked \(.* does not end: 12 pages/,
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
