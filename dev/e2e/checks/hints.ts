import assert from 'node:assert/strict';

import { textAt } from '../../lib/json';
import { until } from '../../lib/wait';
import { inLine, withCredential } from '../../n8n/workflow';
import type { EditorPage } from '../editor/editorPage';
import type { Bench } from './bench';
import { stepsOf } from './editor';

const DOLLARPE = 'n8n-nodes-dollarpe.dollarPe';
const PAYOUT_ID = '08441dd3-8cc0-405c-932b-7fdbc8894f66';

/** What the editor shows above the output, and what it shows after a wait. */
export async function checkHints(bench: Bench, editor: EditorPage): Promise<void> {
	const { n8n, sandbox, credential } = bench;
	const step = stepsOf(bench, editor);

	await step('hint-wait', 'a payout under way: a hint, then a wait for its end', async () => {
		sandbox.reset();
		let status = 'PROCESSING';
		let looks = 0;
		sandbox.faults.when(({ path }) => {
			if (!path.endsWith(PAYOUT_ID)) return undefined;
			looks++;
			const data = { id: PAYOUT_ID, status };
			return { kind: 'json', status: 200, body: JSON.stringify({ status: true, data }) };
		});
		const parameters = { resource: 'payout', operation: 'get', payoutId: PAYOUT_ID };
		const stored = await n8n.createWorkflow(
			withCredential(
				inLine('Hints', [
					{ name: 'Start', type: 'n8n-nodes-base.manualTrigger', typeVersion: 1, parameters: {} },
					{ name: 'DollarPe', type: DOLLARPE, typeVersion: 1, parameters },
				]),
				credential,
				[DOLLARPE],
			),
		);
		await editor.openWorkflow(textAt(stored, 'id'));
		await editor.openNode('DollarPe');
		await editor.executeStep();
		await editor.seen(/^1 still PROCESSING\./);
		await editor.takePicture('hint-processing');
		assert.equal(looks, 1);

		await editor.addOption('Wait for Final Status (Minutes)');
		await editor.addOption('Poll Every (Seconds)');
		await editor.fill('pollEvery', '1');
		await editor.takePicture('wait-options');
		await editor.executeStep();
		await until('A second look', 30, async () => await Promise.resolve(looks >= 3 || undefined));
		status = 'SUCCESS';
		await editor.showOutputAs('json');
		await editor.seen(/"?final"?/, editor.output);
		await editor.seen('SUCCESS', editor.output);
		assert.equal(await editor.page.getByText(/still PROCESSING/).count(), 0);
		await editor.takePicture('wait-ended');
	});
}
