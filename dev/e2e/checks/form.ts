/* eslint-disable @n8n/community-nodes/no-restricted-imports -- runs on a developer's machine, never inside n8n */
import assert from 'node:assert/strict';

import type { Page } from 'playwright-core';

import type { EditorPage } from '../editor/editorPage';
import { exampleWith } from '../../n8n/examples';
import { until } from '../../lib/wait';
import type { Bench } from './bench';
import { stepsOf } from './editor';

/** The example with a form, published, as somebody sees it who was sent its address. */
export async function checkForm(bench: Bench, visitor: EditorPage): Promise<void> {
	const { n8n, sandbox, credential } = bench;
	const step = stepsOf(bench, visitor);
	sandbox.reset();

	const workflow = exampleWith(credential, 'form-to-customer.json');
	const trigger = workflow.nodes.find(({ type }) => type === 'n8n-nodes-base.formTrigger');
	const address = `${n8n.url}/form/${trigger?.webhookId}`;

	await step(
		'form',
		'sign-up form: who fills it in becomes a customer and is told so',
		async () => {
			await n8n.activate(await n8n.createWorkflow(workflow));
			await until('The publication of the form', 30, async () => {
				return (await fetch(address)).ok || undefined;
			});
			await fillForm(visitor.page, address);
			await visitor.takePicture('form-filled');
			await visitor.page.getByRole('button').first().click();
			await visitor.page.getByText('Welcome, Asha Rao').waitFor();
			const [customer] = sandbox.customers;
			assert.equal(sandbox.customers.length, 1);
			assert.equal(customer?.country, 'IND');
			await visitor.page.getByText(`Your customer number is ${customer.id}`).waitFor();
		},
	);

	await step('form-refused', 'sign-up form: who is refused is told why', async () => {
		await fillForm(visitor.page, address);
		await visitor.page.getByRole('button').first().click();
		await visitor.page.getByText('Email already in use').waitFor();
		assert.equal(sandbox.customers.length, 1);
	});
}

async function fillForm(page: Page, address: string): Promise<void> {
	await page.goto(address);
	await page.getByLabel('Full name').fill('Asha Rao');
	await page.getByLabel('Email').fill('asha.rao@example.com');
	await page.getByLabel('Phone').fill('9911002211');
	await page.getByLabel('Nationality').selectOption('India');
}
