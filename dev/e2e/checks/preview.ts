import assert from 'node:assert/strict';

import { textAt } from '../../lib/json';
import { inLine, withCredential, type LooseNode } from '../../n8n/workflow';
import type { EditorPage } from '../editor/editorPage';
import type { Bench } from './bench';
import { stepsOf } from './editor';

const DOLLARPE = 'n8n-nodes-dollarpe.dollarPe';

/** Each is the input of an Edit Fields node, and has not run; with what its output is said to have. */
const PREVIEWS = [
	{ resource: 'payout', operation: 'get', has: 'receiving_amount', hasNot: 'bank_id' },
	{
		resource: 'customer',
		operation: 'createOrGet',
		has: 'differences',
		hasNot: 'receiving_amount',
	},
];

/** The fields of a node that has never run, in the input panel of the one after it. */
export async function checkPreview(bench: Bench, editor: EditorPage): Promise<void> {
	const { n8n, sandbox, credential } = bench;
	const step = stepsOf(bench, editor);

	for (const { resource, operation, has, hasNot } of PREVIEWS) {
		const title = `${resource} ${operation}: its fields can be mapped before the first run`;
		await step(`preview-${resource}-${operation}`, title, async () => {
			sandbox.reset();
			const stored = await n8n.createWorkflow(
				withCredential(
					inLine('Preview', [
						node('Start', 'n8n-nodes-base.manualTrigger', 1),
						node('DollarPe', DOLLARPE, 1, { resource, operation }),
						node('Edit Fields', 'n8n-nodes-base.set', 3.4),
					]),
					credential,
					[DOLLARPE],
				),
			);
			await editor.openWorkflow(textAt(stored, 'id'));
			await editor.openNode('Edit Fields');
			const field = editor.inputField(has);
			await field.waitFor();
			assert.equal(await editor.inputField(hasNot).count(), 0);
			await editor.byTestId('schema-preview-warning').waitFor();

			await editor.drag(field, editor.byTestId('assignment-collection-drop-area'));
			const name = editor.byTestId('assignment-name').locator('input').first();
			assert.equal(await name.inputValue(), has);
			await editor.seen(`$json.${has}`, editor.byTestId('assignment-value').first());
			assert.equal(sandbox.requests.length, 0);
		});
	}
}

function node(name: string, type: string, typeVersion: number, parameters = {}): LooseNode {
	return { name, type, typeVersion, parameters };
}
