/* eslint-disable @n8n/community-nodes/no-restricted-imports -- runs on a developer's machine, never inside n8n */
import assert from 'node:assert/strict';
import { setTimeout as pause } from 'node:timers/promises';

import { contactsOf } from '../../soak/contacts';
import { createOrGet } from '../../soak/node';
import { seeded } from '../../soak/random';
import { execute } from '../../n8n/execution';
import { oneNode, withCredential } from '../../n8n/workflow';
import type { Bench } from './bench';

const CONTACTS = 2000;
const LATENCY_MS = 300;
const SECONDS_ALLOWED = 2;

/** What n8n's own time-out of an execution does to a run of many contacts. */
export async function checkTimeOut({ check, n8n, sandbox, credential }: Bench): Promise<void> {
	await check(
		'a time-out of the execution stops new requests within a second: what was not sent can be sent later',
		async () => {
			sandbox.reset();
			sandbox.faults.when(() => ({ kind: 'slow', ms: LATENCY_MS }));
			const workflow = withCredential(oneNode(createOrGet), credential, [createOrGet.type]);
			const execution = await execute(
				n8n,
				{
					...workflow,
					settings: { executionTimeout: SECONDS_ALLOWED },
					pinData: { Trigger: contactsOf(CONTACTS, seeded(1)).map((json) => ({ json })) },
				},
				'Trigger',
			);
			assert.equal(execution.status, 'canceled');
			const sentInTime = sandbox.requests.filter(
				({ receivedAt }) => receivedAt < execution.ended + 1000,
			).length;
			assert.ok(sentInTime > 0);
			await pause(3000);
			assert.equal(sandbox.requests.length, sentInTime);
			assert.ok(sentInTime < CONTACTS);
			sandbox.reset();
		},
	);
}
