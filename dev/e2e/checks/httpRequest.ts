import assert from 'node:assert/strict';

import { HOSTS } from '../../../dollarpe/environments';
import { at, textAt } from '../../lib/json';
import { execute, type Execution } from '../../n8n/execution';
import { oneNode, withCredential } from '../../n8n/workflow';
import type { EditorPage } from '../editor/editorPage';
import type { Bench } from './bench';
import { stepsOf } from './editor';

const TYPE = 'n8n-nodes-base.httpRequest';
const NAME = 'HTTP Request';
const DOLLARPE = 'n8n-nodes-dollarpe.dollarPe';

const CUSTOMER = {
	full_name: 'Zoë Müller',
	email: 'zoe@example.com',
	phone: '9911002299',
	alpha_3_country_code: 'IND',
};

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
		const execution = await request(bench, {
			method: 'POST',
			url: `${customers}/create`,
			sendBody: true,
			specifyBody: 'json',
			jsonBody: JSON.stringify(CUSTOMER),
		});
		assert.equal(execution.status, 'success', execution.error.message);
		assert.equal(textAt(execution.items(NAME)[0], 'data', 'full_name'), CUSTOMER.full_name);
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

	await check('HTTP Request: a body that is given as text keeps every digit', async () => {
		const text = JSON.stringify({ ...CUSTOMER, email: 'zoe.m@example.com', phone: '9911002298' });
		const execution = await request(bench, {
			method: 'POST',
			url: `${customers}/create`,
			sendBody: true,
			contentType: 'raw',
			rawContentType: 'application/json',
			body: `{"amount": 1000000000000000001, "rate": 1.0, ${text.slice(1)}`,
		});
		assert.equal(execution.status, 'success', execution.error.message);
		assert.match(sandbox.requests.at(-1)?.body ?? '', /"amount":1000000000000000001,.*"rate":1\.0/);
	});

	await check('HTTP Request: a body that could pass for an event is refused', async () => {
		const before = sandbox.requests.length;
		const execution = await request(bench, {
			method: 'POST',
			url: `${customers}/create`,
			sendBody: true,
			specifyBody: 'json',
			jsonBody: JSON.stringify({ type: 'PAYOUT', event: 'SUCCESS' }),
		});
		assert.equal(sandbox.requests.length, before);
		assert.match(wordsOf(execution), /Refused to sign a body/);
	});

	await check('HTTP Request: "Ignore SSL Issues" does not show the key to a stranger', async () => {
		const { apiKey, apiSecret } = sandbox;
		const data = { environment: 'sandbox', apiKey, apiSecret };
		const credential = await bench.n8n.createCredential('Sandbox', 'dollarPeApi', data);
		const execution = await request(
			{ ...bench, credential },
			{
				url: `${HOSTS.sandbox}/cms/api/v1/customer/list`,
				options: { allowUnauthorizedCerts: true },
			},
		);
		assert.equal(execution.status, 'error');
		assert.match(wordsOf(execution), /Refused to sign .* without verifying its certificate/);
	});

	await check('HTTP Request: over plain http, no proxy gets the key', async () => {
		const execution = await request(bench, {
			url: `${customers}/list`,
			options: { proxy: production.url },
		});
		assert.equal(execution.status, 'error');
		assert.match(wordsOf(execution), /Refused to sign .* through a proxy/);
	});

	await checkCustomApiCall(bench);

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

/** What n8n stores for "Custom API Call", by the parameter in which it was chosen. */
const CUSTOM_API_CALLS = [
	{ resource: '__CUSTOM_API_CALL__' },
	{ resource: 'customer', operation: '__CUSTOM_API_CALL__' },
];

async function checkCustomApiCall({ check, n8n, credential }: Bench): Promise<void> {
	for (const parameters of CUSTOM_API_CALLS) {
		const chosen = Object.keys(parameters).at(-1);
		await check(`"Custom API Call" as the ${chosen}, executed, says what to do`, async () => {
			const node = { name: 'DollarPe', type: DOLLARPE, typeVersion: 1, parameters };
			const workflow = withCredential(oneNode(node), credential, [DOLLARPE]);
			const execution = await execute(n8n, workflow, 'Trigger');
			assert.equal(execution.status, 'error');
			assert.match(wordsOf(execution), /HTTP Request node/);
			assert.match(wordsOf(execution), /Predefined Credential Type → DollarPe API/);
		});
	}
}

/** The same by mouse, for a person who needs an endpoint that the DollarPe node does not offer. */
export async function checkHttpRequestByMouse(bench: Bench, editor: EditorPage): Promise<void> {
	const { sandbox, credential } = bench;
	const step = stepsOf(bench, editor);
	const customers = `${sandbox.url}/cms/api/v1/customer`;
	sandbox.reset();

	await step('custom-api-call', '"Custom API Call" leads to the HTTP Request node', async () => {
		await editor.newWorkflow();
		await editor.openNodeList();
		await (await editor.searchNode('dollarpe', 'DollarPe')).click();
		await editor.unfoldActions('Create customer');
		await editor.page.getByText('Create customer', { exact: true }).first().click();
		await editor.field('fullName').waitFor();
		await editor.chooseCredential(credential.id);
		await editor.choose('operation', 'custom', 'Custom API Call');
		await editor.byTestId('node-parameters-http-notice').waitFor();
	});

	await step('custom-api-call-executed', 'executing it by mistake says what to do', async () => {
		await editor.executeStep();
		await editor.output
			.getByText(/Predefined Credential Type/)
			.first()
			.waitFor();
		assert.equal(sandbox.requests.length, 0);
	});

	await step('http-request-credential', 'typing "dollar" finds the credential type', async () => {
		await editor.newWorkflow();
		await editor.openNodeList();
		await (await editor.searchNode('http request', NAME)).click();
		await editor.field('authentication').waitFor();
		await editor.choose('authentication', 'predefined', 'Predefined Credential Type');
		await editor.choose('nodeCredentialType', 'dollar', 'DollarPe API');
		await editor.chooseCredential(credential.id);
	});

	await step('http-request-get', 'the list of customers can be requested', async () => {
		await editor.fill('url', `${customers}/list`);
		await editor.executeStep();
		await editor.showOutputAs('json');
		await editor.output.getByText('"results"').first().waitFor();
		assert.equal(sandbox.requests.at(-1)?.status, 200);
	});

	await step('http-request-post', 'a customer can be created', async () => {
		await editor.choose('method', 'POST', 'POST');
		await editor.fill('url', `${customers}/create`);
		await editor.switchOn('sendBody');
		await editor.choose('specifyBody', 'json', 'Using JSON');
		await editor.fillCode('jsonBody', JSON.stringify(CUSTOMER));
		await editor.executeStep();
		await editor.output.getByText(CUSTOMER.full_name).first().waitFor();
		assert.equal(sandbox.customers.length, 1);
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
