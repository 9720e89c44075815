/* eslint-disable @n8n/community-nodes/no-restricted-imports, no-console -- runs on a developer's machine, never inside n8n */
import assert from 'node:assert/strict';

import { contactsOf, isValid } from '../../soak/contacts';
import { seeded } from '../../soak/random';
import type { QueueBench } from '../../queue/bench';
import { CONCURRENCY } from '../../queue/deployment';
import { LargeSync, type SyncResult } from '../../queue/largeSync';
import { sharesOf } from '../../queue/workerLog';

const CONTACTS = 5000;
const BATCH = 500;
const SEED = 20261122;

/** As the example has it. */
const MAX_PARALLEL = 20;

/** The examples for a large sync: batches that the workers share, against all in one execution. */
export async function checkQueueSync(bench: QueueBench): Promise<void> {
	const { check, n8n, deployment, sandbox, credential } = bench;
	const { workers, webhook } = deployment;
	const contacts = contactsOf(CONTACTS, seeded(SEED));
	const valid = contacts.filter(isValid);
	const refs = [...new Set(valid.map(({ ref }) => ref))].sort();
	const refused = contacts.length - valid.length;
	const firstRun = { created: refs.length, known: valid.length - refs.length, refused };
	const sync = await LargeSync.setUp(n8n, webhook, credential);

	const customers = (): string[] => sandbox.customers.map((one) => String(one.client_reference_id));
	const report = (what: string, { counts, ms, executionIds }: SyncResult): void => {
		const { created, known } = counts;
		console.log(
			`        ${what}: ${created} created, ${known} found, ${counts.refused} refused in ${(ms / 1000).toFixed(1)} s; executions of the workers: ${sharesOf(executionIds, workers).join(' and ')}; at most ${sandbox.peakInFlight} requests at once`,
		);
	};

	await check('the examples as they come, with 1000 contacts: each is one customer', async () => {
		const { counts, executionIds } = await sync.run(BATCH);
		assert.deepEqual(counts, { created: 1000, known: 0, refused: 0 });
		assert.equal(executionIds.length, 1000 / BATCH);
		assert.equal(sandbox.customers.length, 1000);
	});

	await check(
		`${CONTACTS} contacts that the workers share: each valid one is one customer, each refused one is told`,
		async () => {
			sandbox.reset();
			const result = await sync.run(BATCH, contacts);
			report('shared', result);
			assert.deepEqual(result.counts, firstRun);
			assert.deepEqual(customers().sort(), refs);
			assert.equal(result.executionIds.length, CONTACTS / BATCH);
			const shares = sharesOf(result.executionIds, workers);
			assert.ok(
				shares.every((share) => share > 0),
				'a worker had nothing to do',
			);
			assert.equal(
				shares.reduce((sum, share) => sum + share),
				result.executionIds.length,
			);
			// The limit holds for each execution: more than in one of them, at most as in all that run at once.
			assert.ok(sandbox.peakInFlight > MAX_PARALLEL);
			assert.ok(sandbox.peakInFlight <= workers.length * CONCURRENCY * MAX_PARALLEL);
		},
	);

	await check('the same contacts again, shared: nobody new, everybody is found', async () => {
		const result = await sync.run(BATCH, contacts);
		report('shared, again', result);
		assert.deepEqual(result.counts, { created: 0, known: valid.length, refused });
		assert.deepEqual(customers().sort(), refs);
	});

	await check('the same contacts in one execution: the same counts, by one worker', async () => {
		sandbox.reset();
		const result = await sync.run(CONTACTS, contacts);
		report('in one execution', result);
		assert.deepEqual(result.counts, firstRun);
		assert.deepEqual(customers().sort(), refs);
		assert.deepEqual(sharesOf(result.executionIds, workers).sort(), [0, 1]);
		assert.ok(sandbox.peakInFlight <= MAX_PARALLEL);
	});
}
