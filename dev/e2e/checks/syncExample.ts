import assert from 'node:assert/strict';

import type { EditorPage } from '../editor/editorPage';
import { exampleWith, oneAtATime } from '../../n8n/examples';
import { execute, type Execution } from '../../n8n/execution';
import { at, textAt } from '../../lib/json';
import type { Bench } from './bench';
import { stepsOf } from './editor';
import { emptyRows, hubSpotContacts, rows, rowsOfNobody } from './sourceItems.json';

const CSV = 'sync-crm-from-csv.json';
const SHEETS = 'sync-crm-from-google-sheets.json';
const HUBSPOT = 'sync-crm-from-hubspot.json';
const ONE_BATCH = 'large-sync-one-batch.json';

/** What the report says of a contact that was not sent. */
const NOT_SENT = 'It was not sent to DollarPe. Correct the contact, and run this again.';

/** What the report says of a contact whose country does not exist. */
function invalidCountry(item: number, crmId: string) {
	return {
		why: `Invalid country code: "Atlantis" (field: Nationality) [Item ${item}]`,
		whatToDo: `Client Reference ID: ${crmId}. Choose the country from the list, or give its English name or its ISO 3166-1 code: India, IND, IN. (HTTP 400, REQ_INVALID_COUNTRY)`,
	};
}

/** The examples that sync the contacts of a CRM with DollarPe again and again. */
export async function checkSyncExample(bench: Bench): Promise<void> {
	const { check, n8n, sandbox, credential } = bench;

	await check(
		'Example sync from CSV: each contact is counted, and no customer is created twice',
		async () => {
			sandbox.reset();
			const first = await reportOf(await runCsv(bench));
			assert.deepEqual(customersOf(bench), [
				['crm-3001', 'Anita Desai', 'anita.desai@example.com', '+919911003001', 'IND'],
				['crm-3002', 'Ravi Kumar', 'ravi.kumar@example.com', '+919911003002', 'IND'],
				['crm-3003', 'Núñez, José', 'jose.nunez@example.com', '+34612003003', 'ESP'],
				['crm-3004', 'Meera Iyer', 'meera.iyer@example.com', '+919911003004', 'IND'],
			]);
			const idOf = idsByName(bench);
			const created = [
				{ crmId: 'crm-3001', name: 'Anita Desai' },
				{ crmId: 'crm-3002', name: 'Ravi Kumar' },
				{ crmId: 'crm-3003', name: 'Núñez, José' },
				{ crmId: 'crm-3004', name: 'Meera Iyer' },
			].map((contact) => ({ ...contact, customerId: idOf.get(contact.name) }));
			const [anita] = created;
			assert.deepEqual(first, {
				...counts(4, 1, 1, 3),
				...lists(bench),
				createdContacts: created,
				existingContacts: [anita],
			});

			const before = sandbox.customers;
			const second = await reportOf(await runCsv(bench));
			assert.deepEqual(sandbox.customers, before);
			assert.deepEqual(second, {
				...counts(0, 5, 1, 3),
				...lists(bench),
				createdContacts: [],
				existingContacts: [...created, anita],
			});
		},
	);

	await check(
		'Example sync from CSV: a file with a byte order mark is read like any other',
		async () => {
			sandbox.reset();
			const workflow = oneAtATime(exampleWith(credential, CSV));
			const nodes = workflow.nodes.map((node) =>
				node.name === 'CSV text'
					? { ...node, parameters: JSON.parse(withMark(node.parameters)) as typeof node.parameters }
					: node,
			);
			const run = await execute(n8n, { ...workflow, nodes }, "When clicking 'Execute workflow'");
			assert.equal(at(await reportOf(run), 'summary'), summary(4, 1, 1, 3));
		},
	);

	await check('Example sync from Google Sheets: rows become valid customers', async () => {
		sandbox.reset();
		const report = await reportOf(await runPinned(bench, SHEETS, 'Read the sheet', rows));
		assert.deepEqual(customersOf(bench), [
			['1041', 'Asha Rao', 'asha.rao@example.com', '+919911002211', 'IND'],
			['1042', 'Ravi Kumar', 'ravi.kumar@example.com', '+919911002212', 'IND'],
			['crm-3', 'Anna Weiß', 'anna@example.com', '+4930123456', 'DEU'],
		]);
		assert.equal(at(report, 'summary'), summary(3, 1, 0, 1));
		assert.equal(at(report, 'failedContacts', 0, 'why'), 'Email is blank [Item 4]');
	});

	await check('Example sync from HubSpot: contacts of Get Many and of Search arrive', async () => {
		sandbox.reset();
		const report = await reportOf(
			await runPinned(bench, HUBSPOT, 'Get HubSpot contacts', hubSpotContacts),
		);
		assert.deepEqual(customersOf(bench), [
			['51', 'Asha Rao', 'asha.rao@example.com', '+919911002211', 'IND'],
			['52', 'Ravi Kumar', 'ravi.kumar@example.com', '+919911002212', 'IND'],
		]);
		assert.equal(at(report, 'summary'), summary(2, 0, 0, 1));
		assert.equal(at(report, 'failedContacts', 0, 'name'), 'Wei');
	});

	await check(
		'Example sync: if every contact fails there is a report, without contacts there is none',
		async () => {
			const report = await reportOf(await runPinned(bench, SHEETS, 'Read the sheet', rowsOfNobody));
			assert.deepEqual(report, {
				...counts(0, 0, 0, 1),
				createdContacts: [],
				existingContacts: [],
				differentContacts: [],
				failedContacts: [{ crmId: 'crm-1', name: 'Wei Chen', ...invalidCountry(0, 'crm-1') }],
			});

			sandbox.reset();
			const unclear = {
				'CRM ID': '',
				Name: 'Wei Chen',
				Email: 'wei@example.com',
				Country: 'India',
			};
			const rowsNotSent = [
				{ ...unclear, Phone: 9911002211 },
				{ ...unclear, 'CRM ID': 7, Phone: '9911002211 / 12' },
			];
			const notSent = await reportOf(await runPinned(bench, SHEETS, 'Read the sheet', rowsNotSent));
			const wei = { name: 'Wei Chen', whatToDo: NOT_SENT };
			assert.deepEqual(notSent, {
				...counts(0, 0, 0, 2),
				createdContacts: [],
				existingContacts: [],
				differentContacts: [],
				failedContacts: [
					{ crmId: '', ...wei, why: 'CRM ID is blank' },
					{ crmId: '7', ...wei, why: 'Phone is not one number: "9911002211 / 12"' },
				],
			});
			assert.equal(sandbox.requests.length, 0);

			const run = await runPinned(bench, SHEETS, 'Read the sheet', emptyRows);
			assert.equal(run.status, 'success', run.error.message);
			assert.deepEqual(run.items('Report'), []);
			assert.equal(sandbox.requests.length, 0);
		},
	);

	await check('Example large sync: each contact of a batch is in one output', async () => {
		sandbox.reset();
		const first = { crmId: 'crm-1', name: 'Asha Rao', email: 'a@example.com', phone: '9911002211' };
		const contacts = [
			first,
			// Another contact with the same email: DollarPe has the customer under crm-1.
			{ ...first, crmId: 'crm-2', name: 'Ravi Kumar', phone: '9911002212' },
			{ ...first, crmId: 'crm-3', email: 'nobody', phone: '9911002213' },
		].map((contact) => ({ ...contact, country: 'IND' }));
		const workflow = {
			...oneAtATime(exampleWith(credential, ONE_BATCH)),
			pinData: { Batch: [{ json: { body: { contacts } } }] },
		};
		for (const created of [true, false]) {
			const run = await execute(n8n, workflow, 'Batch');
			assert.equal(run.status, 'success', run.error.message);
			const idsIn = (name: string) => run.items(name).map((item) => textAt(item, 'crmId'));
			const [customer] = sandbox.customers;
			assert.deepEqual(run.items('Customer'), [
				{ crmId: 'crm-1', customerId: customer?.id, created },
			]);
			assert.deepEqual([...idsIn('Different'), ...idsIn('Refused')].sort(), ['crm-2', 'crm-3']);
		}
	});
}

/** The parameters of the node with the CSV, whose text begins with a byte order mark. */
function withMark(parameters: object): string {
	const text = JSON.stringify(parameters);
	const marked = text.replace('"CRM ID,', '"\ufeffCRM ID,');
	assert.notEqual(marked, text);
	return marked;
}

/** The same on the canvas. Its picture is in docs/sync-a-crm.md. */
export async function checkSyncOnCanvas(bench: Bench, editor: EditorPage): Promise<void> {
	const { n8n, sandbox, credential } = bench;
	const step = stepsOf(bench, editor);

	await step('sync-crm', 'a person sees how many contacts took each branch', async () => {
		sandbox.reset();
		const workflow = oneAtATime(exampleWith(credential, CSV));
		await editor.openWorkflow(textAt(await n8n.createWorkflow(workflow), 'id'));
		await editor.executeWorkflow();
		await editor.page.getByText('9 items', { exact: true }).first().waitFor();
		await editor.page.getByText('6 items', { exact: true }).first().waitFor();
		await editor.zoomInAt('Report', 3);
	});
}

async function runCsv({ n8n, credential }: Bench): Promise<Execution> {
	const workflow = oneAtATime(exampleWith(credential, CSV));
	return await execute(n8n, workflow, "When clicking 'Execute workflow'");
}

/** Runs an example with pinned data in place of its source. */
async function runPinned(
	{ n8n, credential }: Bench,
	file: string,
	source: string,
	contacts: object[],
): Promise<Execution> {
	const pinData = { [source]: contacts.map((json) => ({ json })) };
	const workflow = { ...oneAtATime(exampleWith(credential, file)), pinData };
	return await execute(n8n, workflow, 'Every night');
}

async function reportOf(run: Execution): Promise<unknown> {
	assert.equal(run.status, 'success', run.error.message);
	const reports = run.items('Report');
	assert.equal(reports.length, 1);
	return reports[0];
}

type Counts = [created: number, existing: number, different: number, failed: number];

/** The report's sentence. */
function summary(...[created, existing, different, failed]: Counts): string {
	const all = created + existing + different + failed;
	return `${all} contacts: ${created} created, ${existing} existing, ${different} different, ${failed} failed`;
}

/** The report's sentence and numbers. */
function counts(...all: Counts): object {
	const [created, existing, different, failed] = all;
	return { summary: summary(...all), created, existing, different, failed };
}

/** The IDs that DollarPe gave to the customers, by their names. */
function idsByName({ sandbox }: Bench): Map<string, string> {
	return new Map(sandbox.customers.map(({ full_name, id }) => [full_name, id]));
}

/** The lists in the CSV example's report that are the same in each run. */
function lists({ sandbox }: Bench): object {
	const meera = sandbox.customers.find(({ full_name }) => full_name === 'Meera Iyer');
	return {
		differentContacts: [
			{
				crmId: 'crm-3004',
				name: 'Meera Iyer-Shah',
				customerId: meera?.id,
				differences: 'full_name: Meera Iyer → Meera Iyer-Shah',
			},
		],
		failedContacts: [
			{ crmId: 'crm-3007', name: 'Wei Chen', ...invalidCountry(6, 'crm-3007') },
			{
				crmId: 'crm-3008',
				name: 'Sana Khan',
				why: 'Enter a valid email address: "sana.khan@example" (field: Email) [Item 7]',
				whatToDo:
					'Client Reference ID: crm-3008. Correct Email: it must look like name@email.com. (HTTP 400, INPUT_MALFORMED)',
			},
			{
				crmId: 'crm-3009',
				name: 'Arjun Nair',
				why: 'Phone is not one number: "9911003009 / 9911003010"',
				whatToDo: NOT_SENT,
			},
		],
	};
}

function customersOf({ sandbox }: Bench): unknown[] {
	return sandbox.customers.map((customer) => [
		customer.client_reference_id,
		customer.full_name,
		customer.email,
		customer.phone,
		customer.country,
	]);
}
