import assert from 'node:assert/strict';

import { execute, type Execution } from '../../n8n/execution';
import { oneNode, withCredential } from '../../n8n/workflow';
import { at, textAt } from '../../lib/json';
import type { Bench } from './bench';

const TYPE = 'n8n-nodes-base.httpRequest';
const NAME = 'HTTP Request';

/** n8n's own HTTP Request node with "Predefined Credential Type" DollarPe, for what the node does not offer. */
export async function checkHttpRequest(bench: Bench): Promise<void> {
	const { check, sandbox, production } = bench;
	const customers = `${sandbox.url}/cms/api/v1/customer`;

	await check('HTTP Request: a GET with the DollarPe credential is signed', async () => {
		const execution = await request(bench, { url: `${customers}/list` });
		assert.equal(execution.status, 'success', execution.error.message);
		assert.equal(at(execution.items(NAME)[0], 'status'), true);
	});

	await check('HTTP Request: a POST with a JSON body is signed as it is sent', async () => {
		const customer = {
			full_name: 'Zoë Müller',
			email: 'zoe@example.com',
			phone: '9911002299',
			alpha_3_country_code: 'IND',
		};
		const execution = await request(bench, {
			method: 'POST',
			url: `${customers}/create`,
			sendBody: true,
			specifyBody: 'json',
			jsonBody: JSON.stringify(customer),
		});
		assert.equal(execution.status, 'success', execution.error.message);
		assert.equal(textAt(execution.items(NAME)[0], 'data', 'full_name'), customer.full_name);
	});

	await check(
		'HTTP Request: the key does not go to a host that the credential is not for',
		async () => {
			const before = production.requests.length;
			const execution = await request(bench, { url: `${production.url}/cms/api/v1/customer/list` });
			assert.equal(production.requests.length, before);
			assert.equal(execution.status, 'error');
			assert.match(wordsOf(execution), /Refused to sign/);
			assert.ok(wordsOf(execution).includes(production.url), wordsOf(execution));
			assert.ok(wordsOf(execution).includes(sandbox.url), wordsOf(execution));
		},
	);

	await check('HTTP Request: a form body is refused in plain words', async () => {
		const before = sandbox.requests.length;
		const execution = await request(bench, {
			method: 'POST',
			url: `${customers}/create`,
			sendBody: true,
			contentType: 'form-urlencoded',
			bodyParameters: { parameters: [{ name: 'email', value: 'asha@example.com' }] },
		});
		assert.equal(sandbox.requests.length, before);
		assert.equal(execution.status, 'error');
		assert.match(wordsOf(execution), /DollarPe takes JSON bodies/);
	});

	await check('HTTP Request: the key is not carried along by a redirect', async () => {
		const before = production.requests.length;
		sandbox.faults.next({
			kind: 'redirect',
			status: 302,
			location: `${production.url}/cms/api/v1/customer/list`,
		});
		const execution = await request(bench, { url: `${customers}/list` });
		assert.equal(sandbox.requests.at(-1)?.status, 302);
		assert.equal(production.requests.length, before);
		assert.equal(execution.status, 'error');
	});
}

async function request({ n8n, credential }: Bench, parameters: object): Promise<Execution> {
	const workflow = oneNode({
		name: NAME,
		type: TYPE,
		typeVersion: 4.2,
		parameters: {
			authentication: 'predefinedCredentialType',
			nodeCredentialType: credential.type,
			...parameters,
		},
	});
	return await execute(n8n, withCredential(workflow, credential, [TYPE]), 'Trigger');
}

function wordsOf({ error }: Execution): string {
	return `${error.message} ${error.description}`;
}
