import assert from 'node:assert/strict';

import { textAt } from '../../lib/json';
import { inLine, withCredential } from '../../n8n/workflow';
import type { EditorPage } from '../editor/editorPage';
import type { Bench } from './bench';
import { stepsOf } from './editor';

const DOLLARPE = 'n8n-nodes-dollarpe.dollarPe';

const ASHA = { fullName: 'Asha Rao', email: 'asha.rao@example.com', phone: '9911002211' };

const OTHERS = [
	{ text: 'IN', code: 'IND' },
	{ text: 'India', code: 'IND' },
];

/** Countries as people write them, by expression and left empty. */
export async function checkCountries(bench: Bench, editor: EditorPage): Promise<void> {
	const { n8n, sandbox, credential } = bench;
	const step = stepsOf(bench, editor);

	for (const { text, code } of OTHERS) {
		const title = `an expression that gives the country as "${text}" is not marked, and is taken`;
		await step(`country-${text.toLowerCase()}`, title, async () => {
			sandbox.reset();
			const node = { name: 'DollarPe', type: DOLLARPE, typeVersion: 1, parameters: ASHA };
			const start = { name: 'Start', type: 'n8n-nodes-base.manualTrigger', typeVersion: 1 };
			const workflow = inLine('Countries', [{ ...start, parameters: {} }, node]);
			const stored = await n8n.createWorkflow(withCredential(workflow, credential, [DOLLARPE]));
			await editor.openWorkflow(textAt(stored, 'id'));
			await editor.openNode('DollarPe');
			await editor.addOption('Country of Residence', 'Add Field');
			await editor.field('residenceAlpha3CountryCode').waitFor();
			await editor.fillExpression('alpha3CountryCode', `{{ "${text}" }}`);
			await editor.seen(text, editor.byTestId('inline-expression-editor-output'));
			assert.equal(await editor.byTestId('parameter-issues').count(), 0);

			await editor.executeStep();
			await editor.showOutputAs('json');
			await editor.seen('+919911002211', editor.output);
			assert.equal(sandbox.customers[0]?.country, code);
			assert.equal(await editor.byTestId('parameter-issues').count(), 0);
		});
	}
}
