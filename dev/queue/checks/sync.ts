import assert from 'node:assert/strict';

import { contactsOf, isValid } from '../../lib/contacts';
import { seeded } from '../../lib/random';
import type { QueueBench } from '../bench';
import { CONCURRENCY } from '../deployment';
import { setUpLargeSync, type SyncResult } from '../largeSync';
import { sharesOf } from '../workerLog';

const CONTACTS = 5000;
const BATCH = 500;
const SEED = 20261122;

/** The batch size of the example. */
const MAX_PARALLEL = 20;

/** The examples for a large sync: batches that the workers share, against all in one execution. */
export async function checkSync(bench: QueueBench): Promise<void> {
	const { check, n8n, deployment, sandbox, credential } = bench;
	const { workers, webhook } = deployment;
	const contacts = contactsOf(CONTACTS, seeded(SEED));
	const valid = contacts.filter(isValid);
	const refs = [...new Set(valid.map(({ ref }) => ref))].sort();
	const refused = contacts.length - valid.length;
	const firstRun = { created: refs.length, known: valid.length - refs.length, refused };
	const sync = await setUpLargeSync(n8n, webhook, credential);

	const customers = (): string[] => sandbox.customers.map((one) => String(one.client_reference_id));
	const report = (what: string, { counts, ms, executionIds }: SyncResult): void =>
		console.log(
			`${what}: ${JSON.stringify(counts)} in ${(ms / 1000).toFixed(1)} s; executions of the workers: ${sharesOf(executionIds, workers).join(' and ')}; at most ${sandbox.peakInFlight} requests at once`,
		);

	await check('Queue, sync: the examples as they come, each of 1000 is one customer', async () => {
		sandbox.reset();
		const { counts, executionIds } = await sync(BATCH);
		assert.deepEqual(counts, { created: 1000, known: 0, refused: 0 });
		assert.equal(executionIds.length, 1000 / BATCH);
		assert.equal(sandbox.customers.length, 1000);
	});

	const title = `Queue, sync: ${CONTACTS} contacts that the workers share are one customer each, a second time too`;
	await check(title, async () => {
		sandbox.reset();
		const result = await sync(BATCH, contacts);
		report('shared', result);
		assert.deepEqual(result.counts, firstRun);
		assert.deepEqual(customers().sort(), refs);
		assert.equal(result.executionIds.length, CONTACTS / BATCH);
		const [one = 0, other = 0] = sharesOf(result.executionIds, workers);
		assert.ok(one > 0 && other > 0, 'a worker had nothing to do');
		assert.equal(one + other, result.executionIds.length);
		// The limit holds for each execution: more than in one of them, at most as in all that run at once.
		assert.ok(sandbox.peakInFlight > MAX_PARALLEL);
		assert.ok(sandbox.peakInFlight <= workers.length * CONCURRENCY * MAX_PARALLEL);

		const again = await sync(BATCH, contacts);
		report('shared, again', again);
		assert.deepEqual(again.counts, { created: 0, known: valid.length, refused });
		assert.deepEqual(customers().sort(), refs);
	});

	await check('Queue, sync: in one execution, the same counts by one worker', async () => {
		sandbox.reset();
		const result = await sync(CONTACTS, contacts);
		report('in one execution', result);
		assert.deepEqual(result.counts, firstRun);
		assert.deepEqual(customers().sort(), refs);
		assert.deepEqual(sharesOf(result.executionIds, workers).sort(), [0, 1]);
		assert.ok(sandbox.peakInFlight <= MAX_PARALLEL);
	});
}
