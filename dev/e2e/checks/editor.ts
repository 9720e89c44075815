/* eslint-disable @n8n/community-nodes/no-restricted-imports -- runs on a developer's machine, never inside n8n */
import assert from 'node:assert/strict';
import { join } from 'node:path';

import { exampleFiles, readExample } from '../../n8n/examples';
import { ROOT } from '../../lib/folders';
import type { EditorPage } from '../editor/editorPage';
import type { Bench } from './bench';

/** What a person looks for when they want this node. */
const SEARCHES = ['dollarpe', 'payout', 'usdt'];

const ASHA = { fullName: 'Asha Rao', email: 'asha.rao@example.com', phone: '9911002211' };

/** The way from the sign-in to the first customer, in a browser. Each step leaves a picture. */
export async function checkEditor(bench: Bench, editor: EditorPage): Promise<void> {
	const { sandbox, credential } = bench;
	const step = stepsOf(bench, editor);
	sandbox.reset();

	await step('signed-in', 'a person can sign in', async () => {
		await editor.signIn();
		await editor.newWorkflow();
		await editor.openNodeList();
	});

	for (const words of SEARCHES) {
		await step(`search-${words}`, `the search for "${words}" finds the node`, async () => {
			await editor.searchNode(words, 'DollarPe');
		});
	}

	await step('actions', 'the node can be added by what it does', async () => {
		await (await editor.searchNode('dollarpe', 'DollarPe')).click();
		await editor.unfoldActions('Create a customer');
		await editor.page.getByText('Create a customer', { exact: true }).first().waitFor();
	});

	await step(
		'panel-empty',
		'a new node begins with the fields of "Create a customer"',
		async () => {
			await editor.page.getByText('Create a customer', { exact: true }).first().click();
			await editor.field('fullName').waitFor();
			assert.match(await valueOf(editor, 'resource'), /Customer/);
			assert.match(await valueOf(editor, 'operation'), /Create/);
		},
	);

	await step('panel-filled', 'the node can be filled in, and the credential chosen', async () => {
		await editor.chooseCredential(credential.id);
		await editor.fill('fullName', ASHA.fullName);
		await editor.fill('email', ASHA.email);
		await editor.fill('phone', ASHA.phone);
		await editor.choose('alpha3CountryCode', 'ind', 'India (IND)');
		assert.equal(await valueOf(editor, 'alpha3CountryCode'), 'India (IND)');
	});

	await step('output', 'the customer that was created can be seen in the output', async () => {
		await editor.executeStep();
		await editor.showOutputAs('json');
		await editor.output.getByText('+919911002211').first().waitFor();
		assert.equal(sandbox.customers.length, 1);
		await editor.output
			.getByText(sandbox.customers[0]?.id ?? '?')
			.first()
			.waitFor();
	});

	await step('duplicate-email', 'an email that is taken is said to be taken', async () => {
		await editor.fill('phone', '9911002222');
		await editor.executeStep();
		await editor.output.getByText('Email already in use (field: Email)').first().waitFor();
		await editor.output
			.getByText(/^If the customer who has it is the same person/)
			.first()
			.waitFor();
		assert.equal(sandbox.customers.length, 1);
	});

	await step(
		'credential',
		'the credential form shows its fields and that the keys are right',
		async () => {
			await editor.byTestId('credential-edit-button').click();
			for (const label of ['Environment', 'API Key', 'API Secret']) {
				await editor.page.getByText(label).first().waitFor();
			}
			await editor.page.getByText('Connection tested successfully').first().waitFor();
		},
	);

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

type Step = (picture: string, title: string, body: () => Promise<void>) => Promise<void>;

/** Checks that leave a picture, also where they fail. */
export function stepsOf({ check }: Bench, editor: EditorPage): Step {
	return async (picture, title, body) =>
		await check(title, async () => {
			try {
				await body();
			} finally {
				await editor.takePicture(picture);
			}
		});
}

export async function valueOf(editor: EditorPage, parameter: string): Promise<string> {
	return await editor.field(parameter).locator('input').first().inputValue();
}
