import type { IDataObject } from 'n8n-workflow';

import { startEmulator, type Emulator } from '../../../dev/emulator';
import { Fixtures } from '../../dev/emulator/world';
import { exchange } from '../../support/exchange';
import { failure, run } from '../../support/dollarPe';
import { Initiation } from '../../support/initiation';

let emulator: Emulator;
let fixtures: Fixtures;
beforeAll(async () => {
	emulator = await startEmulator({ pageSize: 2 });
	fixtures = new Fixtures(emulator);
});
afterAll(async () => await emulator.close());
beforeEach(() => emulator.reset());

describe.each([
	['payout', 'exchangeOrderId', 'Exchange Order ID'],
	['payin', 'utr', 'UTR or Transaction Reference'],
] as const)('%s → Get Many by reference: whoever cannot look pays twice', (resource, own, name) => {
	const listed = (filters: IDataObject, more: IDataObject = { returnAll: true }) => ({
		items: [{ blank: '' }],
		parameters: { resource, operation: 'getAll', filters, ...more },
	});
	const found = async (filters: IDataObject, more?: IDataObject) =>
		(await run(emulator, listed(filters, more))).output.map(
			({ json }) => json.client_reference_id ?? '',
		);
	const owns: string[] = [];
	let before = 0;

	beforeEach(async () => {
		owns.length = 0;
		const initiation = new Initiation(resource, emulator, fixtures);
		for (const reference of ['invoice-1', 'Invoice–2', 'invoice-3', '']) {
			const wanted = await initiation.wanted({ reference });
			await initiation.make(wanted);
			owns.push(wanted.own);
		}
		before = emulator.requests.length;
	});

	it('gives none, rather than any, where none fits', async () => {
		expect(await found({ clientReferenceId: 'invoice-4' })).toEqual([]);
		// No part of it either, and none without a reference.
		expect(await found({ clientReferenceId: 'invoice' })).toEqual([]);
		expect(await found({ [own]: 'no-such-one' })).toEqual([]);
	});

	it('finds the one by its reference, however it is written: another spelling is the same bill', async () => {
		expect(await found({ clientReferenceId: 'invoice-3' })).toEqual(['invoice-3']);
		expect(await found({ clientReferenceId: ' INVOICE-2 ' })).toEqual(['Invoice–2']);
	});

	it(`finds the one by its ${name}, also without a reference`, async () => {
		expect(await found({ [own]: owns[0] })).toEqual(['invoice-1']);
		expect(await found({ [own]: owns[3] })).toEqual(['']);
	});

	it('needs all of the filters to fit', async () => {
		expect(await found({ clientReferenceId: 'invoice-1', [own]: owns[0] })).toEqual(['invoice-1']);
		expect(await found({ clientReferenceId: 'invoice-1', [own]: owns[1] })).toEqual([]);
	});

	it('looks through all pages, and counts Limit afterwards', async () => {
		const one = { returnAll: false, limit: 1 };
		for (const reference of ['invoice-1', 'invoice-3']) {
			expect(await found({ clientReferenceId: reference }, one)).toEqual([reference]);
		}
	});

	it('sends nothing of them to DollarPe, which may refuse what it does not know', async () => {
		const filters = { clientReferenceId: 'invoice-1', [own]: owns[0] };
		const { sent } = await exchange(emulator, listed(filters));
		const named = sent.filter(({ query }) => /reference|order|utr|invoice/i.test(query));
		expect(named).toEqual([]);
	});

	it.each([
		['Client Reference ID', { clientReferenceId: '={{ $json.missing }}' }],
		['Client Reference ID', { clientReferenceId: '={{ $json.blank }}' }],
		[name, { [own]: ' ' }],
	])('gives none where %s is blank, since all would be others: %j', async (label, filters) => {
		const { message } = await failure(emulator, listed(filters));
		expect(message).toBe(`${label} is blank: remove the filter, or check the expression [Item 0]`);
	});

	it.each(['invoice-{{ $json.missing }}', 'invoice-undefined', 'inv\u200Boice-1'])(
		'refuses a reference that is none: %j',
		async (reference) => {
			const filters = { clientReferenceId: `=${reference}` };
			const { message } = await failure(emulator, listed(filters));
			expect(message).toContain('Client Reference ID');
			expect(emulator.requests.slice(before)).toEqual([]);
		},
	);

	it('shows of each, simplified, what it is for and of which day', async () => {
		const filters = { clientReferenceId: 'invoice-1' };
		const { output } = await run(emulator, listed(filters, { returnAll: true, simplify: true }));
		expect(output[0]?.json).toMatchObject({
			client_reference_id: 'invoice-1',
			fiat: expect.any(String),
			created_at: expect.any(String),
		});
		expect(Object.keys(output[0]?.json ?? {}).length).toBeLessThanOrEqual(10);
	});
});
