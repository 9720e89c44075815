import assert from 'node:assert/strict';

import { startEmulator, type Emulator, type Order } from '../../emulator';
import { textAt } from '../../lib/json';
import { whenDone } from '../../lib/cleanup';
import { keysOf } from '../../lib/keys';
import { until } from '../../lib/wait';
import { exampleWith, oneAtATime } from '../../n8n/examples';
import { readExecution, readWaiting, start, type Execution } from '../../n8n/execution';
import type { StoredCredential } from '../../n8n/workflow';
import type { Bench } from './bench';

const TRIGGER = "When clicking 'Execute workflow'";

/** Nothing is decided by itself: the checks decide, so that no time passes between two of them. */
const NEVER = {
	kyc: Infinity,
	bankAccount: Infinity,
	payout: Infinity,
	payin: Infinity,
	edd: Infinity,
};

/** What becomes of what DollarPe checks, by a customer's name, an account's number or an order's reference. */
type Decisions = Readonly<Record<string, Decision>>;

interface Decision {
	status: string;
	failure_reason?: string;
}

/** The n8n and the DollarPe of a journey. */
interface World extends Pick<Bench, 'n8n'> {
	emulator: Emulator;
	credential: StoredCredential;
}

/** The examples that bring a customer in, pay out and pay in, to their ends. */
export async function checkJourneys({ check, n8n }: Bench): Promise<void> {
	const withWorld = async (body: (world: World) => Promise<void>): Promise<void> => {
		const emulator = await startEmulator({ processingMs: NEVER });
		whenDone(() => emulator.close());
		const credential = await n8n.createCredential('Journey', 'dollarPeApi', keysOf(emulator));
		await body({ n8n, emulator, credential });
	};

	await check(
		'Journey in: customers are verified and get their bank account once, or somebody reads why not',
		async () => await withWorld(bringIn),
	);
	await check(
		'Journey payout: what is owed is paid once, and each other end says what to do',
		async () => await withWorld(payOut),
	);
	await check(
		'Journey payin: a customer who has paid is credited once, and a refused UTR credits nothing',
		async () => await withWorld(payIn),
	);
}

async function bringIn(world: World): Promise<void> {
	const { emulator } = world;
	const [asha, ravi, sana] = [
		person(1, 'Asha Rao'),
		person(2, 'Ravi Kumar'),
		person(3, 'Sana Khan'),
	];
	const voter = { ...person(4, 'Meera Iyer'), documentType: 'LIBRARY_CARD' };
	const mistyped = { ...person(5, 'Wei Chen'), email: 'wei.chen@example' };
	const decisions: Decisions = {
		'Ravi Kumar': { status: 'FAILED', failure_reason: 'TAX_VERIFICATION_FAILED' },
		[sana.accountNumber]: { status: 'FAILED', failure_reason: 'NAME_MISMATCH' },
	};
	const people = [asha, ravi, sana, voter, mistyped];
	const run = await runCustomers(world, people, decisions);

	const [ready] = run.allItems('Customer is ready');
	const [customer] = emulator.customers;
	const [account] = emulator.bankAccounts;
	assert.equal(customer?.status, 'VERIFIED');
	assert.equal(account?.bank_account_status, 'VERIFIED');
	assert.deepEqual(ready, {
		crmId: asha.crmId,
		customerId: customer.id,
		bankId: account.id,
		bankAccount: asha.accountNumber,
	});
	assert.deepEqual(endsOf(run, CUSTOMER_ENDS), {
		'Customer is ready': [asha.crmId],
		'Tax data': [ravi.crmId],
		'Bank account refused': [sana.crmId],
		'Document not accepted': [voter.crmId],
		'What went wrong': [mistyped.crmId],
	});
	assert.equal(textAt(run.allItems('Tax data')[0], 'reason'), 'TAX_VERIFICATION_FAILED');
	assert.equal(textAt(run.allItems('Bank account refused')[0], 'reason'), 'NAME_MISMATCH');
	assert.match(textAt(run.allItems('What went wrong')[0], 'error'), /valid email address/);

	// Run again: nothing is created twice, and nothing is sent for who has somebody else's email or another phone now.
	const before = [emulator.kycRecords, emulator.bankAccounts];
	const other = { ...person(6, 'Anna Weiß'), email: ravi.email };
	const changed = { ...sana, phone: '9911099999' };
	const again = await runCustomers(world, [asha, ravi, other, changed], {});
	assert.deepEqual([emulator.kycRecords, emulator.bankAccounts], before);
	assert.deepEqual(again.allItems('Customer is ready'), [ready]);
	assert.deepEqual(endsOf(again, CUSTOMER_ENDS), {
		'Customer is ready': [asha.crmId],
		'Tax data': [ravi.crmId],
		'Compare by hand': [changed.crmId],
		'What went wrong': [other.crmId],
	});

	const late = person(7, 'José Núñez');
	const undecided = { [late.name]: { status: 'PROCESSING' } };
	const slow = await runCustomers(world, [late], undecided, { giveUpAfterHours: 0 });
	assert.deepEqual(endsOf(slow, CUSTOMER_ENDS), { 'Not verified in time': [late.crmId] });
}

async function payOut(world: World): Promise<void> {
	const { emulator } = world;
	const [asha, ravi] = await verifiedCustomers(world);
	emulator.demandEdd('payout', ravi.customerId);
	// Two answers to Initiate are lost, and one of these quotations cannot be looked up.
	emulator.faults.when(({ path, body }) => {
		if (path.endsWith('/payout/initiate')) {
			const isLost = ['lost', 'unclear'].includes(referenceIn(body));
			return isLost ? { kind: 'cut', when: 'after' } : undefined;
		}
		const unclear = emulator.payouts.find(({ client_reference_id: id }) => id === 'unclear');
		const isUnclear = unclear !== undefined && path.endsWith(unclear.quotation_id);
		return isUnclear ? { kind: 'status', status: 403 } : undefined;
	});
	const payments = [
		payment('paid', asha),
		payment('failed', asha),
		payment('refunded', asha),
		payment('lost', asha),
		payment('unclear', asha),
		{ ...payment('same order', asha), exchangeOrderId: 'exchange-paid' },
		{ ...payment('too little', asha), owed: '1000' },
		{ ...payment('too much', asha), owed: '600000' },
		payment('edd', ravi),
	];
	const run = await runPayments(world, payments);
	assert.deepEqual(endsOf(run, PAYOUT_ENDS), {
		Paid: ['paid', 'lost'],
		Failed: ['failed'],
		Refunded: ['refunded'],
		'No payout from this quotation': ['same order'],
		'Look in DollarPe first': ['unclear'],
		'What went wrong': ['too little'],
		'Limit used up': ['too much'],
		'Due diligence needed': ['edd'],
	});
	const [first] = emulator.payouts;
	assert.deepEqual(statusesOf(emulator.payouts), [
		'paid SUCCESS',
		'failed FAILED',
		'refunded REFUNDED',
		'lost SUCCESS',
		'unclear SUCCESS',
	]);
	const [paid] = run.allItems('Paid');
	assert.equal(textAt(paid, 'payoutId'), first?.id);
	assert.equal(textAt(paid, 'utr'), first?.utr);
	assert.ok(Number(textAt(paid, 'received')) >= 4000 && Number(textAt(paid, 'received')) <= 4040);

	// Once more: the same payment is the payout that exists, and one whose rate is not what was owed is none.
	const twice = await runPayments(world, [payment('paid', asha)]);
	assert.deepEqual(endsOf(twice, PAYOUT_ENDS), { Paid: ['paid'] });
	assert.equal(textAt(twice.allItems('Paid')[0], 'payoutId'), first?.id);
	for (const feesPercent of [0, 5]) {
		const other = await runPayments(world, [payment('other', asha)], { feesPercent });
		assert.deepEqual(endsOf(other, PAYOUT_ENDS), { 'Not what is owed': ['other'] });
	}

	emulator.faults.when(({ path }) => {
		if (path.endsWith('/payout/initiate')) emulator.clock.advance(6 * 60 * 1000);
		return undefined;
	});
	const expired = await runPayments(world, [payment('expired', asha)]);
	assert.deepEqual(endsOf(expired, PAYOUT_ENDS), { 'No payout from this quotation': ['expired'] });
	assert.match(textAt(expired.allItems('No payout from this quotation')[0], 'error'), /expired/);
	assert.equal(emulator.payouts.length, 5);
}

async function payIn(world: World): Promise<void> {
	const { emulator, n8n } = world;
	const [asha, ravi] = await verifiedCustomers(world);

	const bought = await startOrder(world, order('bought', asha));
	const [quotation] = emulator.quotations;
	const { account_number, ifsc } = quotation?.deposit_instructions ?? {};
	assert.equal(textAt(bought.howToPay, 'payExactly'), '10000 INR');
	assert.equal(textAt(bought.howToPay, 'accountNumber'), account_number);
	const page = await (await fetch(bought.form)).text();
	assert.ok(page.includes(`${account_number} ${ifsc}`) && page.includes('10000 INR'));
	// A UTR that cannot be right is asked for again.
	await enterUtr(bought.form, 'no');
	await until('The second question for the UTR', 30, async () => {
		const { allItems } = await readWaiting(n8n, bought.id);
		return allItems('Was it carried out?').length === 1 || undefined;
	});
	assert.equal(emulator.payins.length, 0);
	const run = await finishOrder(world, bought, 'RATN00000001');
	const [payin] = emulator.payins;
	assert.deepEqual(statusesOf(emulator.payins), ['bought SUCCESS']);
	assert.deepEqual(endsOf(run, PAYIN_ENDS), { 'Credit the customer': ['bought'] });
	const [credit] = run.allItems('Credit the customer');
	assert.equal(textAt(credit, 'payinId'), payin?.id);
	assert.equal(Number(textAt(credit, 'creditAmount')), Number(payin?.receiving_amount));

	const copied = await finishOrder(
		world,
		await startOrder(world, order('copied', asha)),
		'RATN00000001',
	);
	assert.deepEqual(endsOf(copied, PAYIN_ENDS), { 'No payin from this quotation': ['copied'] });
	assert.match(textAt(copied.allItems('No payin from this quotation')[0], 'error'), /differs in/);
	assert.equal(emulator.payins.length, 1);

	const refunded = await finishOrder(
		world,
		await startOrder(world, order('refunded', asha)),
		'RATN00000002',
	);
	assert.deepEqual(endsOf(refunded, PAYIN_ENDS), { Refunded: ['refunded'] });
	assert.equal(textAt(refunded.allItems('Refunded')[0], 'reason'), 'INCORRECT_AMOUNT');

	emulator.demandEdd('payin', ravi.customerId);
	const edd = await readExecution(n8n, await startPayin(world, order('edd', ravi)));
	assert.deepEqual(endsOf(edd, PAYIN_ENDS), { 'Due diligence needed': ['edd'] });
	assert.equal(emulator.payins.length, 2);
}

/** Starts an example with pinned data in place of its sample and its settings. @returns the execution's ID */
async function startExample(
	{ n8n, credential }: World,
	file: string,
	sample: string,
	items: readonly object[],
	settings: object = {},
): Promise<string> {
	const example = exampleWith(credential, file);
	const startedAt = new Date().toISOString();
	const quick = { secondsBetweenChecks: 1, giveUpAfterHours: 1, startedAt, ...settings };
	const pinData = {
		Settings: [{ json: quick }],
		[sample]: items.map((json) => ({ json })),
	};
	return await start(n8n, { ...oneAtATime(example), pinData }, TRIGGER);
}

async function runCustomers(
	world: World,
	people: readonly object[],
	decisions: Decisions,
	settings: object = {},
): Promise<Execution> {
	const id = await startExample(world, 'bring-a-customer-in.json', 'Customer', people, settings);
	return await finish(world, id, decisions);
}

async function runPayments(world: World, payments: readonly object[], settings: object = {}) {
	const id = await startExample(world, 'pay-out.json', 'Payment', payments, {
		feesPercent: 1.6,
		mostAbovePercent: 1,
		...settings,
	});
	return await finish(world, id, ORDERS);
}

const startPayin = async (world: World, item: object): Promise<string> =>
	await startExample(world, 'pay-in.json', 'Order', [item]);

/** Starts a payin, which then waits for the UTR. */
async function startOrder(world: World, item: object) {
	const id = await startPayin(world, item);
	const [howToPay] = (await readWaiting(world.n8n, id)).items('How to pay');
	return { id, howToPay, form: textAt(howToPay, 'formUrl') };
}

async function finishOrder(
	world: World,
	{ id, form }: { id: string; form: string },
	utr: string,
): Promise<Execution> {
	await enterUtr(form, utr);
	return await finish(world, id, ORDERS);
}

async function enterUtr(form: string, utr: string): Promise<void> {
	const body = new FormData();
	body.set('field-0', utr);
	const { status } = await fetch(form, { method: 'POST', body });
	assert.equal(status, 200);
}

/** The end of an execution; until then DollarPe decides what it checks. */
async function finish({ n8n, emulator }: World, id: string, decisions: Decisions) {
	const deciding = setInterval(() => decide(emulator, decisions), 200);
	const run = await readExecution(n8n, id).finally(() => clearInterval(deciding));
	assert.equal(run.status, 'success', run.error.message);
	return run;
}

const ORDERS: Decisions = {
	failed: { status: 'FAILED', failure_reason: 'AML screening failed' },
	refunded: { status: 'REFUNDED' },
};

/** What is not in the decisions succeeds. */
function decide(emulator: Emulator, decisions: Decisions): void {
	const verified: Decision = { status: 'VERIFIED' };
	const paid: Decision = { status: 'SUCCESS' };
	for (const { id, status, full_name } of emulator.customers) {
		const decision = decisions[full_name] ?? verified;
		if (status === 'PROCESSING') emulator.setStatus('customer', id, decision.status, decision);
	}
	for (const { id, bank_account_status, account_number } of emulator.bankAccounts) {
		const decision = decisions[account_number ?? ''] ?? verified;
		if (bank_account_status === 'PROCESSING') {
			emulator.setStatus('bankAccount', id, decision.status, decision);
		}
	}
	for (const { id, side, status, client_reference_id } of [
		...emulator.payouts,
		...emulator.payins,
	]) {
		const decision = decisions[client_reference_id ?? ''] ?? paid;
		if (status === 'PROCESSING') emulator.setStatus(side, id, decision.status, decision);
	}
}

const CUSTOMER_ENDS = [
	'Customer is ready',
	'Tax data',
	'Identity document',
	'Selfie',
	'Final refusal',
	'Document not accepted',
	'Compare by hand',
	'Bank account refused',
	'Not verified in time',
	'What went wrong',
];

const PAYOUT_ENDS = [
	'Paid',
	'Failed',
	'Refunded',
	'Canceled',
	'Due diligence needed',
	'Limit used up',
	'Not what is owed',
	'No payout from this quotation',
	'Look in DollarPe first',
	'Not finished in time',
	'What went wrong',
];

const PAYIN_ENDS = [
	'Credit the customer',
	'Failed',
	'Refunded',
	'Not paid in time',
	'Due diligence needed',
	'Limit used up',
	'No payin from this quotation',
	'Look in DollarPe first',
	'Not finished in time',
	'What went wrong',
];

/** Which items came to which end, by their own IDs: each must come to one. */
function endsOf(run: Execution, ends: readonly string[]): Record<string, string[]> {
	const reached = ends.map((end): [string, string[]] => [
		end,
		run.allItems(end).map((item) => textAt(item, 'crmId') || textAt(item, 'reference')),
	]);
	return Object.fromEntries(reached.filter(([, items]) => items.length > 0));
}

const referenceIn = (body: string): string => textAt(JSON.parse(body), 'client_reference_id');

const statusesOf = (orders: readonly Order[]): string[] =>
	orders.map(({ client_reference_id, status }) => `${client_reference_id} ${status}`);

/** A customer as the example's sample has it. */
function person(number: number, name: string) {
	return {
		crmId: `crm-${number}`,
		name,
		email: `customer-${number}@example.com`,
		phone: `991100220${number}`,
		country: 'IND',
		dateOfBirth: '1990-12-31',
		customerSince: '2026-01-15',
		address: '12 MG Road, Bengaluru, Karnataka 560001',
		taxNumber: `ABCPG123${number}N`,
		documentType: 'AADHAAR',
		documentNumber: `12345612345${number}`,
		documentFront: 'https://example.com/aadhaar-front.jpg',
		documentBack: 'https://example.com/aadhaar-back.jpg',
		selfie: 'https://example.com/selfie.jpg',
		selfieVerified: true,
		incomeRange: '5-10 LPA',
		profession: 'Engineer',
		accountNumber: `762738920${number}`,
		ifsc: 'SBI0001829IU',
	};
}

type Ready = Record<'customerId' | 'bankId', string>;

/** Two customers whom the first journey has brought in. */
async function verifiedCustomers(world: World): Promise<[Ready, Ready]> {
	const people = [person(1, 'Asha Rao'), person(2, 'Ravi Kumar')];
	const run = await runCustomers(world, people, {});
	const [first, second] = people.map(({ crmId }): Ready => {
		const item = run
			.allItems('Customer is ready')
			.find((ready) => textAt(ready, 'crmId') === crmId);
		return { customerId: textAt(item, 'customerId'), bankId: textAt(item, 'bankId') };
	});
	assert.ok(first && second);
	return [first, second];
}

function payment(reference: string, { customerId, bankId }: Ready) {
	return {
		reference,
		customerId,
		bankId,
		exchangeOrderId: `exchange-${reference}`,
		asset: 'usdt',
		fiat: 'inr',
		owed: '4000',
	};
}

function order(reference: string, { customerId, bankId }: Ready) {
	return {
		reference,
		customerId,
		bankId,
		paymentMethod: 'IMPS',
		asset: 'usdt',
		fiat: 'inr',
		amount: '10000',
	};
}
