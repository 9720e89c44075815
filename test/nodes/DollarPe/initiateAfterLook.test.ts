import type { IDataObject } from 'n8n-workflow';

import { startEmulator, type Emulator } from '../../../dev/emulator';
import { Fixtures } from '../../dev/emulator/world';
import type { RunSettings } from '../../support/dollarPe';
import { forgetWaits, waits } from '../../support/quickPause';
import {
	UntracedInitiation,
	type Untraced,
	type WantedPayout,
} from '../../support/untracedInitiation';

jest.mock('../../../nodes/client/http/pause', () =>
	jest.requireActual<typeof import('../../support/quickPause')>('../../support/quickPause'),
);

const processingMs = { kyc: Infinity, payout: Infinity, payin: Infinity, edd: Infinity };

let emulator: Emulator;
let strict: Emulator;
beforeAll(async () => {
	emulator = await startEmulator({ processingMs, prefundedBalance: '120' });
	strict = await startEmulator({ processingMs, refusesUsedReference: true });
});
afterAll(async () => await Promise.all([emulator.close(), strict.close()]));
beforeEach(() => {
	emulator.reset();
	strict.reset();
	forgetWaits();
});

const CONTINUED: RunSettings = { onError: 'continueRegularOutput' };

const texts = (json: IDataObject | undefined) => `${String(json?.error)} ${String(json?.message)}`;

describe.each<[Untraced]>([['prefundedPayout'], ['remittancePayout']])('Initiate of %s', (kind) => {
	let order: UntracedInitiation;
	let wanted: WantedPayout;
	beforeEach(async () => {
		order = new UntracedInitiation(kind, emulator, new Fixtures(emulator));
		wanted = await order.wanted();
	});

	/** Answers the history with what is given in place of what is there, the first times. */
	const historyAnswers = (...answers: Array<IDataObject[] | undefined>) => {
		let looks = 0;
		emulator.faults.when(({ method, path }) => {
			if (method !== 'GET' || path !== order.history) return undefined;
			const results = answers[looks++];
			if (!results) return undefined;
			const data = { count: results.length, next: null, previous: null, results };
			return { kind: 'json', status: 200, body: JSON.stringify({ status: true, data }) };
		});
	};

	/** Loses the answer to a payment, before or after DollarPe has carried it out. */
	const lose = (when: 'before' | 'after', meanwhile: () => void = () => {}) =>
		emulator.faults.when(({ method }) => {
			if (method !== 'POST') return undefined;
			meanwhile();
			return { kind: 'cut', when };
		});

	describe('nothing is sent', () => {
		it('while Retry On Fail is on: n8n would pay again after a lost answer', async () => {
			const { error, sent } = await order.run([wanted], { maxTries: 2 });
			expect(sent).toEqual([]);
			expect(error?.message).toBe('Retry On Fail must be off for this operation [Item 0]');
			expect(error?.description).toContain(
				`Nothing was sent. n8n would run it again after an error, and DollarPe may not refuse a second ${order.singular}. Turn Retry On Fail off in the settings of the node.`,
			);
		});

		it.each([
			['is refused', { kind: 'status', status: 403 }],
			['fails', { kind: 'status', status: 500 }],
		] as const)('where the history %s', async (_how, fault) => {
			emulator.faults.when(({ method }) => (method === 'GET' ? fault : undefined));
			const other = await order.wanted({ reference: 'order-2' });
			const { output, sent } = await order.run([wanted, other], CONTINUED);
			expect(order.calls(sent)).not.toContain('initiate');
			expect(new Set(order.calls(sent))).toEqual(new Set(['look']));
			for (const { json } of output) {
				expect(json.error).toContain(`Existing ${order.singular}s could not be checked`);
				expect(json.message).toContain('Nothing was sent.');
			}
		});

		it('where the history is shorter than it says: the payment may stand in what is missing', async () => {
			emulator.faults.when(({ method }) =>
				method === 'GET'
					? {
							kind: 'json',
							status: 200,
							body: JSON.stringify({
								status: true,
								data: { count: 3, next: null, previous: null, results: [{ id: 'a' }] },
							}),
						}
					: undefined,
			);
			const { error, sent } = await order.run([wanted]);
			expect(order.calls(sent)).toEqual(['look']);
			expect(error?.message).toContain("DollarPe's list ended after 1 of 3");
		});

		it('where the reference has an order of another quotation, which is shown with amount and status', async () => {
			const { id } = await order.make(wanted);
			const { error, sent } = await order.run([await order.again(wanted)]);
			expect(order.calls(sent)).toEqual(['look']);
			expect(error?.message).toContain(
				`The ${order.singular} that exists differs in Quotation ID: "${wanted.quotation_id}" in place of`,
			);
			expect(error?.description).toContain(
				`Nothing was sent. It is the ${order.singular} "${String(id)}" of 51.00 USDT; its status is "PROCESSING".`,
			);
			expect(error?.description).not.toMatch(/of its own/);
			expect(order.orders).toHaveLength(1);
		});

		it.each([
			['payer', kind === 'prefundedPayout' ? 'Sender ID' : 'Remitter ID'],
			['customer_id', 'Customer ID'],
		])('where the order that exists has another %s', async (key, name) => {
			await order.make(wanted);
			const other = { ...wanted, [key]: 'def8b740-99f9-4cba-bc9e-99de57e927b4' };
			const { error, sent } = await order.run([other]);
			expect(order.calls(sent)).toEqual(['look']);
			expect(error?.message).toContain(
				`differs in ${name}: "${wanted[key as 'payer']}" in place of`,
			);
			expect(error?.description).toContain('Nothing was sent.');
		});

		it.each(['ORDER-1', 'order–1'])('where it has the reference as %s', async (reference) => {
			await order.make(wanted);
			const { error, sent } = await order.run([{ ...wanted, reference }]);
			expect(order.calls(sent)).toEqual(['look']);
			expect(error?.message).toContain(
				`differs in Client Reference ID: "order-1" in place of "${reference}"`,
			);
		});

		it('where the quotation has an order with another reference', async () => {
			await order.make(wanted);
			const { error, sent } = await order.run([{ ...wanted, reference: 'order-2' }]);
			expect(order.calls(sent)).toEqual(['look']);
			expect(error?.message).toContain('differs in Client Reference ID: "order-1" in place of');
		});

		it('where the order that exists does not say of which quotation it is', async () => {
			historyAnswers([{ id: 'p-1', client_reference_id: 'order-1', status: 'SUCCESS' }]);
			const { error, sent } = await order.run([wanted]);
			expect(order.calls(sent)).toEqual(['look']);
			expect(error?.message).toContain('differs in Quotation ID: none in place of');
		});

		it('where several have the reference: nobody can say which is meant', async () => {
			await order.make(wanted);
			await order.make(await order.again(wanted));
			const { error, sent } = await order.run([wanted]);
			expect(order.calls(sent)).toEqual(['look']);
			expect(error?.message).toBe(
				`2 ${order.singular}s have this Client Reference ID or quotation [Item 0]`,
			);
			for (const { id } of order.orders) expect(error?.description).toContain(id);
			expect(error?.description).toContain('Nothing was sent.');
		});

		it.each(['FAILED', 'REFUNDED', 'CANCELLED'])(
			'where it ended %s: as a result it would pass for paid',
			async (status) => {
				const { id } = await order.make(wanted);
				emulator.setStatus('payout', String(id), status);
				const { error, sent } = await order.run([wanted]);
				expect(order.calls(sent)).toEqual(['look']);
				expect(error?.message).toContain(
					`The ${order.singular} "${String(id)}" that exists ended without success: its status is "${status}"`,
				);
				expect(error?.description).toContain(
					'Nothing was sent. If it is still to be paid, make a new quotation, and give this item a Client Reference ID of its own.',
				);
			},
		);

		it('where it exists, and If It Exists Already is Error', async () => {
			const { id } = await order.make(wanted);
			const { error, sent } = await order.run([wanted], {
				parameters: { options: { ifExists: 'error' } },
			});
			expect(order.calls(sent)).toEqual(['look']);
			expect(error?.message).toContain(
				`The ${order.singular} "${String(id)}" exists already: its status is "PROCESSING"`,
			);
		});

		it('for one reference on two quotations of a run', async () => {
			const { output, sent } = await order.run([wanted, await order.again(wanted)], CONTINUED);
			expect(sent).toEqual([]);
			for (const [n, { json }] of output.entries()) {
				expect(json.error).toBe(
					`2 items have the Client Reference ID "order-1", and they differ in Quotation ID [Item ${n}]`,
				);
				expect(json.message).toContain('Nothing was sent for any of them: [Item 0], [Item 1].');
			}
		});

		it('for the second of two references on one quotation', async () => {
			const { output, sent } = await order.run([wanted, { ...wanted, reference: 'order-2' }], {
				...CONTINUED,
				parameters: { options: { maxParallelRequests: 1 } },
			});
			expect(order.calls(sent)).toEqual(['look', 'initiate']);
			expect(output[0]?.json.created).toBe(true);
			expect(output[1]?.json.error).toBe('The quotation is that of item 0 too [Item 1]');
			expect(output[1]?.json.message).toContain('Nothing was sent.');
		});
	});

	describe('a payment whose outcome is unknown', () => {
		it('is sent once, looked for twice, three seconds apart, and is uncertain', async () => {
			lose('before');
			const { error, sent } = await order.run([wanted]);
			expect(order.calls(sent)).toEqual(['look', 'initiate', 'look', 'look']);
			expect(waits).toContain(3000);
			expect(order.orders).toEqual([]);
			expect(error?.description).toContain(
				`DollarPe may or may not have carried it out: its history shows no ${order.singular} with this Client Reference ID so far.`,
			);
			expect(error?.description).toContain('Keep its Client Reference ID.');
			expect(error?.description).not.toMatch(/nothing was sent|not carried out|of its own/i);
		});

		it('is the result where the history shows it', async () => {
			lose('after');
			const { output, sent, error } = await order.run([wanted]);
			expect(error).toBeUndefined();
			expect(order.calls(sent)).toEqual(['look', 'initiate', 'look']);
			expect(output.map(({ json: { id, created } }) => ({ id, created }))).toEqual([
				{ id: order.orders[0]?.id, created: true },
			]);
		});

		it('is the result where only the second look shows it', async () => {
			lose('after');
			historyAnswers([], [], undefined);
			const { output, sent } = await order.run([wanted]);
			expect(order.calls(sent)).toEqual(['look', 'initiate', 'look', 'look']);
			expect(output[0]?.json).toMatchObject({ id: order.orders[0]?.id, created: true });
		});

		it('stays uncertain where the history cannot be read then', async () => {
			let isSent = false;
			lose('after', () => (isSent = true));
			emulator.faults.when(({ method }) =>
				method === 'GET' && isSent ? { kind: 'status', status: 403 } : undefined,
			);
			const { error, sent } = await order.run([wanted]);
			expect(order.calls(sent)).toEqual(['look', 'initiate', 'look']);
			expect(error?.description).toContain(`Existing ${order.singular}s could not be checked`);
			expect(error?.description).toContain('may or may not have carried it out');
		});

		it('that made an order which has failed since is certain, and may be paid anew', async () => {
			lose('after');
			historyAnswers(undefined, [
				{
					...order.body(wanted),
					...{ id: 'p-1', status: 'FAILED', sending_amount: '51', asset: 'USDT' },
				},
			]);
			const { error } = await order.run([wanted]);
			expect(error?.description).toContain('a Client Reference ID of its own');
			expect(error?.description).not.toContain('may or may not');
		});

		it('is uncertain where another order has its reference then', async () => {
			const other = await order.again(wanted);
			lose('before');
			historyAnswers(undefined, [
				{ ...order.body(other), id: 'p-1', status: 'FAILED', sending_amount: '51', asset: 'USDT' },
			]);
			const { error } = await order.run([wanted]);
			expect(error?.message).toContain('differs in Quotation ID');
			expect(error?.description).toContain('may or may not have carried it out');
			expect(error?.description).not.toMatch(/of its own|nothing was sent/i);
		});

		it('is one of many: the looks are shared', async () => {
			const items = [wanted];
			for (const n of [2, 3, 4]) items.push(await order.wanted({ reference: `order-${n}` }));
			lose('before');
			const { sent } = await order.run(items, CONTINUED);
			const calls = order.calls(sent);
			expect(calls.filter((each) => each === 'initiate')).toHaveLength(4);
			expect(calls.filter((each) => each === 'look').length).toBeLessThanOrEqual(6);
		});

		it('is not paid by another answer: it counts only where its reference is that of the item', async () => {
			const data = {
				...order.body({ ...wanted, reference: 'other' }),
				id: 'p-9',
				status: 'PROCESSING',
			};
			emulator.faults.when(({ method }) =>
				method === 'POST'
					? { kind: 'json', status: 201, body: JSON.stringify({ status: true, data }) }
					: undefined,
			);
			const { error, sent } = await order.run([wanted]);
			expect(order.calls(sent)).toEqual(['look', 'initiate', 'look', 'look']);
			expect(error?.description).toContain('may or may not have carried it out');
		});
	});

	describe('a refusal', () => {
		const refuse = (text: string) =>
			emulator.faults.when(({ method }) =>
				method === 'POST'
					? {
							kind: 'json',
							status: 400,
							body: JSON.stringify({ status: false, message: text, errors: null }),
						}
					: undefined,
			);

		it('in documented words is certain: nothing more is asked', async () => {
			refuse('Customer ID does not match with the quotation');
			const { error, sent } = await order.run([wanted]);
			expect(order.calls(sent)).toEqual(['look', 'initiate']);
			expect(error?.message).toContain('Customer ID does not match with the quotation');
			expect(error?.description).not.toContain('may or may not');
		});

		it('in other words is looked for, and then certain', async () => {
			refuse('Insufficient prefunded balance');
			const { error, sent } = await order.run([wanted]);
			expect(order.calls(sent)).toEqual(['look', 'initiate', 'look', 'look']);
			expect(error?.message).toContain('Insufficient prefunded balance');
			expect(error?.description).toContain(
				`DollarPe's history shows no ${order.singular} with this Client Reference ID. Correct what DollarPe names`,
			);
			expect(error?.description).not.toContain('may or may not');
		});

		it.each(['Duplicate request', 'Client Reference ID already exists'])(
			'that says "%s" is uncertain where nothing is found',
			async (text) => {
				refuse(text);
				const { error, sent } = await order.run([wanted]);
				expect(order.calls(sent)).toEqual(['look', 'initiate', 'look', 'look']);
				expect(error?.message).toContain(text);
				expect(error?.description).toContain('may or may not have carried it out');
				expect(error?.description).not.toMatch(/of its own/);
			},
		);
	});

	it('a reference that another execution has used meanwhile is its order, not a new one', async () => {
		const other = new UntracedInitiation(kind, strict, new Fixtures(strict));
		const mine = await other.wanted();
		const { id } = await other.make(mine);
		let looks = 0;
		strict.faults.when(({ method }) => {
			if (method !== 'GET' || looks++ > 0) return undefined;
			const data = { count: 0, next: null, previous: null, results: [] };
			return { kind: 'json', status: 200, body: JSON.stringify({ status: true, data }) };
		});
		const { output, sent } = await other.run([mine]);
		expect(other.calls(sent)).toEqual(['look', 'initiate', 'look']);
		expect(output[0]?.json).toMatchObject({ id, created: false });
	});

	it('sends each once, after one look for all', async () => {
		const items = [wanted, await order.wanted({ reference: 'order-2' })];
		const { output, sent, hints } = await order.run(items);
		expect(order.calls(sent)).toEqual(['look', 'initiate', 'initiate']);
		expect(sent[0]?.query).toBe('');
		expect(sent.slice(1).map(({ body }) => body)).toEqual(items.map((item) => order.body(item)));
		expect(output.map(({ json }) => json.created)).toEqual([true, true]);
		expect(hints[0]?.message).toContain(`Sent 2 ${order.singular}s: 102.00 USDT`);
	});

	it('returns what exists of the same quotation, and makes none', async () => {
		const first = await order.run([wanted]);
		const { output, sent } = await order.run([wanted]);
		expect(order.calls(sent)).toEqual(['look']);
		expect(output[0]?.json).toMatchObject({ id: first.output[0]?.json.id, created: false });
		expect(output[0]?.json.receiving_amount).toEqual(expect.anything());
		expect(order.orders).toHaveLength(1);
	});

	it('an order that does not say who pays is the one of its quotation', async () => {
		const { quotation_id, reference: client_reference_id } = wanted;
		historyAnswers([{ id: 'p-1', client_reference_id, quotation_id, status: 'SUCCESS' }]);
		const { output } = await order.run([wanted]);
		expect(output[0]?.json).toMatchObject({ id: 'p-1', created: false });
	});

	it('an item that came twice is one payment', async () => {
		const { output, sent } = await order.run([wanted, wanted]);
		expect(order.calls(sent)).toEqual(['look', 'initiate']);
		expect(output.map(({ json }) => json.created)).toEqual([true, false]);
		expect(output[1]?.json.id).toBe(output[0]?.json.id);
	});

	it('the first error ends the run: the second is not sent', async () => {
		const other = await order.wanted({ reference: 'order-2' });
		lose('before');
		const { error, sent } = await order.run([wanted, other], {
			parameters: { options: { maxParallelRequests: 1 } },
		});
		expect(order.calls(sent).filter((each) => each === 'initiate')).toHaveLength(1);
		expect(error?.description).toContain('1 more item was not sent.');
	});
});

describe('the balance of prefunded payouts', () => {
	it('runs out: what was refused for it is not paid, and is sent when there is enough again', async () => {
		const order = new UntracedInitiation('prefundedPayout', emulator, new Fixtures(emulator));
		const items: WantedPayout[] = [];
		for (const n of [1, 2, 3]) items.push(await order.wanted({ reference: `order-${n}` }));
		const settings = { ...CONTINUED, parameters: { options: { maxParallelRequests: 1 } } };
		const { output } = await order.run(items, settings);
		expect(output.map(({ json }) => json.created)).toEqual([true, true, undefined]);
		expect(texts(output[2]?.json)).toContain('Insufficient prefunded balance');
		emulator.setStatus('payout', String(output[0]?.json.id), 'FAILED');
		const again = await order.run(items, settings);
		expect(again.output.map(({ json }) => json.created)).toEqual([undefined, false, true]);
		expect(order.orders).toHaveLength(3);
	});
});

it('a transaction hash of another transfer is another payment', async () => {
	const order = new UntracedInitiation('remittancePayout', emulator, new Fixtures(emulator));
	const wanted = await order.wanted({ hash: '0xaaa1' });
	const results = [{ ...order.body(wanted), id: 'p-1', status: 'SUCCESS' }];
	const data = { count: 1, next: null, previous: null, results };
	emulator.faults.next({ kind: 'json', status: 200, body: JSON.stringify({ status: true, data }) });
	const { error, sent } = await order.run([{ ...wanted, hash: '0xbbb2' }]);
	expect(order.calls(sent)).toEqual(['look']);
	expect(error?.message).toContain('differs in Transaction Hash: "0xaaa1" in place of "0xbbb2"');
});
