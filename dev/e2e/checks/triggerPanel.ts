/* eslint-disable @n8n/community-nodes/no-restricted-imports -- runs on a developer's machine, never inside n8n */
import assert from 'node:assert/strict';

import type { EditorPage } from '../editor/editorPage';
import type { Bench } from './bench';
import { stepsOf } from './editor';

/** The trigger, from the node list to its production URL. */
export async function checkTriggerPanel(bench: Bench, editor: EditorPage): Promise<void> {
	const { credential } = bench;
	const step = stepsOf(bench, editor);

	await step('triggers', 'a workflow can begin with what happened at DollarPe', async () => {
		await editor.newWorkflow();
		await editor.openNodeList();
		await (await editor.searchNode('dollarpe', 'DollarPe')).click();
		await editor.page.getByText('On payout success', { exact: true }).first().click();
		await editor.field('events').waitFor();
		assert.equal(await editor.field('events').getByText('Payout Success').count(), 1);
	});

	await step('trigger', 'the panel shows the production URL, and what to do with it', async () => {
		await editor.chooseCredential(credential.id);
		await editor.showProductionUrl();
		await editor.page
			.getByText(/\/webhook\/[0-9a-f-]{36}\/webhook$/)
			.first()
			.waitFor();
		await editor.page
			.getByText(/^Trigger On/)
			.first()
			.waitFor();
		await editor.page
			.getByText(/Give the production URL/)
			.first()
			.waitFor();
	});

	await step(
		'trigger-on-activation',
		'who chooses On Activation reads what it replaces',
		async () => {
			await editor.choose('registration', '', 'On Activation');
			await editor.page
				.getByText(/replaces the address that your organization has/)
				.first()
				.waitFor();
		},
	);
}
