import type { ServerResponse } from 'node:http';

import type { IDataObject } from 'n8n-workflow';

import { run } from '../../support/dollarPe';
import { json, startOddServer } from '../../support/oddServer';

jest.mock('../../../nodes/client/http/pause', () =>
	jest.requireActual<typeof import('../../support/quickPause')>('../../support/quickPause'),
);

const QUOTATION = '2e104290-07c8-49f1-a5ca-0d27f0078f8a';
const CUSTOMER = 'def8b740-99f9-4cba-bc9e-99de57e927b4';
const PAYOUT = '5b75096f-de8d-44b4-9230-d94e6948abb6';
const OTHER = '6b1f7d3e-0000-4000-8000-000000000000';
const TERMS = {
	bank_id: 'e75f62f0-db9e-4904-8103-d6f14f67f5dc',
	...{ asset: 'USDT', fiat: 'INR', sending_amount: '51.00000000' },
};

const order = (changes: IDataObject = {}): IDataObject => ({
	...{ id: PAYOUT, quotation_id: QUOTATION, customer_id: CUSTOMER, ...TERMS },
	...{ client_reference_id: 'order-1', exchange_order_id: '5059', status: 'PROCESSING' },
	...changes,
});
const quotation = (changes: IDataObject = {}): IDataObject => ({
	...{ id: QUOTATION, customer_id: CUSTOMER, ...TERMS, status: 'UNLINKED', order_id: null },
	...changes,
});
const LINKED = { status: 'LINKED', order_id: PAYOUT };

type Answers = (response: ServerResponse, time: number) => void;
type Part = 'initiate' | 'quotation' | 'history' | 'order';

const ok =
	(data: unknown): Answers =>
	(response) =>
		json(response, 200, { status: true, message: 'Success', data });
const no =
	(errors: unknown): Answers =>
	(response) =>
		json(response, 400, { status: false, message: 'Bad Request', errors });
const cut: Answers = (response) => void response.destroy();
const page = (...results: unknown[]) => ok({ count: results.length, next: null, results });
/** The first time one, then the other. */
const then =
	(first: Answers, next: Answers): Answers =>
	(response, time) =>
		(time === 1 ? first : next)(response, time);

/** Runs one payout against a server with these answers. */
async function play(answers: Partial<Record<Part, Answers>>) {
	const calls: Part[] = [];
	const server = await startOddServer((response, { url = '' }) => {
		const part =
			(['initiate', 'quotation', 'history'] as const).find((each) => url.includes(`/${each}`)) ??
			'order';
		calls.push(part);
		const time = calls.filter((each) => each === part).length;
		(answers[part] ?? no({ detail: ['Not found'] }))(response, time);
	});
	const parameters = {
		...{
			resource: 'payout',
			operation: 'initiate',
			quotationId: QUOTATION,
			customerId: '={{ $json.customer }}',
		},
		...{ exchangeOrderId: '5059', clientReferenceId: 'order-1', simplify: false },
	};
	// The second item is not sent; with it, the node's hint tells what became of the first.
	const items = [{ customer: CUSTOMER }, { customer: '' }];
	const { output, run: finished } = await run(server, {
		...{ items, parameters, onError: 'continueRegularOutput' },
	}).finally(async () => await server.close());
	const [{ hints = [] } = {}] = finished.data.resultData.runData.DollarPe ?? [];
	const { json: result = {} } = output[0] ?? {};
	const { error = '', message = '' } = result;
	const counts = hints.map((hint) => hint.message).find((hint) => hint.startsWith('Of '));
	return { calls, result, text: `${String(error)} ${String(message)}`, counts };
}

const FOUND: Part[] = ['initiate', 'quotation', 'order'];

describe('success with an answer that is not of this payout: who takes it for paid never pays, or pays twice', () => {
	const through = { quotation: ok(quotation(LINKED)), order: ok(order()) };

	it.each<[string, unknown]>([
		['a list', [order()]],
		['nothing', {}],
		['no ID', order({ id: undefined })],
		['a number', 0],
		['a text', 'done'],
		['another quotation', order({ quotation_id: OTHER })],
		['another customer', order({ customer_id: OTHER })],
		['another reference', order({ client_reference_id: 'theirs' })],
		['another exchange order', order({ exchange_order_id: '6060' })],
	])('%s: its own is looked up', async (_, data) => {
		const { calls, result } = await play({ initiate: ok(data), ...through });
		expect(calls).toEqual(FOUND);
		expect(result).toMatchObject({ id: PAYOUT, client_reference_id: 'order-1' });
		expect(result.created).toBe(true);
	});

	it.each<[string, IDataObject]>([
		['without the rest', { id: PAYOUT }],
		['in other letters', order({ quotation_id: QUOTATION.toUpperCase(), exchange_order_id: 5059 })],
		['with null', order({ client_reference_id: null, exchange_order_id: null })],
	])('%s: it is its own, with one request', async (_, data) => {
		const { calls, result } = await play({ initiate: ok(data) });
		expect(calls).toEqual(['initiate']);
		expect(result.id).toBe(PAYOUT);
	});

	it('says what is wrong with the answer where looking does not help', async () => {
		const initiate = ok(order({ customer_id: OTHER }));
		const { text, counts } = await play({ initiate });
		expect(text).toContain(
			`DollarPe's answer is of another request: its customer_id is "${OTHER}"`,
		);
		expect(text).toContain('may or may not have carried it out');
		expect(counts).toContain('1 uncertain');
	});

	it('is looked up after the second sending too', async () => {
		const { calls, result } = await play({
			initiate: then(cut, ok(order({ customer_id: OTHER }))),
			quotation: (response, time) => ok(quotation(time > 2 ? LINKED : {}))(response, time),
			order: ok(order()),
		});
		expect(calls.filter((each) => each === 'initiate')).toHaveLength(2);
		expect(result).toMatchObject({ id: PAYOUT, customer_id: CUSTOMER });
	});
});

describe('the order of its own quotation differs: who is told to pay with other references pays twice', () => {
	const differing = (changes: IDataObject) => ({
		quotation: ok(quotation(LINKED)),
		order: ok(order(changes)),
	});
	const NEVER = /None was made|references of its own/;

	it.each<[string, IDataObject, string]>([
		[
			'no exchange order',
			{ exchange_order_id: null },
			'Exchange Order ID: none in place of "5059"',
		],
		['zeros before it', { exchange_order_id: '05059' }, 'Exchange Order ID: "05059" in place of'],
		['capitals', { client_reference_id: 'ORDER-1' }, 'Client Reference ID: "ORDER-1" in place of'],
		['another customer', { customer_id: OTHER }, `Customer ID: "${OTHER}" in place of`],
	])('after no answer, %s', async (_, changes, words) => {
		const { text, counts } = await play({ initiate: cut, ...differing(changes) });
		expect(text).toContain(`The payout of this quotation differs in ${words}`);
		expect(text).toContain(`It is the payout "${PAYOUT}"`);
		expect(text).toContain('do not send another');
		expect(text).not.toMatch(NEVER);
		expect(counts).toContain('1 uncertain');
	});

	it('after a refusal: this request has made none, but an earlier one may have', async () => {
		const { text, counts } = await play({
			initiate: no({ quotation_id: ['Quotation is already linked to another payout'] }),
			...differing({ exchange_order_id: '6060' }),
		});
		expect(text).toContain('The payout of this quotation differs in Exchange Order ID');
		expect(text).toContain('do not send another');
		expect(text).not.toMatch(NEVER);
		expect(counts).toContain('1 refused');
	});

	it('after no answer, another in the history: nobody knows of this one', async () => {
		const { text, counts } = await play({
			initiate: cut,
			quotation: ok(quotation()),
			history: page(order({ id: OTHER, quotation_id: OTHER, client_reference_id: 'old' })),
		});
		expect(text).toContain('The payout that exists differs in Client Reference ID: "old"');
		expect(text).not.toMatch(NEVER);
		expect(text).toContain('do not send another');
		expect(counts).toContain('1 uncertain');
	});

	it('does not say that its quotation is missing in its order', async () => {
		const { result } = await play({
			initiate: cut,
			...differing({ quotation_id: null }),
		});
		expect(result).toMatchObject({ id: PAYOUT, created: true });
	});

	it.each([OTHER, undefined, { toString: 'x' }])(
		'gives no order with the ID %j in its place',
		async (id) => {
			const { text, counts } = await play({ initiate: cut, ...differing({ id }) });
			expect(text).toContain('could not be checked (DollarPe answered with another payout)');
			expect(counts).toContain('1 uncertain');
		},
	);
});

describe('the second sending is refused since the first was carried out late: who is told to correct it pays twice', () => {
	it.each<IDataObject>([
		{ customer_id: ['Daily limit exceeded'] },
		{ quotation_id: ['Quotation has already been used'] },
		{ client_reference_id: ['Client Reference ID must be unique'] },
		{ exchange_order_id: ['Exchange Order ID is in use by a payout'] },
		{ quotation_id: ['Quotation has expired'] },
	])('%j', async (errors) => {
		const { calls, result } = await play({
			initiate: then(cut, no(errors)),
			// As slow as the first is, it takes one more look.
			quotation: (response, time) => ok(quotation(time > 3 ? LINKED : {}))(response, time),
			order: ok(order()),
			history: page(),
		});
		expect(calls.filter((each) => each === 'initiate')).toHaveLength(2);
		expect(result).toMatchObject({ id: PAYOUT, created: true });
	});

	it.each<[string, IDataObject, string, string, RegExp]>([
		[
			'expired',
			{ quotation_id: ['Quotation has expired'] },
			'EXPIRED',
			'1 refused',
			/same client reference ID and Exchange Order ID/,
		],
		[
			'blocked',
			{ customer_id: ['Blocked'] },
			'UNLINKED',
			'1 uncertain',
			/It was not carried out so far/,
		],
		[
			'taken',
			{ client_reference_id: ['Client Reference ID already exists'] },
			'UNLINKED',
			'1 uncertain',
			/may or may not have carried it out/,
		],
	])('%s, and it is not there', async (_, errors, status, kind, words) => {
		const { text, counts } = await play({
			initiate: then(cut, no(errors)),
			quotation: (response, time) => ok(quotation(time > 2 ? { status } : {}))(response, time),
			history: page(),
		});
		expect(text).toContain(Object.values(errors).flat()[0]);
		expect(text).toMatch(words);
		expect(counts).toContain(kind);
	});
});

it.each(['FAILED', 'failed', 'Cancelled'])(
	'an exchange order whose payout is %s may be used again, in whichever letters',
	async (status) => {
		const { text } = await play({
			initiate: cut,
			quotation: ok(quotation()),
			history: page(order({ id: OTHER, quotation_id: OTHER, client_reference_id: 'old', status })),
		});
		expect(text).toContain('It was not carried out so far');
		expect(text).not.toContain('differs');
	},
);

describe('two payouts with one reference: who is told that there is none pays a third time', () => {
	const two = page(order(), order({ id: OTHER, quotation_id: OTHER, status: 'FAILED' }));

	it.each<[string, Answers, IDataObject]>([
		['after no answer', cut, { status: 'EXPIRED' }],
		['after a refusal', no({ client_reference_id: ['Client Reference ID already exists'] }), {}],
	])('%s', async (_, initiate, changes) => {
		const { result, text } = await play({
			initiate,
			quotation: ok(quotation({ ...changes, id: QUOTATION })),
			history: two,
		});
		expect(result).not.toHaveProperty('id');
		expect(text).toContain('several payouts have its references');
		expect(text).not.toMatch(/none of the customer|was not carried out|could not be found/);
	});
});
