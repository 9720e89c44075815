/* eslint-disable @n8n/community-nodes/no-restricted-imports -- runs on a developer's machine, never inside n8n */
import assert from 'node:assert/strict';

import { exampleFiles, exampleWith, oneAtATime, readExample } from '../../n8n/examples';
import { execute } from '../../n8n/execution';
import { listAt, textAt } from '../../lib/json';
import type { Bench } from './bench';

/** What we give people to start with. */
export async function checkExamples({ check, n8n, sandbox, credential }: Bench): Promise<void> {
	await check(
		"every example brings a note that explains it, and nobody's credentials",
		async () => {
			const files = exampleFiles();
			assert.notEqual(files.length, 0);
			for (const file of files) {
				const { nodes } = readExample(file);
				const notes = nodes.filter(({ type }) => type === 'n8n-nodes-base.stickyNote');
				assert.equal(notes.length, 1, file);
				assert.deepEqual(
					nodes.filter((node) => node.credentials !== undefined),
					[],
					file,
				);
			}
		},
	);

	await check('every example uses only nodes that this n8n has', async () => {
		const known = listAt(await n8n.get('/types/nodes.json')).flatMap((type) => {
			const versions =
				typeof type === 'object' && type !== null && 'version' in type ? type.version : [];
			return [versions].flat().map((version) => `${textAt(type, 'name')} ${String(version)}`);
		});
		for (const file of exampleFiles()) {
			const used = readExample(file).nodes.map(({ type, typeVersion }) => `${type} ${typeVersion}`);
			assert.deepEqual(
				used.filter((node) => !known.includes(node)),
				[],
				file,
			);
		}
	});

	await check('CRM contacts: those that DollarPe takes become customers', async () => {
		sandbox.reset();
		const workflow = oneAtATime(exampleWith(credential, 'crm-contacts-to-customers.json'));
		const execution = await execute(n8n, workflow, "When clicking 'Execute workflow'");
		assert.equal(execution.status, 'success', execution.error.message);
		assert.deepEqual(
			execution.items('Created'),
			sandbox.customers.map(({ id, client_reference_id, status }) => ({
				crmId: client_reference_id,
				customerId: id,
				status,
			})),
		);
		assert.deepEqual(
			sandbox.customers.map(({ full_name }) => full_name),
			['Asha Rao', 'José Núñez'],
		);
		assert.deepEqual(execution.items('Failed, and why'), [
			{
				crmId: 'crm-1043',
				name: 'A. Rao',
				why: 'Email already in use (field: Email)',
				whatToDo:
					'If the customer who has it is the same person, use that customer; if not, correct the value. (HTTP 400, USR_DUPLICATE_CONTACT)',
			},
			{
				crmId: 'crm-1044',
				name: 'Wei Chen',
				why: 'Invalid country code (field: Nationality)',
				whatToDo:
					'Choose Nationality from the list, or give an ISO 3166-1 code of three letters, such as IND. (HTTP 400, REQ_INVALID_COUNTRY)',
			},
		]);
	});

	await check('CRM contacts: a second run creates nobody twice', async () => {
		const before = sandbox.customers.length;
		const workflow = oneAtATime(exampleWith(credential, 'crm-contacts-to-customers.json'));
		const execution = await execute(n8n, workflow, "When clicking 'Execute workflow'");
		assert.equal(sandbox.customers.length, before);
		assert.equal(execution.items('Failed, and why').length, 4);
	});
}
