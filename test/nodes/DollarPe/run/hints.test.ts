import type { IDataObject, NodeExecutionHint } from 'n8n-workflow';

import { startEmulator, type Emulator } from '../../../../dev/emulator';
import { readDeclarations } from '../../../../nodes/DollarPe/params/declaration/readDeclarations';
import { resources } from '../../../../nodes/DollarPe/resources';
import { hintsOf } from '../../../../nodes/DollarPe/run/hints';
import type { ItemResult } from '../../../../nodes/DollarPe/delivery/results';
import type { RunFlag } from '../../../../nodes/DollarPe/delivery/run';
import { Fixtures } from '../../../dev/emulator/world';
import { contact, contacts, run } from '../../../support/dollarPe';

const declarations = readDeclarations(resources);

const answered = (json: IDataObject): ItemResult => ({ kind: 'answered', items: [{ json }] });

function messages(
	resource: string,
	operation: string,
	results: ItemResult[],
	notes: RunFlag[] = [],
): string[] {
	const declaration = declarations[resource]![operation]!;
	const hints = hintsOf({ declaration, flags: new Set(notes), results });
	return hints.map(({ message }) => message);
}

const IN_PRODUCTION = expect.stringContaining('production') as string;

describe('what a person must see before they run it again', () => {
	it('says that it was production where something was written, and not for looking', () => {
		const done = [answered({ id: '1' })];
		expect(messages('payout', 'initiate', done, ['production'])).toEqual([IN_PRODUCTION]);
		expect(messages('customer', 'create', done, ['production'])).toEqual([IN_PRODUCTION]);
		expect(messages('payout', 'initiate', done)).toEqual([]);
		expect(messages('customer', 'getAll', done, ['production'])).toEqual([]);
	});

	it('counts what was created, found and refused, and what nobody knows', () => {
		const error = new Error('no') as never;
		const results: ItemResult[] = [
			answered({ id: '1', created: true }),
			answered({ id: '2', created: false }),
			answered({ id: '3', created: false }),
			{ kind: 'refused', error },
			{ kind: 'uncertain', error },
			{ kind: 'notSent', error },
		];
		expect(messages('customer', 'createOrGet', results)).toEqual([
			'Of 6 items: 1 created, 2 found, 1 refused, 1 uncertain, 1 not sent.',
		]);
	});

	it('counts nothing of one item, nor where every item simply succeeded', () => {
		expect(messages('customer', 'createOrGet', [answered({ created: true })])).toEqual([]);
		expect(messages('customer', 'create', [answered({}), answered({})])).toEqual([]);
	});

	const paid = (json: IDataObject) =>
		answered({
			sending_amount: 51,
			asset: 'USDT',
			receiving_amount: '4380.71',
			fiat: 'INR',
			...json,
		});

	it('says how much money was sent, and what arrives: a person who reads 3 items does not see a zero too many', () => {
		const made = { created: true };
		const results = [paid(made), paid(made), paid({ ...made, sending_amount: '51.00000000' })];
		expect(messages('payout', 'initiate', results)).toEqual([
			'Sent 3 payouts: 153.00 USDT, ₹13,142.13 to arrive',
		]);
		expect(
			messages('payout', 'initiate', [
				...results,
				paid({ created: false }),
				paid({ created: false }),
			]),
		).toEqual(['Sent 3 payouts: 153.00 USDT, ₹13,142.13 to arrive; 2 existed already']);
		expect(messages('payout', 'initiate', results.slice(0, 1))).toEqual([
			'Sent 1 payout: 51.00 USDT, ₹4,380.71 to arrive',
		]);
		const payin = { ...made, sending_amount: 5000, receiving_amount: '56.123456' };
		expect(messages('payin', 'initiate', [paid(payin), paid(payin)])).toEqual([
			'Started 2 payins: ₹10,000.00, 112.246912 USDT to arrive',
		]);
	});

	it('sums each currency by itself, exactly, and in any case', () => {
		const results = [
			paid({ created: true, sending_amount: '0.1' }),
			paid({ created: true, sending_amount: 0.2, asset: 'usdt' }),
			paid({ created: true, asset: 'USDC' }),
		];
		expect(messages('payout', 'initiate', results)).toEqual([
			'Sent 3 payouts: 0.30 USDT + 51.00 USDC, ₹13,142.13 to arrive',
		]);
	});

	it('leaves out a sum that it does not know: a wrong one is worse than none', () => {
		const without = (json: IDataObject) =>
			messages('payout', 'initiate', [paid({ created: true, ...json })]);
		expect(without({ sending_amount: 'much' })).toEqual(['Sent 1 payout: ₹4,380.71 to arrive']);
		expect(without({ fiat: undefined })).toEqual(['Sent 1 payout: 51.00 USDT']);
		expect(without({ asset: null, receiving_amount: {} })).toEqual([]);
	});

	it('says counts alone where the sums of many currencies are too long', () => {
		const results = Array.from({ length: 12 }, (_, n) => paid({ created: true, fiat: `X${n}` }));
		expect(messages('payout', 'initiate', results)).toEqual(['Of 12 items: 12 created.']);
	});

	it('warns of what differs, but not of the new quotation that each run has: a warning each time is read no more', () => {
		const again = (differences: string[]) => paid({ created: false, differences });
		expect(messages('payout', 'initiate', [again(['quotation_id'])])).toEqual([
			'It exists already and was not made a second time: created is false.',
		]);
		expect(messages('payout', 'initiate', [again(['quotation_id', 'rate'])])).toEqual([
			'It exists already and was not made a second time, but differs: see differences.',
		]);
		expect(
			messages('payout', 'initiate', [again(['quotation_id']), again(['quotation_id', 'rate'])]),
		).toEqual(['Of 2 items: 2 found, 1 of them differs.']);
	});

	it('counts beside the payments only what is not said by them', () => {
		const error = new Error('no') as never;
		expect(
			messages('payout', 'initiate', [paid({ created: true }), { kind: 'refused', error }]),
		).toEqual([
			'Sent 1 payout: 51.00 USDT, ₹4,380.71 to arrive',
			'Of 2 items: 1 created, 1 refused.',
		]);
	});

	it('says how many payouts are still under way, and of payouts alone', () => {
		const results = ['PROCESSING', 'SUCCESS', 'PROCESSING'].map((status) => answered({ status }));
		for (const operation of ['get', 'getAll', 'initiate']) {
			expect(messages('payout', operation, results)).toEqual([
				expect.stringMatching(/^2 still PROCESSING\..*Wait for Final Status.*DollarPe Trigger/),
			]);
		}
		const inReview = [...results, answered({ status: 'IN_REVIEW' })];
		expect(messages('payout', 'get', inReview)).toEqual([
			expect.stringMatching(/^3 still PROCESSING or IN_REVIEW\./),
		]);
		expect(messages('payout', 'getQuotation', results)).toEqual([]);
		expect(messages('customer', 'get', results)).toEqual([]);
		expect(messages('payout', 'get', [answered({ status: 'SUCCESS' })])).toEqual([]);
	});

	it('says that amounts were not checked which should have been', () => {
		expect(messages('payout', 'createQuotation', [answered({})], ['limitsUnknown'])).toEqual([
			expect.stringContaining('were not checked'),
		]);
	});

	it("is never longer than n8n's guidelines allow", () => {
		const error = new Error('no') as never;
		const many = (count: number, result: ItemResult) => Array.from({ length: count }, () => result);
		const results = [
			...many(20_000, answered({ created: true, status: 'PROCESSING' })),
			...many(20_000, answered({ created: false })),
			...many(20_000, { kind: 'refused', error }),
			...many(20_000, { kind: 'uncertain', error }),
			...many(20_000, { kind: 'notSent', error }),
		];
		const all = messages('payout', 'initiate', results, ['production', 'limitsUnknown']);
		expect(all).toHaveLength(4);
		for (const message of all) expect(message.length).toBeLessThanOrEqual(120);
	});
});

describe('in n8n', () => {
	let emulator: Emulator;
	beforeAll(async () => {
		emulator = await startEmulator({ processingMs: { payout: Infinity } });
	});
	afterAll(async () => await emulator.close());
	beforeEach(() => emulator.reset());

	const hintsIn = async (settings: Parameters<typeof run>[1]): Promise<NodeExecutionHint[]> => {
		const { hints, error } = await run(emulator, settings);
		expect(error).toBeUndefined();
		return hints;
	};

	it('are those of the run, shown with its output', async () => {
		const parameters = {
			operation: 'createOrGet',
			additionalFields: { clientReferenceId: '={{ $json.email }}' },
		};
		await run(emulator, { items: [contact(0)], parameters });
		const items = [...contacts(3), contact(4, { country: 'XYZ' })];
		expect(await hintsIn({ items, parameters, onError: 'continueRegularOutput' })).toEqual([
			{
				message: 'Of 4 items: 2 created, 1 found, 1 refused.',
				type: 'info',
				location: 'outputPane',
			},
		]);
	});

	it('say of one item that exists already that it was not made again: it looks like a new one', async () => {
		const parameters = {
			operation: 'createOrGet',
			additionalFields: { clientReferenceId: '={{ $json.email }}' },
		};
		expect(await hintsIn({ items: [contact(0)], parameters })).toEqual([]);
		expect(await hintsIn({ items: [contact(0)], parameters })).toEqual([
			{
				message: 'It exists already and was not made a second time: created is false.',
				type: 'info',
				location: 'outputPane',
			},
		]);
	});

	it('speak of payouts under way, and of none where all have come to their end', async () => {
		const { id } = await new Fixtures(emulator).order('payout');
		const parameters = { resource: 'payout', operation: 'get', payoutId: id };
		expect(await hintsIn({ items: [{}], parameters })).toEqual([
			expect.objectContaining({ message: expect.stringMatching(/^1 still PROCESSING/) as string }),
		]);
		emulator.setStatus('payout', id, 'SUCCESS');
		expect(await hintsIn({ items: [{}], parameters })).toEqual([]);
	});
});
