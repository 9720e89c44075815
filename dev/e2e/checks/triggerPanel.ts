import assert from 'node:assert/strict';

import type { EditorPage } from '../editor/editorPage';
import type { Bench } from './bench';
import { stepsOf } from './editor';

/** The trigger, from the node list to its production URL. */
export async function checkTriggerPanel(bench: Bench, editor: EditorPage): Promise<void> {
	const step = stepsOf(bench, editor);

	await step('trigger-on-activation', 'the trigger can be set up from its panel', async () => {
		await editor.newWorkflow();
		await editor.openNodeList();
		await (await editor.searchNode('dollarpe', 'DollarPe')).click();
		await editor.page.getByText('On payout success', { exact: true }).first().click();
		await editor.field('events').waitFor();
		assert.equal(await editor.field('events').getByText('Payout Success').count(), 1);
		await editor.takePicture('triggers');

		await editor.chooseCredential(bench.credential.id);
		await editor.showProductionUrl();
		await editor.seen(/\/webhook\/[0-9a-f-]{36}\/webhook$/);
		await editor.seen(/^Trigger On/);
		await editor.seen(/Give DollarPe the production URL/);
		await editor.takePicture('trigger');

		await editor.choose('registration', '', 'On Activation');
		await editor.seen(/replaces the address that DollarPe has/);
	});
}
