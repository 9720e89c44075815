import assert from 'node:assert/strict';

import { newEvent } from '../../emulator';
import { until } from '../../lib/wait';
import type { EditorPage } from '../editor/editorPage';
import { newOrder } from '../order';
import type { Bench } from './bench';
import { stepsOf } from './editor';

/** The trigger, from the node list to its production URL, and how it is tried without DollarPe. */
export async function checkTriggerPanel(bench: Bench, editor: EditorPage): Promise<void> {
	const { sandbox } = bench;
	const step = stepsOf(bench, editor);

	await step('trigger-on-activation', 'the trigger can be set up from its panel', async () => {
		await addTrigger(bench, editor);
		await editor.showUrl('Production URL');
		await editor.seen(/\/webhook\/[0-9a-f-]{36}\/webhook$/);
		await editor.seen(/^Trigger On/);
		await editor.seen(/Give DollarPe the production URL/);
		await editor.takePicture('trigger');

		await editor.choose('registration', '', 'On Activation');
		await editor.seen(/replaces the address that DollarPe has/);
	});

	await step('trigger-test-mode', 'the trigger says what a test waits for', async () => {
		await addTrigger(bench, editor);
		await editor.seen('Test with an event of your own');
		await editor.seen(
			/^DollarPe sends its events to the production URL only: publish this workflow/,
		);
		await editor.page.getByText('More info').click();
		await editor.seen(/^Test\. DollarPe sends its events .* send one to the test URL yourself/);
	});

	await step('trigger-sample', 'the trigger has samples of events, to copy and pin', async () => {
		await addTrigger(bench, editor);
		await editor.choose('sampleEvent', 'refund init', 'Payin Refund Initiated');
		await editor.copyCode('samplePayinRefundInitiated');
		await editor.takePicture('trigger-sample-chosen');
		await editor.pinPasted();
		await editor.showOutputAs('json');
		await editor.seen('INCORRECT_AMOUNT', editor.output);
		await editor.seen('REFUND_INITIATED', editor.output);
	});

	await step(
		'trigger-details',
		'the trigger shows an event that somebody sends to its test URL, with its details',
		async () => {
			const id = await newOrder(bench, 'payout');
			const payout = sandbox.payouts.find((order) => order.id === id);
			await addTrigger(bench, editor);
			await editor.addOption('Include Details');
			await editor.switchOn('includeDetails');
			await editor.showUrl('Test URL');
			const url = await editor.shownUrl();
			await editor.executeStep();
			await editor.byTestId('trigger-listening').waitFor();
			await editor.takePicture('trigger-listening');
			// The notice stays in sight while n8n tells people to go to DollarPe.
			await editor.seen(/^DollarPe sends its events to the production URL only\. To see/);
			const event = { ...newEvent('PAYOUT', 'SUCCESS'), id };
			await until('The answer of the test URL', 30, async () => {
				return (await sandbox.send(event, {}, url)) === 200 || undefined;
			});
			await editor.showOutputAs('json');
			await editor.seen(payout?.quotation_id ?? '?', editor.output);
		},
	);
}

/** Opens the panel of a new trigger, chosen from the node list, with its credential. */
async function addTrigger({ credential }: Bench, editor: EditorPage): Promise<void> {
	await editor.newWorkflow();
	await editor.openNodeList();
	await (await editor.searchNode('dollarpe', 'DollarPe')).click();
	await editor.page.getByText('On payout success', { exact: true }).first().click();
	await editor.field('events').waitFor();
	assert.equal(await editor.field('events').getByText('Payout Success').count(), 1);
	await editor.takePicture('triggers');
	await editor.chooseCredential(credential.id);
}
