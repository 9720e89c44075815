/* eslint-disable @n8n/community-nodes/no-restricted-imports -- runs on a developer's machine, never inside n8n */
import assert from 'node:assert/strict';

import { execute, type Execution } from '../../n8n/execution';
import { Listener } from '../../n8n/listener';
import { oneNode, withCredential } from '../../n8n/workflow';
import { textAt } from '../../lib/json';
import type { Bench } from './bench';
import { newEvent } from './events';

const NODE = 'n8n-nodes-dollarpe.dollarPe';
const NAME = 'DollarPe';
const ON_ACTIVATION = { registration: 'onActivation' };

/** Where n8n is told that the world reaches it. Nothing is ever sent there. */
const PUBLIC = 'https://n8n.example.com';

/** How DollarPe learns where to send its events: by the operation, or from the trigger. */
export async function checkRegistration(bench: Bench): Promise<void> {
	const { check, n8n, server, sandbox, credential } = bench;
	sandbox.reset();

	await check('Webhook → Set URL: DollarPe has the address, and the node gives it', async () => {
		const url = `${PUBLIC}/webhook/of-the-operation`;
		const execution = await setUrl(bench, url);
		assert.equal(execution.status, 'success', execution.error.message);
		assert.deepEqual(execution.items(NAME), [{ webhook_url: url }]);
		assert.equal(sandbox.webhookUrl, url);
	});

	await check('Webhook → Set URL: an http address is refused before it is sent', async () => {
		const before = sandbox.requests.length;
		const execution = await setUrl(bench, `${n8n.url}/webhook/of-the-operation`);
		assert.equal(execution.status, 'error');
		assert.match(`${execution.error.message} ${execution.error.description}`, /https:\/\//);
		assert.equal(sandbox.requests.length, before);
	});

	await check('Registration Manual: publishing a workflow sends DollarPe nothing', async () => {
		const before = sandbox.requests.length;
		const manual = await Listener.store(n8n, credential);
		await manual.activate();
		await manual.deactivate();
		assert.equal(sandbox.requests.length, before);
	});

	await check(
		'Registration On Activation: n8n without a public address is told why not',
		async () => {
			const before = sandbox.requests.length;
			const unreachable = await Listener.store(n8n, credential, ON_ACTIVATION);
			await assert.rejects(
				unreachable.activate(),
				/DollarPe cannot send events to http:.*does not start with https:/,
			);
			assert.equal(sandbox.requests.length, before);
		},
	);

	await server.restart({ publicUrl: `${PUBLIC}/` });
	const listener = await Listener.store(n8n, credential, ON_ACTIVATION);
	const registered = listener.url.replace(n8n.url, PUBLIC);

	await check('Registration On Activation: a test run leaves the address as it is', async () => {
		const before = sandbox.requests.length;
		await listener.listenForTest();
		const event = newEvent('PAYOUT', 'SUCCESS');
		assert.equal(await sandbox.send(event, {}, listener.testUrl), 200);
		assert.equal(textAt((await listener.events(1))[0], 'id'), event.id);
		assert.equal(sandbox.requests.length, before);
	});

	await check('Registration On Activation: DollarPe has the production URL', async () => {
		const before = sandbox.requests.length;
		await listener.activate();
		assert.equal(sandbox.webhookUrl, registered);
		assert.equal(sandbox.requests.length, before + 1);
		assert.equal(await sandbox.send(newEvent('PAYOUT', 'SUCCESS'), {}, listener.url), 200);
		assert.equal((await listener.events(2)).length, 2);
	});

	await check('Registration On Activation: a restart of n8n does not set it again', async () => {
		const before = sandbox.requests.length;
		await server.restart({ publicUrl: `${PUBLIC}/` });
		assert.equal(await sandbox.send(newEvent('PAYOUT', 'SUCCESS'), {}, listener.url), 200);
		assert.equal((await listener.events(3)).length, 3);
		assert.equal(sandbox.requests.length, before);
	});

	await check(
		'Registration On Activation: taking the workflow back is said to leave it',
		async () => {
			const before = sandbox.requests.length;
			await listener.deactivate();
			assert.equal(sandbox.requests.length, before);
			assert.equal(sandbox.webhookUrl, registered);
			assert.ok(
				server.log.includes(`DollarPe still sends its events to ${registered}`),
				server.log,
			);
		},
	);

	await check('Registration On Activation: publishing once more sets it once more', async () => {
		sandbox.reset();
		await listener.activate();
		assert.equal(sandbox.webhookUrl, registered);
		await listener.deactivate();
		assert.equal(sandbox.requests.length, 1);
	});

	await server.restart();
}

async function setUrl({ n8n, credential }: Bench, webhookUrl: string): Promise<Execution> {
	const workflow = oneNode({
		name: NAME,
		type: NODE,
		typeVersion: 1,
		parameters: { resource: 'webhook', operation: 'setUrl', webhookUrl },
	});
	return await execute(n8n, withCredential(workflow, credential, [NODE]), 'Trigger');
}
