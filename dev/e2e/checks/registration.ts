import assert from 'node:assert/strict';

import { newEvent } from '../../emulator';
import { textAt } from '../../lib/json';
import { Listener } from '../../n8n/listener';
import type { Bench } from './bench';

const ON_ACTIVATION = { registration: 'onActivation' };

/** The public address that n8n is configured with. Nothing is ever sent there. */
const PUBLIC = 'https://n8n.example.com';

/** How DollarPe learns from the trigger where to send its events. */
export async function checkRegistration(bench: Bench): Promise<void> {
	const { check, n8n, server, sandbox, credential } = bench;

	const title =
		'Registration On Activation: the address is set when a workflow is published, alone';
	await check(title, async () => {
		sandbox.reset();
		const unreachable = await Listener.store(n8n, credential, ON_ACTIVATION);
		await assert.rejects(
			unreachable.activate(),
			/DollarPe cannot send events to http:.*does not start with https:/,
		);
		assert.equal(sandbox.requests.length, 0, 'to an address that is not public');

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
