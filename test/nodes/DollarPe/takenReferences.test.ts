import type { IDataObject } from 'n8n-workflow';

import { startEmulator, type Emulator, type Fault, type Side } from '../../../dev/emulator';
import { Fixtures } from '../../dev/emulator/world';
import { contact, run as runNode } from '../../support/dollarPe';
import { Initiation, type WantedOrder } from '../../support/initiation';
import { forgetWaits, waits } from '../../support/quickPause';

jest.mock('../../../nodes/client/http/pause', () =>
	jest.requireActual<typeof import('../../support/quickPause')>('../../support/quickPause'),
);

let emulator: Emulator;
let world: Fixtures;
beforeAll(async () => {
	const processingMs = { kyc: Infinity, payout: Infinity, payin: Infinity, edd: Infinity };
	emulator = await startEmulator({ processingMs, pageSize: 1 });
	world = new Fixtures(emulator);
});
afterAll(async () => await emulator.close());
beforeEach(() => {
	emulator.reset();
	forgetWaits();
});

const json = (status: number, body: IDataObject): Fault => ({
	...{ kind: 'json', status },
	body: JSON.stringify(body),
});
const refusal = (errors: unknown) =>
	json(400, { status: false, message: 'Bad Request', data: null, errors } as IDataObject);
const page = (...results: IDataObject[]) =>
	json(200, { status: true, data: { count: results.length, next: null, results } });

/** DollarPe's tables of errors name no fields. */
const FIELDS = ['error', 'errors', 'message', 'reference', 'payment', 'clientReferenceId', 'id'];

const MAYBE = 'may or may not have carried it out';

/** Advice after which somebody pays once more. */
const INVITES = /of its own|another (client )?reference|new quotation with|make a new|give it/i;

describe.each<[Side]>([['payout'], ['payin']])('%s', (side) => {
	const isPayout = side === 'payout';
	const ownTaken = isPayout
		? 'Exchange Order ID already linked to a payout that is either processing or successful'
		: 'UTR is already linked to another payin';
	let order: Initiation;
	beforeEach(() => void (order = new Initiation(side, emulator, world)));

	const initiate = async (wanted: WantedOrder) => await order.run([wanted]);

	/** Runs one item, which must fail. */
	const refused = async (wanted: WantedOrder) => {
		const { output, error, sent } = await initiate(wanted);
		expect(output).toEqual([]);
		return { text: `${error?.message} ${error?.description}`, calls: order.calls(sent), sent };
	};

	/** What DollarPe answers to its history: to the first times what is given, then what there is. */
	const history = (...answers: Array<Fault | undefined>) => {
		let times = 0;
		emulator.faults.when(({ path }) => (path.endsWith('/history') ? answers[times++] : undefined));
	};

	describe('words that name the key decide, under whichever field: who is told to correct it pays twice', () => {
		describe.each(FIELDS)('%s', (field) => {
			it.each([
				'Client Reference ID already exists',
				'client_reference_id already exists.',
				`Quotation is already linked to another ${side}`,
				ownTaken,
			])('%s', async (text) => {
				const wanted = await order.wanted();
				const made = await order.make(wanted);
				const again = text.startsWith('Quotation') ? wanted : await order.again(wanted);
				emulator.faults.next(refusal({ [field]: [text] }));
				const { output, error } = await initiate(again);
				expect(error).toBeUndefined();
				expect(output[0]?.json).toMatchObject({ id: made.id, created: false });
			});
		});

		it.each<[string, unknown]>([
			['of another field', { bank_id: ['This field is required.'] }],
			['of the quotation', { quotation_id: ['Quotation has expired'] }],
			['of no field', { error: ['Malformed input'] }],
		])('beside another refusal, %s', async (_, others) => {
			const wanted = await order.wanted();
			const made = await order.make(wanted);
			const again = await order.again(wanted);
			const reference = ['Client Reference ID already exists'];
			emulator.faults.next(refusal({ client_reference_id: reference, ...(others as IDataObject) }));
			const { output, error } = await initiate(again);
			expect(error).toBeUndefined();
			expect(output[0]?.json).toMatchObject({ id: made.id, created: false });
		});

		it('an expired quotation, beside another refusal', async () => {
			const wanted = await order.wanted();
			const made = await order.make(wanted);
			const again = await order.again(wanted);
			emulator.faults.next(refusal(['Quotation has expired', 'Malformed input']));
			const { output } = await initiate(again);
			expect(output[0]?.json).toMatchObject({ id: made.id, created: false });
		});

		it.each(FIELDS)(
			'under %s too it invites no other payment, where the order is nowhere',
			async (field) => {
				const wanted = await order.wanted();
				emulator.faults.next(refusal({ [field]: ['Client Reference ID already exists'] }));
				const { error, sent } = await order.run([wanted]);
				expect(error?.description).toContain(
					`It could not be found among the customer's ${side}s. DollarPe ${MAYBE}. Running it again`,
				);
				expect(error?.description).not.toMatch(INVITES);
				const looks = ['GET quotation/ID', 'GET history'];
				expect(order.calls(sent)).toEqual(['POST initiate', ...looks, ...looks, 'GET history']);
			},
		);
	});

	describe('taken, but not to be seen: the order may be the one of this very item', () => {
		it('looks once more after three seconds, for the history may lag', async () => {
			const wanted = await order.wanted();
			const made = await order.make(wanted);
			history(page());
			const { output, sent } = await initiate(await order.again(wanted));
			expect(output[0]?.json).toMatchObject({ id: made.id, created: false });
			expect(waits.filter((wait) => wait === 3000)).toHaveLength(1);
			expect(order.calls(sent)).toEqual([
				'POST initiate',
				'GET quotation/ID',
				'GET history',
				'GET quotation/ID',
				'GET history',
			]);
		});

		it('finds it also through the quotation, at the second look', async () => {
			const wanted = await order.wanted();
			const made = await order.make(wanted);
			const data = { ...(await order.answerFor(wanted)), order_id: null, status: 'UNLINKED' };
			let looks = 0;
			emulator.faults.when(({ path }) => {
				if (path.endsWith('/history')) return page();
				const isQuotation = path.includes('/quotation/');
				return isQuotation && ++looks === 1 ? json(200, { status: true, data }) : undefined;
			});
			const { output } = await initiate(wanted);
			expect(output[0]?.json).toMatchObject({ id: made.id, created: false });
		});

		it("finds it in the history of all, where the customer's has it not", async () => {
			const wanted = await order.wanted();
			const made = await order.make(wanted);
			history(page(), page());
			const { output } = await initiate(await order.again(wanted));
			expect(output[0]?.json).toMatchObject({ id: made.id, created: false });
		});

		it.each<[string, unknown]>([
			['the reference', { client_reference_id: ['Client Reference ID already exists'] }],
			['the reference, in other words', { client_reference_id: ['Must be unique.'] }],
			['the reference, under a field that nobody knows', { x: ['Duplicate Client Reference ID'] }],
			['the quotation', [`Quotation is already linked to another ${side}`]],
			['its own key', { error: [ownTaken] }],
		])('is uncertain where it is nowhere: %s', async (_, errors) => {
			const wanted = await order.wanted();
			emulator.faults.next(refusal(errors));
			const { text } = await refused(wanted);
			expect(text).toContain(`It could not be found among the customer's ${side}s.`);
			expect(text).toContain(MAYBE);
			// With its reference, running it again looks; with another of its keys, it would only be refused again.
			const isOfReference =
				/reference/i.test(JSON.stringify(errors)) || 'client_reference_id' in Object(errors);
			expect(text).toContain(
				isOfReference
					? 'Running it again with the same client reference ID'
					: `if it is wrong, correct it. If it is right, look in DollarPe first which ${side} that is`,
			);
			expect(text).not.toMatch(INVITES);
			expect(text).not.toMatch(/not carried out/i);
		});

		it('counts as uncertain', async () => {
			const items = [await order.wanted(), await order.wanted({ reference: ' ' })];
			emulator.faults.next(refusal(['Client Reference ID already exists']));
			const { hints } = await order.run(items, {
				onError: 'continueRegularOutput',
			});
			expect(hints.map(({ message }) => message).join()).toContain('1 uncertain');
		});

		it('reads 50 pages of all customers at the most, once for all items', async () => {
			const wanted = await order.wanted();
			const items = [wanted, { ...wanted, reference: 'order-2' }];
			emulator.faults.when(({ path, query }) => {
				if (path.endsWith('/initiate')) return refusal(['Client Reference ID already exists']);
				if (!path.endsWith('/history') || query.includes('customer_id')) return undefined;
				const number = Number(new URLSearchParams(query).get('page') ?? '1');
				const next = `${emulator.url}${path}?page=${number + 1}`;
				const results = [{ id: `p${number}`, customer_id: 'x', client_reference_id: `r${number}` }];
				return json(200, { status: true, data: { count: 1000, next, results } });
			});
			const { output, sent } = await order.run(items, {
				onError: 'continueRegularOutput',
			});
			const all = sent.filter(
				({ path, query }) => /history$/.test(path) && !/customer/.test(query),
			);
			expect(all).toHaveLength(50);
			for (const { json: said } of output) expect(said.message).toContain(MAYBE);
		});

		it.each<[string, Fault]>([
			['cannot be read', { kind: 'html', status: 200 }],
			['ends too soon', json(200, { status: true, data: { count: 9, next: null, results: [] } })],
		])('is uncertain where the history of all %s', async (_, answer) => {
			history(undefined, undefined, answer);
			const wanted = await order.wanted();
			emulator.faults.next(refusal(['Client Reference ID already exists']));
			const { text } = await refused(wanted);
			expect(text).toContain(MAYBE);
			expect(text).not.toMatch(INVITES);
		});

		it.each([1, 2])(
			"is uncertain where the customer's history cannot be read at look %d",
			async (n) => {
				history(...Array<undefined>(n - 1), { kind: 'html', status: 200 });
				const wanted = await order.wanted();
				emulator.faults.next(refusal(['Client Reference ID already exists']));
				const { text } = await refused(wanted);
				expect(text).toContain(`Existing ${side}s could not be checked (`);
				expect(text).toContain(MAYBE);
				expect(text).not.toMatch(INVITES);
			},
		);

		it('is uncertain where the second look at the quotation fails', async () => {
			let looks = 0;
			const wanted = await order.wanted();
			emulator.faults.next(refusal(['Client Reference ID already exists']));
			emulator.faults.when(({ path }) =>
				path.includes('/quotation/') && ++looks === 2 ? { kind: 'html', status: 404 } : undefined,
			);
			const { text } = await refused(wanted);
			expect(text).toContain(MAYBE);
		});
	});

	describe("another customer's order has the reference: that is certain, and is named", () => {
		it.each<[string, boolean]>([
			['PROCESSING', false],
			['SUCCESS', false],
			['FAILED', true],
			['REFUNDED', true],
		])('%s', async (status, isFree) => {
			const theirs = await order.wanted();
			const { id } = await order.make(theirs);
			if (status !== 'PROCESSING') emulator.setStatus(side, String(id), status);
			const { text } = await refused(await order.wanted());
			expect(text).toMatch(/^Client Reference ID already exists: "order-1"/);
			expect(text).toContain(
				`The ${side} "${String(id)}" of another customer ("${theirs.customer_id}") has it; its status is "${status}". None was made for this item.`,
			);
			expect(text).not.toContain(MAYBE);
			// Only of what ended unpaid it is known that it did not pay for this item.
			if (isFree) expect(text).toContain('ended without success');
			else expect(text).not.toMatch(INVITES);
		});

		it('is refused, not uncertain', async () => {
			await order.make(await order.wanted());
			const items = [await order.wanted(), await order.wanted({ reference: ' ' })];
			const { hints } = await order.run(items, {
				onError: 'continueRegularOutput',
			});
			expect(hints.map(({ message }) => message).join()).not.toContain('uncertain');
		});

		it.each<[string, IDataObject]>([
			['does not say whose it is', { customer_id: null }],
			['has another reference, and the same own key', { client_reference_id: 'other' }],
		])('is uncertain where the order %s', async (_, changes) => {
			const theirs = await order.wanted();
			const { customer_id } = theirs;
			const mine = await order.wanted();
			const row = { ...order.body(mine), id: 'p', customer_id };
			history(page(), page(), page({ ...row, ...changes } as IDataObject));
			emulator.faults.next(refusal(['Client Reference ID already exists']));
			const { text } = await refused(mine);
			expect(text).toContain(MAYBE);
			expect(text).not.toContain('of another customer');
		});

		it('is uncertain where two customers have it', async () => {
			const [mine, first, second] = [
				await order.wanted(),
				await order.wanted(),
				await order.wanted(),
			];
			const rows = [first, second].map((each, n) => ({ id: `p${n}`, ...order.body(each) }));
			history(page(), page(), page(...rows));
			emulator.faults.next(refusal(['Client Reference ID already exists']));
			const { text } = await refused(mine);
			expect(text).toContain(MAYBE);
		});

		it('stays uncertain where an earlier request may have been carried out', async () => {
			const wanted = await order.wanted();
			const theirs = await order.wanted();
			const row = { id: 'p', ...order.body(theirs) };
			emulator.faults.next({ kind: 'cut', when: 'before' });
			emulator.faults.when(({ path }) =>
				path.endsWith('/initiate') ? refusal(['Client Reference ID already exists']) : undefined,
			);
			history(page(), page(), page(row));
			const { text } = await refused(wanted);
			expect(text).toContain('of another customer');
			expect(text).toContain(MAYBE);
			expect(text).not.toContain('None was made');
		});
	});

	describe('an order that exists differs: only one that ended unpaid frees the item for other references', () => {
		it.each<[string, boolean]>([
			['PROCESSING', false],
			['SUCCESS', false],
			['FAILED', true],
		])('%s', async (status, isFree) => {
			const wanted = await order.wanted();
			const { id } = await order.make(wanted);
			if (status !== 'PROCESSING') emulator.setStatus(side, String(id), status);
			const again = { ...(await order.again(wanted)), own: 'RATN00777777' };
			const { text } = await refused(again);
			expect(text).toContain('that exists differs in');
			expect(text).toContain('No second one was made.');
			expect(text.includes('give this item references of its own')).toBe(isFree);
			if (!isFree) expect(text).not.toMatch(INVITES);
		});
	});
});

describe('Create or Get: who is told to correct what exists creates it twice, or never', () => {
	it.each(FIELDS)('a customer, under %s', async (field) => {
		const texts = [
			'Email already in use',
			'Phone already in use.',
			'Client Reference ID already exists',
			'Phone or email linked with another user',
		];
		const { id } = await world.do('POST', '/cms/api/v1/customer/create', {
			...{ full_name: contact(1).name, email: contact(1).email, phone: contact(1).phone },
			...{ alpha_3_country_code: 'IND', client_reference_id: 'crm-1' },
		});
		for (const text of texts) {
			emulator.faults.next(refusal({ [field]: [text] }));
			const { output } = await runNode(emulator, {
				items: [contact(1)],
				parameters: {
					operation: 'createOrGet',
					additionalFields: { clientReferenceId: 'crm-1' },
				},
			});
			expect([text, output[0]?.json.id]).toEqual([text, id]);
		}
	});

	it.each(FIELDS)('a bank account, under %s', async (field) => {
		const customerId = await world.verified();
		const id = await world.account(customerId);
		const { account_number: accountNumber, ifsc } =
			emulator.bankAccounts.find((each) => each.id === id) ?? {};
		for (const text of [
			'Account number already in use',
			'Maximum 3 bank account details allowed.',
		]) {
			emulator.faults.next(refusal({ [field]: text }));
			const { output } = await runNode(emulator, {
				items: [{}],
				parameters: {
					...{ resource: 'bankAccount', operation: 'createOrGet', customerId },
					...{ accountNumber, ifsc, bankAccountType: 'ACCOUNT_DETAILS' },
				} as IDataObject,
			});
			expect([text, output[0]?.json.id]).toEqual([text, id]);
		}
	});
});
