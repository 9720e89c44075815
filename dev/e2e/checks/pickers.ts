import assert from 'node:assert/strict';

import type { Locator } from 'playwright-core';

import { at, textAt } from '../../lib/json';
import { executeNode } from '../../n8n/execution';
import { oneNode, withCredential } from '../../n8n/workflow';
import type { EditorPage } from '../editor/editorPage';
import type { Bench } from './bench';
import { stepsOf, valueOf } from './editor';

const TYPE = 'n8n-nodes-dollarpe.dollarPe';

const QUOTATION = { resource: 'payout', operation: 'createQuotation', sendingAmount: '51' };

/** The lists of the panel: nobody copies a UUID. */
export async function checkPickers(bench: Bench, editor: EditorPage): Promise<void> {
	const { sandbox } = bench;
	const step = stepsOf(bench, editor);

	await step(
		'pickers-payout',
		'a payout is quoted by picking customer, account and asset',
		async () => {
			const { bankId } = await customerWithAccount(bench);
			await openNode(bench, editor, QUOTATION);

			await pick(
				editor,
				'customerId',
				'customer17@',
				/^Customer 17 · customer17@example\.com/,
				'pickers-customers',
			);
			await pick(editor, 'bankId', '', /…9201 · SBIN0001829 · VERIFIED$/, 'pickers-accounts');
			await chooseOption(editor, 'asset', 'USDC', 'pickers-assets');
			await chooseOption(editor, 'fiat', 'INR', 'pickers-fiats');
			await editor.takePicture('pickers-filled');

			await editor.executeStep();
			await editor.showOutputAs('json');
			await editor.seen(bankId, editor.output);
			assert.equal(sandbox.quotations.length, 1);
			assert.equal(sandbox.quotations[0]?.customer_id, sandbox.customers[16]?.id);
			assert.equal(sandbox.quotations[0]?.asset, 'USDC');
		},
	);

	await step(
		'pickers-plain-text',
		'a workflow saved with plain text opens, shows and sends it',
		async () => {
			const { customerId, bankId } = await customerWithAccount(bench);
			await openNode(bench, editor, {
				...QUOTATION,
				customerId,
				bankId,
				asset: 'USDT',
				fiat: 'inr',
			});
			assert.equal(await inputOf(editor, 'customerId').inputValue(), customerId);
			await editor.takePicture('pickers-plain-text-opened');
			await editor.executeStep();
			await editor.showOutputAs('json');
			await editor.seen(bankId, editor.output);
			assert.equal(sandbox.quotations.length, 1);

			await modeOf(editor, 'customerId').click();
			await editor.takePicture('pickers-plain-text-modes');
			await editor.byTestId('mode-id').locator('visible=true').click();
			assert.equal(await inputOf(editor, 'customerId').inputValue(), customerId);
			await editor.executeStep();
			await editor.page.waitForTimeout(3000);
			assert.equal(sandbox.quotations.length, 2);
		},
	);

	await step('pickers-refused', "a list that cannot be loaded shows DollarPe's words", async () => {
		await customerWithAccount(bench);
		sandbox.faults.when(({ method }) =>
			method === 'GET' ? { kind: 'status', status: 401 } : undefined,
		);
		await openNode(bench, editor, QUOTATION);
		await inputOf(editor, 'customerId').click();
		await editor.byTestId('rlc-error-container').waitFor();
		await editor.takePicture('pickers-refused-locator');
		// n8n 1 keeps the list open, over the next fields.
		await openNode(bench, editor, QUOTATION);
		await editor.field('asset').locator('input').first().click();
		await editor.page.waitForTimeout(1000);
		await editor.takePicture('pickers-refused-option');
		sandbox.faults.clear();
	});

	const stopped =
		'a search through 100,000 customers says where it stopped, and that is no customer';
	await step('pickers-stopped', stopped, async () => {
		sandbox.reset();
		sandbox.fill(100_000);
		await openNode(bench, editor, { resource: 'customer', operation: 'get' });
		const row = /^No match in the first [\d,]+ of 100,000 customers$/;
		await pick(editor, 'customerId', 'nobody', row, 'pickers-stopped-row');
		assert.ok(sandbox.requests.length <= 101, String(sandbox.requests.length));
		await editor.executeStep();
		await editor.seen(/Customer ID is a message of the list/, editor.output);
	});

	const expression = 'the accounts follow a customer from an expression, once its value is known';
	await step('pickers-expression', expression, async () => {
		const { customerId } = await customerWithAccount(bench);
		const parameters = {
			...QUOTATION,
			customerId: '={{ $json.customer }}',
			asset: 'dai',
			fiat: '={{ $json.fiat }}',
		};
		await openNode(bench, editor, parameters, [{ customer: customerId, fiat: 'inr' }]);
		await editor.takePicture('pickers-expression-before');
		assert.equal(await valueOf(editor, 'asset'), 'dai');
		await pick(
			editor,
			'bankId',
			'',
			/…9201 · SBIN0001829 · VERIFIED$/,
			'pickers-expression-accounts',
		);
	});

	await step(
		'pickers-unknown',
		'accounts of a customer who is not known say what to do',
		async () => {
			await customerWithAccount(bench);
			await openNode(bench, editor, {
				...QUOTATION,
				customerId: '={{ $json.customer }}',
				fiat: '={{ $json.fiat }}',
			});
			await inputOf(editor, 'bankId').click();
			await editor.seen(/Customer ID is an expression whose value is not known here/);
			await editor.takePicture('pickers-unknown-customer');
			await editor.page.keyboard.press('Escape');
			await editor.field('asset').locator('input').first().click();
			await editor.page
				.getByText('USDC', { exact: true })
				.locator('visible=true')
				.first()
				.waitFor();
		},
	);
}

async function customerWithAccount({ n8n, sandbox, credential }: Bench) {
	sandbox.reset();
	sandbox.fill(250);
	const customerId = sandbox.customers[16]?.id ?? '';
	const parameters = {
		resource: 'bankAccount',
		operation: 'create',
		customerId,
		accountNumber: '7627389201',
		ifsc: 'SBIN0001829',
	};
	const node = { name: 'Add', type: TYPE, typeVersion: 1, parameters };
	const execution = await executeNode(n8n, credential, node, [{}]);
	assert.equal(execution.status, 'success', execution.error.message);
	return { customerId, bankId: textAt(execution.items('Add')[0], 'id') ?? '' };
}

async function openNode(
	bench: Bench,
	editor: EditorPage,
	parameters: object,
	items?: object[],
): Promise<void> {
	const node = { name: 'Quote', type: TYPE, typeVersion: 1, parameters };
	const stored = await bench.n8n.createWorkflow({
		...withCredential(oneNode(node), bench.credential, [TYPE]),
		...(items && { pinData: { Trigger: items.map((json) => ({ json })) } }),
	});
	await editor.openWorkflow(String(at(stored, 'id')));
	await editor.page.locator('[data-test-id="canvas-node"][data-node-name="Quote"]').dblclick();
	await editor.field('resource').waitFor();
}

function locatorOf(editor: EditorPage, parameter: string): Locator {
	return editor.byTestId(`resource-locator-${parameter}`);
}

function inputOf(editor: EditorPage, parameter: string): Locator {
	return locatorOf(editor, parameter).locator('[data-test-id="rlc-input"]').first();
}

function modeOf(editor: EditorPage, parameter: string): Locator {
	return locatorOf(editor, parameter).locator('[data-test-id="rlc-mode-selector"]');
}

/** Opens a locator's list, searches, and chooses the row. */
async function pick(
	editor: EditorPage,
	parameter: string,
	search: string,
	row: RegExp,
	picture: string,
): Promise<void> {
	await inputOf(editor, parameter).click();
	await editor.byTestId('rlc-search').locator('visible=true').waitFor();
	if (search !== '')
		await editor
			.byTestId('rlc-search')
			.locator('visible=true')
			.locator('input')
			.or(editor.byTestId('rlc-search').locator('visible=true'))
			.first()
			.fill(search);
	const entry = editor
		.byTestId('rlc-item')
		.filter({ hasText: row })
		.locator('visible=true')
		.first();
	await entry.waitFor();
	await editor.takePicture(picture);
	await entry.click();
	assert.match(await inputOf(editor, parameter).inputValue(), row);
}

async function chooseOption(
	editor: EditorPage,
	parameter: string,
	name: string,
	picture: string,
): Promise<void> {
	await editor.field(parameter).locator('input').first().click();
	const option = editor.page.getByText(name, { exact: true }).locator('visible=true').first();
	await option.waitFor();
	await editor.takePicture(picture);
	await option.click();
	assert.equal(await valueOf(editor, parameter), name);
}
