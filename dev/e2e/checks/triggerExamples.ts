import assert from 'node:assert/strict';

import { newEvent, type DollarPeEvent } from '../../emulator';
import { exampleWith } from '../../n8n/examples';
import { readExecution, readWaiting, type Execution } from '../../n8n/execution';
import { executionsOf } from '../../n8n/executions';
import { textAt } from '../../lib/json';
import { until } from '../../lib/wait';
import { newOrder } from '../order';
import type { Bench } from './bench';

/** The branches that end by themselves. */
const REASONS = [
	['DOCUMENT_VERIFICATION_FAILED', 'Identity document', /valid document/],
	['SELFIE_VERIFICATION_FAILED', 'Selfie', /new selfie/],
	['KYC_FAILED', 'Final refusal', /contact DollarPe's support/],
	['SOMETHING_NEW', 'Another reason', /decide/],
] as const;

/** The examples that begin with a DollarPe Trigger, published, as DollarPe's events run them. */
export async function checkTriggerExamples(bench: Bench): Promise<void> {
	const { check, n8n, sandbox } = bench;

	await check('Example payout finished: each final status becomes its message', async () => {
		const id = await newOrder(bench, 'payout');
		const paid = { ...newEvent('PAYOUT', 'SUCCESS'), id };
		const failed = newEvent('PAYOUT', 'FAILED');
		const refunded = { ...newEvent('PAYOUT', 'REFUNDED'), id: failed.id };
		const runs = await runBy(bench, 'payout-finished-to-message.json', [paid, failed, refunded]);
		const order = sandbox.payouts.find((payout) => payout.id === id);
		const amount = `${Number(order?.receiving_amount)} ${order?.fiat.toUpperCase()}`;
		// DollarPe does not know the second: its message comes without an amount.
		assert.deepEqual(
			runs.flatMap((run) => run.items('Send it')),
			[
				{
					payoutId: id,
					message: `Payout ${id} of ${amount} has reached the bank account. Reference of the bank (UTR): RATN12341234XYZ`,
				},
				{ payoutId: failed.id, message: `Payout ${failed.id} failed: AML screening failed` },
				{ payoutId: failed.id, message: `Payout ${failed.id} has been refunded.` },
			],
		);
	});

	await check(
		'Example credit once: each payin is credited once, with what DollarPe says',
		async () => {
			const id = await newOrder(bench, 'payin');
			const first = { ...newEvent('PAYIN', 'SUCCESS'), id };
			// Another event to the trigger, which knows them also by their time; the same to n8n's node.
			const again = { ...first, timestamp: '2026-03-13T10:00:00Z' };
			const file = 'credit-payin-once.json';
			const [credited, dropped] = await runBy(bench, file, [first, again]);
			const order = sandbox.payins.find((payin) => payin.id === id);
			const [credit] = credited?.items('Credit the customer') ?? [];
			assert.equal(textAt(credit, 'payinId'), id);
			assert.equal(textAt(credit, 'customerId'), order?.customer_id);
			assert.equal(Number(textAt(credit, 'creditAmount')), Number(order?.receiving_amount));
			assert.deepEqual(dropped?.items('Not seen before'), []);
			assert.deepEqual(dropped?.items('Credit the customer'), []);
		},
	);

	await check(
		'Example KYC failed: a customer corrects the tax number, and DollarPe gets it',
		async () => {
			const id = await failedCustomer(bench);
			const event = {
				...newEvent('CUSTOMER', 'FAILED'),
				id,
				metadata: { failure_reason: 'TAX_VERIFICATION_FAILED' },
			};
			await startedBy(bench, 'kyc-failed-by-reason.json', [event], async (execution) => {
				const [asked] = (await readWaiting(n8n, execution)).items('Ask for the tax number');
				assert.equal(textAt(asked, 'customerId'), id);
				assert.match(textAt(asked, 'email'), /@/);
				const body = new FormData();
				body.set('field-0', 'ABCPS7777N');
				const { status } = await fetch(textAt(asked, 'formUrl'), { method: 'POST', body });
				assert.equal(status, 200);
				const run = await readExecution(n8n, execution);
				assert.equal(run.items('Sent to DollarPe').length, 1);
				const updates = sandbox.requests.filter(({ path }) =>
					path.endsWith('/kyc/update-tax-info'),
				);
				assert.deepEqual(
					updates.map(({ body: sent }) => JSON.parse(sent) as unknown),
					[{ customer_id: id, tax_number: 'ABCPS7777N' }],
				);
			});
		},
	);

	await check(
		'Example KYC failed: each reason follows its own branch, which says what to do',
		async () => {
			const events = REASONS.map(([reason]) => ({
				...newEvent('CUSTOMER', 'FAILED'),
				metadata: { failure_reason: reason },
			}));
			const runs = await runBy(bench, 'kyc-failed-by-reason.json', events);
			for (const [index, [reason, node, whatToDo]] of REASONS.entries()) {
				const [item] = runs[index]?.items(node) ?? [];
				assert.equal(textAt(item, 'customerId'), events[index]?.id);
				assert.equal(textAt(item, 'reason'), reason);
				assert.match(textAt(item, 'whatToDo'), whatToDo);
				const others = REASONS.filter(([, other]) => other !== node);
				assert.deepEqual(
					others.flatMap(([, other]) => runs[index]?.items(other) ?? []),
					[],
				);
			}
		},
	);
}

/** @returns a customer whose tax number DollarPe could not verify */
async function failedCustomer(bench: Bench): Promise<string> {
	const payoutId = await newOrder(bench, 'payout');
	const payout = bench.sandbox.payouts.find(({ id }) => id === payoutId);
	assert.ok(payout);
	const { customer_id } = payout;
	const reason = { failure_reason: 'TAX_VERIFICATION_FAILED' };
	bench.sandbox.setStatus('customer', customer_id, 'FAILED', reason);
	return customer_id;
}

/** Publishes an example, sends it events one after the other, and returns the run of each. */
async function runBy(
	bench: Bench,
	file: string,
	events: readonly DollarPeEvent[],
): Promise<Execution[]> {
	const runs: Execution[] = [];
	await startedBy(bench, file, events, async (id) => {
		const run = await readExecution(bench.n8n, id);
		assert.equal(run.status, 'success', run.error.message);
		runs.push(run);
	});
	return runs;
}

/** Publishes an example, and sends it events one after the other. @param then gets the ID of each execution */
async function startedBy(
	{ n8n, sandbox, credential }: Bench,
	file: string,
	events: readonly DollarPeEvent[],
	then: (execution: string) => Promise<void>,
): Promise<void> {
	const workflow = exampleWith(credential, file);
	const trigger = workflow.nodes.find(({ type }) => type.endsWith('.dollarPeTrigger'));
	const url = `${n8n.url}/webhook/${trigger?.webhookId}/webhook`;
	const stored = await n8n.createWorkflow(workflow);
	await n8n.activate(stored);
	for (const [index, event] of events.entries()) {
		assert.equal(await sandbox.send(event, {}, url), 200);
		const id = await until(`The start of ${file}`, 30, async () => {
			return (await executionsOf(n8n, textAt(stored, 'id')))[index];
		});
		await then(id);
	}
	await n8n.deactivate(stored);
}
