import assert from 'node:assert/strict';

import { freePorts } from '../../lib/freePort';
import { keysOf } from '../../lib/keys';
import type { Bench } from './bench';

/** The "Test" of the credential form. */
export async function checkCredential({ check, n8n, sandbox, production }: Bench): Promise<void> {
	const right = keysOf(sandbox);

	await check('Credential: its test passes with the right keys', async () => {
		const before = sandbox.requests.length;
		const result = await n8n.testCredential(right);
		assert.equal(result.status, 'OK', result.message);
		assert.equal(sandbox.requests.length, before + 1);
		assert.equal(sandbox.requests.at(-1)?.status, 200);
	});

	const [closed = 0] = await freePorts(1);
	for (const [says, changes, message] of [
		['that the API secret may be wrong', { apiSecret: 'another_secret' }, /API secret/i],
		['that its keys may be for another environment', { baseUrl: production.url }, /environment/i],
		[
			'that no host answers at its address',
			{ baseUrl: `http://127.0.0.1:${closed}` },
			/ECONNREFUSED|reach|connect/i,
		],
		[
			'that a path does not belong into its base URL',
			{ baseUrl: `${sandbox.url}/cms` },
			/Base URL.*path/i,
		],
	] as const) {
		await check(`Credential: its test says ${says}`, async () => {
			const result = await n8n.testCredential({ ...right, ...changes });
			assert.equal(result.status, 'Error');
			assert.match(result.message, message);
		});
	}

	await check('Credential: its test refuses a web page that is not DollarPe', async () => {
		sandbox.faults.next({ kind: 'html', status: 200 });
		const result = await n8n.testCredential(right);
		sandbox.faults.clear();
		assert.equal(result.status, 'Error');
	});
}
