import assert from 'node:assert/strict';

import { newEvent } from '../../emulator';
import { at, textAt } from '../../lib/json';
import { until } from '../../lib/wait';
import { Listener } from '../../n8n/listener';
import { newOrder } from '../order';
import type { Bench } from './bench';

/** Longer than n8n takes to answer a call, shorter than the trigger waits for DollarPe. */
const SLOW_MS = 5000;

/** The trigger's option Include Details, in a published workflow. */
export async function checkTriggerDetails(bench: Bench): Promise<void> {
	const { check, n8n, server, sandbox, credential } = bench;

	await check(
		'DollarPe Trigger, details: fetched after the answer, for one run, also if n8n restarts meanwhile',
		async () => {
			const listener = await Listener.store(n8n, credential, { options: { includeDetails: true } });
			await listener.activate();
			const id = await newOrder(bench, 'payout');
			const event = { ...newEvent('PAYOUT', 'SUCCESS'), id };
			const send = async (): Promise<void> =>
				assert.equal(await sandbox.send(event, {}, listener.url), 200);

			sandbox.faults.next({ kind: 'slow', ms: SLOW_MS });
			await send();
			// Where the details were fetched before the answer, no request would be under way by now.
			await until('The request for the details', SLOW_MS / 1000, async () => {
				return (await Promise.resolve(sandbox.inFlight)) === 1 || undefined;
			});
			await send();
			await server.restart();
			await send();

			const [received] = await listener.events(1);
			assert.equal(textAt(received, 'details', 'id'), id);
			assert.ok(Number(textAt(received, 'details', 'receiving_amount')) > 0);
			assert.equal(at(received, 'detailsError'), undefined);
			assert.equal(await listener.count(), 1);

			const unknown = newEvent('PAYOUT', 'FAILED');
			assert.equal(await sandbox.send(unknown, {}, listener.url), 200);
			const [, withoutDetails] = await listener.events(2);
			assert.equal(textAt(withoutDetails, 'id'), unknown.id);
			assert.match(textAt(withoutDetails, 'detailsError'), /Payout ID is invalid/);
			await listener.deactivate();
		},
	);
}
