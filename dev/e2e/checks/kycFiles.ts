import assert from 'node:assert/strict';

import { textAt } from '../../lib/json';
import { until } from '../../lib/wait';
import { exampleWith } from '../../n8n/examples';
import { areOver } from '../../n8n/executions';
import type { EditorPage } from '../editor/editorPage';
import type { Bench } from './bench';
import { stepsOf } from './editor';

/** The setting that decides whether n8n can make links to files: in memory mode, n8n 1's default, it cannot. */
const MODE = 'N8N_DEFAULT_BINARY_DATA_MODE';

const ANSWERS = {
	'Full name': 'Asha Rao',
	Email: 'asha.rao@example.com',
	Phone: '9911002211',
	'Date of birth': '1990-12-31',
	Address: '12 MG Road, Bengaluru',
	PAN: 'ABCPG1234N',
	'Document number': '123456123456',
	Profession: 'Engineer',
};

/** By the label of the form's field: DollarPe's name, and a file. */
const FILES = {
	'Document front': ['document_front_image_url', 'front.jpg', 'image/jpeg'],
	'Document back': ['document_back_image_url', 'back.pdf', 'application/pdf'],
	Selfie: ['selfie_url', 'selfie.png', 'image/png'],
} as const;

/** The published KYC example, as a visitor sees it: the files that they upload reach DollarPe. */
export async function checkKycFiles(bench: Bench, visitor: EditorPage): Promise<void> {
	const { n8n, server, sandbox, credential } = bench;
	const { page } = visitor;
	const workflow = exampleWith(credential, 'kyc-from-form.json');
	const trigger = workflow.nodes.find(({ type }) => type === 'n8n-nodes-base.formTrigger');
	const address = `${n8n.url}/form/${trigger?.webhookId}`;
	const stored = await n8n.createWorkflow(workflow);
	await n8n.activate(stored);
	const step = stepsOf(bench, visitor);

	const restartWith = async (mode: string): Promise<void> => {
		await server.restart({ settings: { [MODE]: mode } });
		await until('The publication of the form', 30, async () => {
			return (await fetch(address)).ok || undefined;
		});
	};

	const sendIn = async (): Promise<void> => {
		await page.goto(address);
		for (const [label, text] of Object.entries(ANSWERS)) await page.getByLabel(label).fill(text);
		await page.getByLabel('Document', { exact: true }).selectOption('Aadhaar');
		await page.getByLabel('Yearly income').selectOption('5-10 LPA');
		for (const [label, [, name, mimeType]] of Object.entries(FILES)) {
			const chooser = page.waitForEvent('filechooser');
			await page.getByLabel(label).click();
			await (await chooser).setFiles({ name, mimeType, buffer: contentOf(name) });
		}
		await visitor.takePicture('kyc-form-filled');
		await page.getByRole('button', { name: 'Submit' }).click();
	};

	const reached = 'the papers that a visitor uploads can be fetched by DollarPe, also afterwards';
	await step('kyc-form-sent', reached, async () => {
		sandbox.reset();
		await restartWith('filesystem');
		await sendIn();
		await visitor.seen('Thank you, Asha Rao');
		assert.equal(sandbox.customers[0]?.document_type, 'AADHAAR');
		const { body = '' } = sandbox.requests.at(-1) ?? {};
		const sent: unknown = JSON.parse(body);
		const fetchAll = async (): Promise<void> => {
			for (const [field, name, mimeType] of Object.values(FILES)) {
				const link = textAt(sent, field);
				assert.ok(link.startsWith(`${n8n.url}/rest/binary-data/signed?token=`), link);
				const response = await fetch(link);
				assert.equal(response.status, 200, field);
				assert.equal(response.headers.get('content-type'), mimeType);
				assert.deepEqual(Buffer.from(await response.arrayBuffer()), contentOf(name));
			}
		};
		await fetchAll();
		await until('The end of the execution', 30, async () => {
			return (await areOver(n8n, textAt(stored, 'id'))) || undefined;
		});
		await fetchAll();
	});

	const refused = 'where n8n keeps files in memory, the visitor of the form and DollarPe learn why';
	await step('kyc-form-memory', refused, async () => {
		sandbox.reset();
		await restartWith('default');
		await sendIn();
		await visitor.seen('Document Front Image cannot be a file');
		await visitor.seen(MODE);
		assert.deepEqual(
			sandbox.requests.map(({ path }) => path),
			['/cms/api/v1/customer/create'],
		);
	});
	await server.restart();
}

/** Bytes that are no text, another for each file. */
function contentOf(name: string): Buffer {
	return Buffer.from([0xff, 0x00, 0xd8, ...Buffer.from(name)]);
}
