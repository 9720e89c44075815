import assert from 'node:assert/strict';

import { at, listAt, textAt } from '../../lib/json';
import { exampleFiles, exampleWith, oneAtATime, readExample } from '../../n8n/examples';
import { execute, type Execution } from '../../n8n/execution';
import type { Bench } from './bench';

/** Its human review of tools is n8n's since 2.6. */
const FOR_N8N_2 = ['ai-agent-payout-approval.json'];

/** The example workflows. */
export async function checkExamples(bench: Bench): Promise<void> {
	const { check, n8n, version, sandbox, credential } = bench;
	await check('Examples: each uses only nodes that this n8n has', async () => {
		const known = listAt(await n8n.get('/types/nodes.json')).flatMap((type) =>
			[at(type, 'version')].flat().map((each) => `${textAt(type, 'name')} ${String(each)}`),
		);
		const isMeant = (file: string) => !version.startsWith('1.') || !FOR_N8N_2.includes(file);
		for (const file of exampleFiles().filter(isMeant)) {
			const used = readExample(file).nodes.map(({ type, typeVersion }) => `${type} ${typeVersion}`);
			const missing = used.filter((node) => !known.includes(node));
			assert.deepEqual(missing, [], file);
		}
	});

	await check(
		'Example CRM contacts: those that DollarPe accepts become customers, once',
		async () => {
			sandbox.reset();
			const workflow = oneAtATime(exampleWith(credential, 'crm-contacts-to-customers.json'));
			const run = async () => await execute(n8n, workflow, "When clicking 'Execute workflow'");
			const first = await run();
			assert.equal(first.status, 'success', first.error.message);
			const { customers } = sandbox;
			assert.deepEqual(
				first.items('Created'),
				customers.map(({ id, client_reference_id, status }) => ({
					crmId: client_reference_id,
					customerId: id,
					status,
				})),
			);
			assert.deepEqual(
				customers.map(({ full_name }) => full_name),
				['Priya Menon', 'Lucía Ortega'],
			);
			assert.deepEqual(first.items('Failed'), [
				{
					crmId: 'crm-1043',
					name: 'P. Menon',
					why: 'Email already in use: "priya.menon@example.com" (field: Email) [Item 2]',
					whatToDo:
						'Client Reference ID: crm-1043. If the customer who has it is the same person, use the operation Create or Get, which returns that customer; if not, correct the value. (HTTP 400, USR_DUPLICATE_CONTACT)',
				},
				{
					crmId: 'crm-1044',
					name: 'Liu Yang',
					why: 'Invalid country code: "Atlantis" (field: Nationality) [Item 3]',
					whatToDo:
						'Client Reference ID: crm-1044. Choose the country from the list, or give its English name or its ISO 3166-1 code: India, IND, IN. (HTTP 400, REQ_INVALID_COUNTRY)',
				},
			]);

			const second = await run();
			assert.equal(sandbox.customers.length, customers.length);
			assert.equal(second.items('Failed').length, 4);
		},
	);

	await check('Examples in a row: each still shows what its note promises', async () => {
		sandbox.reset();
		const run = async (file: string, pinData: object = {}): Promise<Execution> => {
			const workflow = { ...oneAtATime(exampleWith(credential, file)), pinData };
			const execution = await execute(n8n, workflow, "When clicking 'Execute workflow'");
			assert.equal(execution.status, 'success', execution.error.message);
			return execution;
		};
		const contacts = await run('crm-contacts-to-customers.json');
		assert.deepEqual([contacts.items('Created').length, contacts.items('Failed').length], [2, 2]);

		const sync = await run('sync-crm-from-csv.json');
		assert.equal(
			textAt(sync.items('Report')[0], 'summary'),
			'9 contacts: 4 created, 1 existing, 1 different, 3 failed',
		);

		const startedAt = new Date().toISOString();
		const settings = { secondsBetweenChecks: 1, giveUpAfterHours: 1, startedAt };
		const journey = await run('bring-a-customer-in.json', { Settings: [{ json: settings }] });
		const [ready] = journey.allItems('Customer is ready');
		assert.equal(textAt(ready, 'crmId'), 'crm-5001');
	});
}
