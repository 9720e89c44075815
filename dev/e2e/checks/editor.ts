import assert from 'node:assert/strict';
import { join } from 'node:path';

import { isEnding } from '../../lib/cleanup';
import { ROOT } from '../../lib/folders';
import { messageOf } from '../../lib/problem';
import { exampleFiles, readExample } from '../../n8n/examples';
import type { EditorPage } from '../editor/editorPage';
import type { Bench } from './bench';

/** The search term for this node in the editor. */
const SEARCHES = ['dollarpe', 'payout', 'usdt'];

const ASHA = { fullName: 'Asha Rao', email: 'asha.rao@example.com', phone: '9911002211' };

/** Creates the first customer in a browser. Each step takes a picture. */
export async function checkEditor(bench: Bench, editor: EditorPage): Promise<void> {
	const { sandbox, credential, version } = bench;
	const step = stepsOf(bench, editor);

	for (const words of SEARCHES) {
		await step(`search-${words}`, `the search for "${words}" finds the node`, async () => {
			await editor.newWorkflow();
			await editor.openNodeList();
			await editor.searchNode(words, 'DollarPe');
			// As an action, not only as a trigger. n8n 1 shows no descriptions of community nodes there.
			if (!version.startsWith('1.')) await editor.seen(/^Create and verify customers/);
		});
	}

	const title =
		'who fills the node in sees the customer, and the second time that the email is taken';
	await step('duplicate-email', title, async () => {
		await fillIn(editor, credential.id);
		sandbox.reset();
		await editor.executeStep();
		await editor.showOutputAs('json');
		await editor.seen('+919911002211', editor.output);
		assert.equal(sandbox.customers.length, 1);
		await editor.seen(sandbox.customers[0]?.id ?? '?', editor.output);
		await editor.takePicture('output');

		await editor.fill('phone', '9911002222');
		await editor.executeStep();
		await editor.seen('Email already in use: "asha.rao@example.com" (field: Email)', editor.output);
		await editor.seen(
			/^Email: asha\.rao@example\.com\. If the customer who has it is the same person/,
			editor.output,
		);
		assert.equal(sandbox.customers.length, 1);
	});

	await step('credential', 'the credential form says that the keys are right', async () => {
		await fillIn(editor, credential.id);
		await editor.byTestId('credential-edit-button').click();
		const texts = ['Environment', 'API Key', 'API Secret', 'Connection tested successfully'];
		for (const text of texts) await editor.seen(text);
	});

	for (const file of exampleFiles()) {
		const { name, nodes } = readExample(file);
		const picture = `example-${file.replace('.json', '')}`;
		await step(picture, `${file} can be imported, with its note`, async () => {
			await editor.newWorkflow();
			await editor.importFile(join(ROOT, 'examples', file));
			await editor.byTestId('sticky').waitFor();
			assert.equal(await editor.byTestId('canvas-node').count(), nodes.length - 1);
			await editor.page.getByText(name).locator('visible=true').first().waitFor();
		});
	}
}

/** Adds a new node by its action, and fills in its fields. */
async function fillIn(editor: EditorPage, credentialId: string): Promise<void> {
	await editor.newWorkflow();
	await editor.openNodeList();
	await (await editor.searchNode('dollarpe', 'DollarPe')).click();
	await editor.unfoldActions('Create customer');
	const action = editor.page.getByText('Create customer', { exact: true }).first();
	await action.waitFor();
	await editor.takePicture('actions');
	await action.click();
	await editor.field('fullName').waitFor();
	assert.match(await valueOf(editor, 'resource'), /Customer/);
	assert.match(await valueOf(editor, 'operation'), /Create/);
	await editor.takePicture('panel-empty');
	await editor.chooseCredential(credentialId);
	for (const [field, text] of Object.entries(ASHA)) await editor.fill(field, text);
	await editor.choose('alpha3CountryCode', 'ind', 'India (IND)');
	assert.equal(await valueOf(editor, 'alpha3CountryCode'), 'India (IND)');
	await editor.takePicture('panel-filled');
}

type Step = (picture: string, title: string, body: () => Promise<void>) => Promise<void>;

/**
 * Checks that take a picture, also if they fail. A failed check is repeated once, since a browser on a busy
 * machine may be too slow; so each check must set up its own state.
 */
export function stepsOf({ check }: Pick<Bench, 'check'>, editor: EditorPage): Step {
	return async (picture, title, body) =>
		await check(`Browser: ${title}`, async () => {
			try {
				await body();
			} catch (error) {
				if (isEnding()) throw error;
				console.log(`Once more: ${title} (${messageOf(error)})`);
				await body();
			} finally {
				await editor.takePicture(picture);
			}
		});
}

export async function valueOf(editor: EditorPage, parameter: string): Promise<string> {
	return await editor.field(parameter).locator('input').first().inputValue();
}
