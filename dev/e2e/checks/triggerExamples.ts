import assert from 'node:assert/strict';

import { newEvent, type DollarPeEvent } from '../../emulator';
import { exampleWith } from '../../n8n/examples';
import { readExecution, type Execution } from '../../n8n/execution';
import { executionsOf } from '../../n8n/executions';
import { textAt } from '../../lib/json';
import { until } from '../../lib/wait';
import type { Bench } from './bench';

const REASONS = [
	['TAX_VERIFICATION_FAILED', 'Tax data', /tax number/],
	['DOCUMENT_VERIFICATION_FAILED', 'Identity document', /valid document/],
	['SELFIE_VERIFICATION_FAILED', 'Selfie', /new selfie/],
	['KYC_FAILED', 'Final refusal', /contact DollarPe's support/],
	['SOMETHING_NEW', 'Another reason', /decide/],
] as const;

/** The examples that begin with a DollarPe Trigger, published, as DollarPe's events run them. */
export async function checkTriggerExamples(bench: Bench): Promise<void> {
	const { check } = bench;

	await check('Example payout finished: each final status becomes its message', async () => {
		const paid = newEvent('PAYOUT', 'SUCCESS');
		const failed = newEvent('PAYOUT', 'FAILED');
		const refunded = { ...newEvent('PAYOUT', 'REFUNDED'), id: failed.id };
		const runs = await runBy(bench, 'payout-finished-to-message.json', [paid, failed, refunded]);
		assert.deepEqual(
			runs.flatMap((run) => run.items('Send it')),
			[
				{
					payoutId: paid.id,
					message: `Payout ${paid.id} has reached the bank account. Reference of the bank (UTR): RATN12341234XYZ`,
				},
				{ payoutId: failed.id, message: `Payout ${failed.id} failed: AML screening failed` },
				{ payoutId: failed.id, message: `Payout ${failed.id} has been refunded.` },
			],
		);
	});

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

/** Publishes an example, sends it events one after the other, and returns the run of each. */
async function runBy(
	{ n8n, sandbox, credential }: Bench,
	file: string,
	events: readonly DollarPeEvent[],
): Promise<Execution[]> {
	const workflow = exampleWith(credential, file);
	const trigger = workflow.nodes.find(({ type }) => type.endsWith('.dollarPeTrigger'));
	const url = `${n8n.url}/webhook/${trigger?.webhookId}/webhook`;
	const stored = await n8n.createWorkflow(workflow);
	const runs: Execution[] = [];
	await n8n.activate(stored);
	for (const event of events) {
		assert.equal(await sandbox.send(event, {}, url), 200);
		const id = await until(`The start of ${file}`, 30, async () => {
			return (await executionsOf(n8n, textAt(stored, 'id')))[runs.length];
		});
		const run = await readExecution(n8n, id);
		assert.equal(run.status, 'success', run.error.message);
		runs.push(run);
	}
	await n8n.deactivate(stored);
	return runs;
}
