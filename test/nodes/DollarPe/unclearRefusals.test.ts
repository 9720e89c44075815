import type { IDataObject } from 'n8n-workflow';

import { startEmulator, type Emulator, type Fault, type Side } from '../../../dev/emulator';
import { Fixtures } from '../../dev/emulator/world';
import { Initiation } from '../../support/initiation';
import { forgetWaits, waits } from '../../support/quickPause';

jest.mock('../../../nodes/client/http/pause', () =>
	jest.requireActual<typeof import('../../support/quickPause')>('../../support/quickPause'),
);

let emulator: Emulator;
let world: Fixtures;
beforeAll(async () => {
	const processingMs = { kyc: Infinity, payout: Infinity, payin: Infinity, edd: Infinity };
	emulator = await startEmulator({ processingMs });
	world = new Fixtures(emulator);
});
afterAll(async () => await emulator.close());
beforeEach(() => {
	emulator.reset();
	forgetWaits();
});

const json = (status: number, body: IDataObject, when: 'before' | 'after' = 'before'): Fault => ({
	...{ kind: 'json', status, when },
	body: JSON.stringify(body),
});

/** Advice after which somebody pays once more. */
const INVITES = /new quotation|make a new|new one|of its own|another (client )?reference|give it/i;

const MAYBE = 'may or may not have carried it out';

describe.each<[Side]>([['payout'], ['payin']])('%s', (side) => {
	let order: Initiation;
	beforeEach(() => void (order = new Initiation(side, emulator, world)));
	const QUOTATION = new RegExp(`/${side}/quotation/`);

	const run = async (fault: Fault, prepare?: () => void) => {
		const wanted = await order.wanted();
		prepare?.();
		emulator.faults.next(fault);
		const { output, error, sent } = await order.run([wanted]);
		const calls = order.calls(sent);
		const posts = calls.filter((call) => call.startsWith('POST'));
		return { output, error, calls, posts, text: `${error?.message} ${error?.description}` };
	};

	describe.each<[number, IDataObject]>([
		[400, { message: 'Request timed out' }],
		[400, { message: 'Bad Request', errors: { detail: ['Request timed out.'] } }],
		[400, { errors: 'request timed out' }],
		[400, { message: 'Unknown Error' }],
		[400, { message: 'Internal server error' }],
		[422, { errors: ['The request has timed out, sorry'] }],
	])('HTTP %d %j: a payment that timed out is no refusal', (status, body) => {
		it('gives the order that was made', async () => {
			const { output, posts } = await run(json(status, { status: false, ...body }, 'after'));
			expect(output[0]?.json.id).toBe(order.orders[0]?.id);
			expect(posts).toHaveLength(1);
		});

		it('sends again, where there is none', async () => {
			const { posts, error } = await run(json(status, { status: false, ...body }));
			expect(error).toBeUndefined();
			expect(posts).toHaveLength(2);
			expect(order.orders).toHaveLength(1);
		});

		it('is never a refusal, however often it is sent', async () => {
			emulator.faults.when(({ path }) =>
				/initiate$/.test(path) ? json(status, { status: false, ...body }) : undefined,
			);
			const { error, sent } = await order.run([await order.wanted()]);
			expect(sent.filter(({ method }) => method === 'POST')).toHaveLength(3);
			expect(error?.description).toContain('It was not carried out so far');
			expect(error?.description).not.toContain('Correct what DollarPe names');
			expect(order.orders).toEqual([]);
		});
	});

	const UNDOCUMENTED: Array<[number, IDataObject]> = [
		[400, { message: 'Could not process the payment' }],
		[400, { message: 'Bad Request' }],
		[400, {}],
		[409, { errors: { error: ['Conflict'] } }],
		[422, { errors: { sending_amount: ['Daily limit exceeded'] } }],
		[400, { errors: { detail: ['Quotation has expired', 'Blocked'] } }],
		[200, { message: 'Rejected' }],
		[400, { status: true, message: 'Success', data: null }],
		[402, { message: 'Insufficient balance' }],
		[404, { errors: { detail: 'No Payout matches the given query.' } }],
		[410, { message: 'Gone' }],
		[412, { message: 'Quotation changed' }],
		[423, { message: 'Locked' }],
		[424, {}],
		[425, { message: 'Too early' }],
		[499, { message: 'Client closed request' }],
	];

	describe.each(UNDOCUMENTED)('HTTP %d %j, whose words are not documented', (status, body) => {
		const answer = (when: 'before' | 'after') =>
			json(status, { status: false, data: null, ...body }, when);

		it('is looked at, and the order is the result', async () => {
			const { output, error, calls } = await run(answer('after'));
			expect(error).toBeUndefined();
			expect(output[0]?.json).toMatchObject({ id: order.orders[0]?.id });
			expect(calls).toEqual(['POST initiate', 'GET quotation/ID', 'GET ID']);
		});

		it('is a refusal after two looks three seconds apart, which invites no other payment', async () => {
			const { calls, posts, text } = await run(answer('before'));
			expect(posts).toHaveLength(1);
			expect(calls.slice(0, 3)).toEqual(['POST initiate', ...Array(2).fill('GET quotation/ID')]);
			expect(waits.filter((wait) => wait === 3000)).toHaveLength(1);
			expect(text).toContain(`DollarPe shows no ${side} of its quotation`);
			expect(text).not.toMatch(INVITES);
			expect(text).not.toContain(MAYBE);
			expect(order.orders).toEqual([]);
		});
	});

	it("gives DollarPe's own words", async () => {
		const { error } = await run(json(409, { status: false, errors: { error: ['Blocked by us'] } }));
		expect(error?.message).toBe('Blocked by us (field: error) [Item 0]');
		expect(error?.description).toBe(
			`Client Reference ID: order-1. DollarPe shows no ${side} of its quotation. Correct what DollarPe names, then run this item again with the same client reference ID. (HTTP 409)`,
		);
	});

	it('finds what DollarPe carries out between the two looks', async () => {
		const wanted = await order.wanted();
		let looks = 0;
		let late: Promise<unknown> | undefined;
		emulator.faults.when(({ path }) => {
			if (!QUOTATION.test(path)) return undefined;
			looks += 1;
			if (looks === 1) late = order.make(wanted);
			return looks === 2 ? { kind: 'slow', ms: 300 } : undefined;
		});
		emulator.faults.next(json(400, { status: false, message: 'Something happened' }));
		const { output } = await order.run([wanted]);
		await late;
		expect(order.orders).toHaveLength(1);
		expect(output[0]?.json.id).toBe(order.orders[0]?.id);
	});

	it('is a refusal also where the quotation has expired meanwhile', async () => {
		const wanted = await order.wanted();
		emulator.clock.advance(5 * 60 * 1000);
		emulator.faults.next(json(400, { status: false, message: 'Something happened' }));
		const { error } = await order.run([wanted]);
		expect(error?.message).toBe('Something happened [Item 0]');
		expect(error?.description).not.toMatch(INVITES);
		expect(error?.description).not.toContain(MAYBE);
	});

	it('is uncertain where the look fails', async () => {
		const { posts, text } = await run(
			json(400, { status: false, message: 'Something happened' }, 'after'),
			() =>
				emulator.faults.when(({ path }) =>
					QUOTATION.test(path) ? { kind: 'cut', when: 'before' } : undefined,
				),
		);
		expect(posts).toHaveLength(1);
		expect(text).toContain('Something happened');
		expect(text).toContain(MAYBE);
		expect(text).toContain(`Existing ${side}s could not be checked (`);
		expect(text).not.toContain('Correct what DollarPe names');
	});

	it('is uncertain where only the second look fails', async () => {
		let looks = 0;
		const { text } = await run(json(400, { status: false, message: 'Odd' }), () =>
			emulator.faults.when(({ path }) =>
				QUOTATION.test(path) && ++looks > 1 ? { kind: 'html', status: 404 } : undefined,
			),
		);
		expect(text).toContain(MAYBE);
	});

	it('is uncertain where the quotation has another status than without an order', async () => {
		const wanted = await order.wanted();
		const data = { ...(await order.answerFor(wanted)), status: 'LINKED', order_id: null };
		emulator.faults.when(({ path }) =>
			QUOTATION.test(path) ? json(200, { status: true, data }) : undefined,
		);
		emulator.faults.next(json(400, { status: false, message: 'Odd' }));
		const { error } = await order.run([wanted]);
		expect(error?.description).toContain(MAYBE);
	});

	it('gives no order that is of another one', async () => {
		const wanted = await order.wanted();
		await order.make({ ...wanted, reference: 'theirs' });
		emulator.faults.next(json(400, { status: false, message: 'Odd' }));
		const { output, error } = await order.run([wanted]);
		expect(output).toEqual([]);
		expect(error?.message).toContain('differs in Client Reference ID: "theirs"');
		expect(error?.description).toContain(`do not send another ${side} for this item`);
	});

	it('HTTP 400 that says true, with the order: gives it', async () => {
		const wanted = await order.wanted();
		const data = { ...(await order.answerFor(wanted)), ...order.body(wanted) };
		const body = { status: true, message: 'Success', data };
		emulator.faults.next(json(400, body, 'after'));
		const { output, sent } = await order.run([wanted]);
		expect(output[0]?.json.id).toBe(order.orders[0]?.id);
		expect(order.calls(sent)).toEqual(['POST initiate', 'GET quotation/ID', 'GET ID']);
	});

	it('HTTP 400 that says true, and no look: nobody knows, and DollarPe has not refused', async () => {
		const { text } = await run(
			json(400, { status: true, message: 'Success', data: { id: 'x' } }, 'after'),
			() =>
				emulator.faults.when(({ path }) =>
					QUOTATION.test(path) ? { kind: 'html', status: 200 } : undefined,
				),
		);
		expect(text).toContain(
			"DollarPe's answer contradicts itself: it says that the request succeeded, but has HTTP 400",
		);
		expect(text).toContain(MAYBE);
		expect(text).not.toContain('Correct what');
	});

	it.each<[number, IDataObject]>([
		[400, { errors: { customer: ['Customer ID does not match with the quotation'] } }],
		[400, { errors: { error: ['Quotation is not found'] } }],
		[400, { message: 'This field is required.' }],
		[401, { message: 'Unauthorized' }],
		[403, { message: 'Forbidden' }],
		[404, { message: 'Not Found' }],
		[405, { message: 'Method "POST" not allowed.' }],
		[413, { message: 'Request body is too large' }],
	])('HTTP %d %j costs no look', async (status, body) => {
		const { calls, error } = await run(json(status, { status: false, ...body }));
		expect(error).toBeDefined();
		expect(calls).toEqual(['POST initiate']);
	});

	it('gives what an earlier run has made, also where DollarPe refuses in words of its own', async () => {
		const wanted = await order.wanted();
		await order.make(wanted);
		const again = await order.again(wanted);
		emulator.faults.next(json(400, { status: false, message: 'Daily limit exceeded' }));
		const { output } = await order.run([again]);
		expect(output[0]?.json).toMatchObject({ id: order.orders[0]?.id, created: false });
	});

	it('counts a refusal as refused, and a failed look as uncertain', async () => {
		const items = [await order.wanted(), await order.wanted({ reference: 'order-2' })];
		emulator.faults.when(({ path, body }) => {
			if (/initiate$/.test(path)) return json(400, { status: false, message: 'Odd' });
			return body === '' && path.includes(String(items[1]?.quotation_id))
				? { kind: 'cut', when: 'before' }
				: undefined;
		});
		const { hints } = await order.run(items, { onError: 'continueRegularOutput' });
		expect(hints.map(({ message }) => message).join()).toMatch(/1 refused.*1 uncertain/);
	});
});
