import assert from 'node:assert/strict';

import { startEmulator, type Emulator, type EmulatorOptions } from '../../emulator';
import { whenDone } from '../../lib/cleanup';
import { listAt, textAt } from '../../lib/json';
import { keysOf } from '../../lib/keys';
import { payees, type Payee } from '../../lib/payees';
import { signedCall } from '../../lib/signedCall';
import { until } from '../../lib/wait';
import { exampleWith } from '../../n8n/examples';
import { execute, readExecution, readWaiting, start } from '../../n8n/execution';
import type { StoredCredential } from '../../n8n/workflow';
import type { Bench } from './bench';

/** The n8n and the DollarPe of an example, and who is paid there. */
interface World extends Pick<Bench, 'n8n'>, Payee {
	emulator: Emulator;
	credential: StoredCredential;
}

/** More than the emulator's quotations last. */
const SIX_MINUTES = 6 * 60 * 1000;

/** The examples about payouts that a person approves, and about those of a day. */
export async function checkMoneyExamples({ check, n8n }: Bench): Promise<void> {
	const withWorld = async (
		options: EmulatorOptions,
		body: (world: World) => Promise<void>,
	): Promise<void> => {
		const emulator = await startEmulator(options);
		whenDone(() => emulator.close());
		const credential = await n8n.createCredential('Money', 'dollarPeApi', keysOf(emulator));
		const [payee] = await payees(emulator, 1);
		assert.ok(payee);
		await body({ n8n, emulator, credential, ...payee });
	};

	await check(
		'Example approve payout: what a person approves is paid once, and what they reject is not',
		async () => await withWorld({}, approveAndReject),
	);
	await check(
		'Example approve payout: an expired quotation is replaced, and an answer to the old one pays nothing',
		async () => await withWorld({}, approveTooLate),
	);
	await check(
		'Example approve payout: what is not what is owed, or cannot start in time, is not paid',
		async () => await withWorld({ quotationMs: 20_000 }, payNothing),
	);
	await check(
		'Example reconcile payouts: paid, missing, different and unknown are told apart',
		async () => await withWorld({ processingMs: { payout: Infinity } }, reconcile),
	);
}

async function approveAndReject(world: World): Promise<void> {
	const { emulator, n8n } = world;
	const large = bill(world, 'large', '20000.10');
	const bills = [bill(world, 'small', '3000'), large, bill(world, 'declined', '15000')];
	const id = await startBills(world, bills);

	const page = await nextQuestion(world, id, 1);
	assert.deepEqual(referencesOf(emulator), ['small']);
	const [quotation] = emulator.quotations.slice(-1);
	const { sending_amount: sends, receiving_amount: arrives } = quotation ?? {};
	const [account] = emulator.bankAccounts;
	const whose = [account?.account_name, account?.account_number?.slice(-4), account?.ifsc];
	for (const shown of ['20000.10', Number(sends), Number(arrives), ...whose]) {
		assert.ok(page.text.includes(String(shown)), `${shown} is not on the page`);
	}
	await answer(page, 'Pay');
	await answer(await nextQuestion(world, id, 2), 'Do not pay');
	const run = await readExecution(n8n, id);
	assert.equal(run.status, 'success', run.error.message);

	assert.deepEqual(outcomesOf(run.items('Report')), [
		'small started',
		'large started',
		'declined rejected',
	]);
	assert.deepEqual(referencesOf(emulator), ['small', 'large']);
	assert.equal(emulator.payouts[1]?.quotation_id, quotation?.id);
	// 20000.10 ÷ 87.2 × 1.016, rounded up.
	assert.equal(Number(sends), 233.03);

	// Once more, with a new quotation: the payout that exists is returned.
	const again = await startBills(world, [large]);
	await answer(await nextQuestion(world, again, 1), 'Pay');
	const second = await readExecution(n8n, again);
	assert.deepEqual(outcomesOf(second.items('Report')), ['large existed already']);
	assert.deepEqual(referencesOf(emulator), ['small', 'large']);
}

async function approveTooLate(world: World): Promise<void> {
	const { emulator, n8n } = world;
	const id = await startBills(world, [bill(world, 'late', '20000')]);
	const first = await nextQuestion(world, id, 1);
	emulator.clock.advance(SIX_MINUTES);
	await answer(first, 'Pay');
	const second = await nextQuestion(world, id, 2);
	// The page of the first quotation is still open.
	await answer(first, 'Pay');
	const third = await nextQuestion(world, id, 3);
	assert.deepEqual(emulator.payouts, []);
	assert.notEqual(second.quotation, third.quotation);
	await answer(third, 'Pay');
	const run = await readExecution(n8n, id);
	assert.deepEqual(outcomesOf(run.items('Report')), ['late started']);
	assert.deepEqual(
		emulator.payouts.map(({ quotation_id }) => quotation_id),
		[third.quotation],
	);
}

async function payNothing(world: World): Promise<void> {
	const { emulator, n8n } = world;
	const bills = [
		bill(world, 'no time', '3000'),
		bill(world, 'no amount', '3,000'),
		bill(world, 'too small', '100'),
	];
	const run = await readExecution(n8n, await startBills(world, bills));
	assert.equal(run.status, 'success', run.error.message);
	assert.deepEqual(outcomesOf(run.items('Report')), [
		'no time quotations ran out',
		'no amount went wrong',
		'too small went wrong',
	]);
	assert.equal(emulator.quotations.length, 3);
	for (const feesPercent of ['0', '5']) {
		const other = await startBills(world, [bill(world, 'other', '3000')], { feesPercent });
		const { items } = await readExecution(n8n, other);
		assert.deepEqual(outcomesOf(items('Report')), ['other not what is owed']);
	}
	assert.deepEqual(emulator.payouts, []);
}

async function reconcile(world: World): Promise<void> {
	const { emulator, n8n, credential } = world;
	for (const reference of ['paid', 'short', 'under way', 'failed', 'nobody knows']) {
		await payOut(world, reference);
	}
	for (const { id, client_reference_id } of emulator.payouts) {
		if (client_reference_id === 'under way') continue;
		const status = client_reference_id === 'failed' ? 'FAILED' : 'SUCCESS';
		emulator.setStatus('payout', id, status);
	}
	// 51 at 87.2, less fee and tax: 4380.71 arrive.
	const csv = [
		'Reference,Amount,Currency,Customer ID',
		`paid,4380.7100,inr,${world.customer}`,
		'forgotten,4000,INR,',
		'short,4380.72,INR,',
		'under way,4380.71,INR,',
		'failed,4380.71,INR,',
	].join('\n');
	const example = exampleWith(credential, 'reconcile-payouts.json');
	// The day is one of the workflow's time zone; n8n's own default is New York.
	const workflow = { ...example, settings: { ...example.settings, timezone: 'Etc/UTC' } };
	const day = new Date(emulator.clock.now()).toISOString().slice(0, 10);
	const pinData = {
		Settings: [{ json: { day, mostAbovePercent: '0' } }],
		'CSV text': [{ json: { csv } }],
	};
	const run = await execute(n8n, { ...workflow, pinData }, 'Every night');
	assert.equal(run.status, 'success', run.error.message);
	const referencesIn = (node: string): string[] =>
		run.items(node).map((item) => textAt(item, 'reference'));
	assert.deepEqual(referencesIn('Paid'), ['paid']);
	assert.deepEqual(referencesIn('Missing'), ['forgotten']);
	assert.deepEqual(
		run.items('Different').map((item) => `${textAt(item, 'reference')}: ${textAt(item, 'why')}`),
		[
			'short: the amount is 4380.71000000 instead of 4380.72',
			'under way: the status is PROCESSING',
			'failed: the status is FAILED: AML screening failed',
		],
	);
	assert.deepEqual(referencesIn('Unknown'), ['nobody knows']);
	const [report] = run.items('Report');
	assert.equal(textAt(report, 'summary'), `${day}: 1 paid, 1 missing, 3 different, 1 unknown`);

	// A night without bills and payouts is reported too.
	emulator.reset();
	const empty = { ...pinData, 'CSV text': [{ json: { csv: 'Reference,Amount' } }] };
	const quiet = await execute(n8n, { ...workflow, pinData: empty }, 'Every night');
	const [nothing] = quiet.items('Report');
	assert.equal(textAt(nothing, 'summary'), `${day}: 0 paid, 0 missing, 0 different, 0 unknown`);
}

/** Starts the approval with bills in place of its sample. @returns the execution's ID */
async function startBills(
	{ n8n, credential }: World,
	bills: readonly object[],
	settings: object = {},
): Promise<string> {
	const usual = {
		feesPercent: '1.6',
		mostAbovePercent: '1',
		approveAbove: '10000',
		quotationsPerBill: 3,
		secondsToInitiate: 30,
	};
	const pinData = {
		Settings: [{ json: { ...usual, ...settings } }],
		Bills: bills.map((json) => ({ json })),
	};
	const workflow = exampleWith(credential, 'approve-payout.json');
	return await start(n8n, { ...workflow, pinData }, "When clicking 'Execute workflow'");
}

function bill({ customer, bank }: World, reference: string, owed: string) {
	return {
		reference,
		what: `The bill ${reference}`,
		owed,
		customerId: customer,
		bankId: bank,
		exchangeOrderId: `exchange-${reference}`,
		asset: 'usdt',
		fiat: 'inr',
	};
}

/** The page that asks for approval, as a browser has it. */
interface Question {
	url: string;
	text: string;
	/** What the page hands back of itself. */
	quotation: string;
}

/** The page of the execution's next question. @param count how many it has asked by then */
async function nextQuestion({ n8n }: World, id: string, count: number): Promise<Question> {
	const asked = await until(`Question ${count}`, 60, async () => {
		const all = (await readWaiting(n8n, id)).allItems('Ask for approval');
		return all.length === count ? all.at(-1) : undefined;
	});
	const url = textAt(asked, 'formUrl');
	const text = await (await fetch(url)).text();
	const [, quotation = ''] =
		/<input type="hidden" id="field-1"[^>]* value="([^"]+)"/.exec(text) ?? [];
	assert.notEqual(quotation, '', 'The page has no quotation');
	return { url, text, quotation };
}

async function answer({ url, quotation }: Question, decision: string): Promise<void> {
	const body = new FormData();
	body.set('field-0', decision);
	body.set('field-1', quotation);
	const { status } = await fetch(url, { method: 'POST', body });
	assert.equal(status, 200);
}

const outcomesOf = ([report]: readonly unknown[]): string[] =>
	listAt(report, 'bills').map((line) => `${textAt(line, 'reference')} ${textAt(line, 'outcome')}`);

const referencesOf = ({ payouts }: Emulator): Array<string | null> =>
	payouts.map(({ client_reference_id }) => client_reference_id);

/** Makes a payout without n8n. */
async function payOut({ emulator, customer, bank }: World, reference: string): Promise<void> {
	const { id } = await signedCall(emulator, '/pos/api/v1/payout/quotation', {
		customer_id: customer,
		bank_id: bank,
		asset: 'usdt',
		fiat: 'inr',
		sending_amount: '51',
	});
	await signedCall(emulator, '/pos/api/v1/payout/initiate', {
		quotation_id: id,
		customer_id: customer,
		exchange_order_id: `exchange-${reference}`,
		client_reference_id: reference,
	});
}
