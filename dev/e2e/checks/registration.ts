import assert from 'node:assert/strict';

import { newEvent } from '../../emulator';
import { textAt } from '../../lib/json';
import { execute } from '../../n8n/execution';
import { Listener } from '../../n8n/listener';
import { oneNode, withCredential } from '../../n8n/workflow';
import type { Bench } from './bench';

const NODE = 'n8n-nodes-dollarpe.dollarPe';
const ON_ACTIVATION = { registration: 'onActivation' };

/** Where n8n is told that the world reaches it. Nothing is ever sent there. */
const PUBLIC = 'https://n8n.example.com';

/** How DollarPe learns where to send its events: by the operation, or from the trigger. */
export async function checkRegistration(bench: Bench): Promise<void> {
	const { check, n8n, server, sandbox, credential } = bench;

	await check('Webhook → Set URL: DollarPe has the address, and the node gives it', async () => {
		const webhookUrl = `${PUBLIC}/webhook/of-the-operation`;
		const workflow = oneNode({
			name: 'DollarPe',
			type: NODE,
			typeVersion: 1,
			parameters: { resource: 'webhook', operation: 'setUrl', webhookUrl },
		});
		const run = await execute(n8n, withCredential(workflow, credential, [NODE]), 'Trigger');
		assert.equal(run.status, 'success', run.error.message);
		assert.deepEqual(run.items('DollarPe'), [{ webhook_url: webhookUrl }]);
		assert.equal(sandbox.webhookUrl, webhookUrl);
	});

	await check('Registration Manual: publishing a workflow sends DollarPe nothing', async () => {
		sandbox.reset();
		const manual = await Listener.store(n8n, credential);
		await manual.activate();
		await manual.deactivate();
		assert.equal(sandbox.requests.length, 0);
	});

	await check('Registration On Activation: who has no public address is told so', async () => {
		sandbox.reset();
		const unreachable = await Listener.store(n8n, credential, ON_ACTIVATION);
		await assert.rejects(
			unreachable.activate(),
			/DollarPe cannot send events to http:.*does not start with https:/,
		);
		assert.equal(sandbox.requests.length, 0);
	});

	const title =
		'Registration On Activation: the address is set when a workflow is published, alone';
	await check(title, async () => {
		sandbox.reset();
		const restart = async () => await server.restart({ publicUrl: `${PUBLIC}/` });
		await restart();
		const listener = await Listener.store(n8n, credential, ON_ACTIVATION);
		const registered = listener.url.replace(n8n.url, PUBLIC);
		const starts = async (url: string, count: number): Promise<void> => {
			const event = newEvent('PAYOUT', 'SUCCESS');
			assert.equal(await sandbox.send(event, {}, url), 200);
			const events = await listener.events(count);
			assert.equal(events.length, count);
			assert.equal(textAt(events.at(-1), 'id'), event.id);
		};

		await listener.listenForTest();
		await starts(listener.testUrl, 1);
		assert.equal(sandbox.requests.length, 0, 'by a test run');

		await listener.activate();
		assert.equal(sandbox.webhookUrl, registered);
		assert.equal(sandbox.requests.length, 1);
		await starts(listener.url, 2);

		await restart();
		await starts(listener.url, 3);
		assert.equal(sandbox.requests.length, 1, 'by a restart');

		await listener.deactivate();
		assert.equal(sandbox.requests.length, 1, 'when it is taken back');
		const warning = `DollarPe still sends its events to ${registered}`;
		assert.ok(server.log.includes(warning), server.log);

		sandbox.reset();
		await listener.activate();
		assert.equal(sandbox.webhookUrl, registered);
		await listener.deactivate();
		assert.equal(sandbox.requests.length, 1);
		await server.restart();
	});
}
