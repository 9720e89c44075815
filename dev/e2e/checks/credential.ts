/* eslint-disable @n8n/community-nodes/no-restricted-imports -- runs on a developer's machine, never inside n8n */
import assert from 'node:assert/strict';

import type { CredentialData } from '../../n8n/client';
import { freePorts } from '../../lib/freePort';
import { keysOf, type Bench } from './bench';

/** The "Test" of the credential form. */
export async function checkCredential({ check, n8n, sandbox, production }: Bench): Promise<void> {
	const right = keysOf(sandbox);

	const refused = async (data: CredentialData, message: RegExp): Promise<void> => {
		const result = await n8n.testCredential(data);
		assert.equal(result.status, 'Error');
		assert.match(result.message, message);
	};

	await check('the test of a credential passes with the right keys', async () => {
		const before = sandbox.requests.length;
		const result = await n8n.testCredential(right);
		assert.equal(result.status, 'OK', result.message);
		assert.equal(sandbox.requests.length, before + 1);
		assert.equal(sandbox.requests.at(-1)?.status, 200);
	});

	await check('the test of a credential says that the API secret may be wrong', async () => {
		await refused({ ...right, apiSecret: 'another_secret' }, /API secret/i);
	});

	await check(
		'the test of a credential says that its keys may be for another environment',
		async () => {
			await refused({ ...right, baseUrl: production.url }, /environment/i);
		},
	);

	await check('the test of a credential says that no host answers at its address', async () => {
		const [closed = 0] = await freePorts(1);
		const baseUrl = `http://127.0.0.1:${closed}`;
		await refused({ ...right, baseUrl }, /ECONNREFUSED|reach|connect/i);
	});

	await check(
		'the test of a credential says that a path does not belong into its base URL',
		async () => {
			await refused({ ...right, baseUrl: `${sandbox.url}/cms` }, /Base URL.*path/i);
		},
	);

	await check('the test of a credential refuses a web page that is not DollarPe', async () => {
		sandbox.faults.next({ kind: 'html', status: 200 });
		const result = await n8n.testCredential(right);
		sandbox.faults.clear();
		assert.equal(result.status, 'Error');
	});
}
