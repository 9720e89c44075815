import assert from 'node:assert/strict';

import { until } from '../../lib/wait';
import { exampleWith } from '../../n8n/examples';
import type { EditorPage } from '../editor/editorPage';
import type { Bench } from './bench';
import { stepsOf } from './editor';

/** The published form example, as a visitor sees it. */
export async function checkForm(bench: Bench, visitor: EditorPage): Promise<void> {
	const { n8n, sandbox, credential } = bench;
	const { page } = visitor;
	const workflow = exampleWith(credential, 'form-to-customer.json');
	const trigger = workflow.nodes.find(({ type }) => type === 'n8n-nodes-base.formTrigger');
	const address = `${n8n.url}/form/${trigger?.webhookId}`;
	await n8n.activate(await n8n.createWorkflow(workflow));

	const fillIn = async (): Promise<void> => {
		await page.goto(address);
		await page.getByLabel('Full name').fill('Asha Rao');
		await page.getByLabel('Email').fill('asha.rao@example.com');
		await page.getByLabel('Phone').fill('9911002211');
		await page.getByLabel('Nationality').selectOption('India');
		await visitor.takePicture('form-filled');
		await page.getByRole('button').first().click();
	};

	const title =
		'who fills in the sign-up form becomes a customer, and the second time reads why not';
	await stepsOf(bench, visitor)('form-refused', title, async () => {
		sandbox.reset();
		await until('The publication of the form', 30, async () => {
			return (await fetch(address)).ok || undefined;
		});
		await fillIn();
		await visitor.seen('Welcome, Asha Rao');
		const [customer] = sandbox.customers;
		assert.equal(customer?.country, 'IND');
		await visitor.seen(`Your customer number is ${customer.id}`);
		await visitor.takePicture('form');

		await fillIn();
		await visitor.seen('Email already in use');
		assert.equal(sandbox.customers.length, 1);
	});
}
