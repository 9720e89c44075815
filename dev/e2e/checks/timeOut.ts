import assert from 'node:assert/strict';
import { setTimeout as pause } from 'node:timers/promises';

import { contacts } from '../../lib/contacts';
import { createOrGet } from '../../lib/createOrGet';
import { executeNode } from '../../n8n/execution';
import type { Bench } from './bench';

const CONTACTS = 2000;
const LATENCY_MS = 300;
const SECONDS_ALLOWED = 2;

/** The effect of n8n's execution time-out on a run of many contacts. */
export async function checkTimeOut({ check, n8n, sandbox, credential }: Bench): Promise<void> {
	await check('Many contacts: a time-out of the execution stops new requests soon', async () => {
		sandbox.reset();
		sandbox.faults.when(() => ({ kind: 'slow', ms: LATENCY_MS }));
		const settings = { executionTimeout: SECONDS_ALLOWED };
		const items = contacts(CONTACTS);
		const { status, ended } = await executeNode(n8n, credential, createOrGet, items, settings);
		assert.equal(status, 'canceled');
		// Contacts that were not sent within a second can be sent later.
		const inTime = sandbox.requests.filter(({ receivedAt }) => receivedAt < ended + 1000).length;
		assert.ok(inTime > 0);
		await pause(3000);
		assert.equal(sandbox.requests.length, inTime);
		assert.ok(inTime < CONTACTS);
		sandbox.reset();
	});
}
