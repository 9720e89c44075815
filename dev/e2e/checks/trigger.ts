import assert from 'node:assert/strict';

import { newEvent } from '../../emulator';
import { recordAt, textAt } from '../../lib/json';
import { Listener } from '../../n8n/listener';
import type { Bench } from './bench';

/** A published workflow that receives DollarPe's events at its production URL. */
export async function checkTrigger(bench: Bench): Promise<void> {
	const { check, n8n, server, sandbox, credential } = bench;
	const listener = await Listener.store(n8n, credential);
	await listener.activate();
	const send = async (event = newEvent('PAYOUT', 'SUCCESS'), delivery = {}): Promise<number> =>
		await sandbox.send(event, delivery, listener.url);
	let expected = 0;

	/** The next event starts the workflow, so an earlier one would have started it before. */
	const nothingStarted = async (): Promise<void> => {
		const next = newEvent('BANK', 'VERIFIED');
		assert.equal(await send(next), 200);
		const received = await listener.events(++expected);
		assert.equal(textAt(received.at(-1), 'id'), next.id);
		assert.equal(received.length, expected);
	};

	await check('DollarPe Trigger: an event starts the workflow, with its data', async () => {
		const event = newEvent('PAYOUT', 'SUCCESS');
		assert.equal(await send(event), 200);
		const { receivedAt, ...rest } = recordAt((await listener.events(++expected)).at(-1));
		assert.deepEqual(rest, event);
		assert.ok(Math.abs(Date.parse(String(receivedAt)) - Date.now()) < 60_000);
	});

	await check('DollarPe Trigger: a forged event starts nothing, and the log says why', async () => {
		assert.equal(await send(newEvent('PAYOUT', 'SUCCESS'), { forge: 'secret' }), 401);
		await nothingStarted();
		assert.match(server.log, /refused a call \(401\): the signature does not match/);
		assert.ok(!server.log.includes(sandbox.apiSecret));
	});

	await check('DollarPe Trigger: an event that comes again and again starts one run', async () => {
		const event = newEvent('PAYOUT', 'SUCCESS');
		expected += 1;
		const atOnce = await Promise.all(Array.from({ length: 10 }, async () => await send(event)));
		assert.deepEqual(new Set([...atOnce, await send(event)]), new Set([200]));
		await nothingStarted();
	});

	await check(
		'DollarPe Trigger: events that were not chosen are acknowledged and ignored',
		async () => {
			const choosy = await Listener.store(n8n, credential, { events: ['PAYOUT.FAILED'] });
			await choosy.activate();
			for (const name of ['SUCCESS', 'REFUNDED', 'FAILED']) {
				assert.equal(await sandbox.send(newEvent('PAYOUT', name), {}, choosy.url), 200);
			}
			const received = await choosy.events(1);
			assert.deepEqual(
				received.map((event) => textAt(event, 'event')),
				['FAILED'],
			);
			await choosy.deactivate();
		},
	);

	await check('DollarPe Trigger: an unpublished workflow is no longer started', async () => {
		const before = await listener.count();
		await listener.deactivate();
		assert.equal(await send(), 404);
		assert.equal(await listener.count(), before);
	});
}
