/* eslint-disable @n8n/community-nodes/no-restricted-imports -- runs on a developer's machine, never inside n8n */
import assert from 'node:assert/strict';

import { execute } from '../../n8n/execution';
import { oneNode, withCredential } from '../../n8n/workflow';
import { textAt } from '../../lib/json';
import type { Bench } from './bench';

const TYPE = 'n8n-nodes-dollarpe.dollarPe';
const FIELDS = ['fullName', 'email', 'phone', 'alpha3CountryCode'];

/** Values that a reader of its own could get wrong. */
const VALUES: unknown[] = [
	'Asha Rao',
	'  José Ñandú\t',
	'\u{1f600} \ud800 \u0000 \u2028',
	'={{ 1 + 1 }}',
	'{{ $json.email }}',
	'',
	0,
	-0.1,
	1e21,
	919911002211,
	2 ** 60,
	true,
	false,
	null,
	['a'],
	{ b: 'c' },
];

/** What n8n itself evaluates, and what the node reads without it, must be the same. */
export async function checkReferences({ check, n8n, sandbox, credential }: Bench): Promise<void> {
	const sent = async (reference: (field: string) => string): Promise<unknown> => {
		sandbox.reset();
		const parameters = {
			resource: 'customer',
			operation: 'create',
			...Object.fromEntries(FIELDS.map((field) => [field, reference(field)])),
			additionalFields: { clientReferenceId: reference('ref') },
			options: { maxParallelRequests: 1 },
		};
		const node = { name: 'Create', type: TYPE, typeVersion: 1, parameters };
		const workflow = withCredential(
			oneNode({ ...node, onError: 'continueErrorOutput' }),
			credential,
			[TYPE],
		);
		const pinData = { Trigger: items().map((json) => ({ json })) };
		const execution = await execute(n8n, { ...workflow, pinData }, 'Trigger');
		assert.equal(execution.status, 'success', execution.error.message);
		return {
			bodies: sandbox.requests.map(({ body }) => body),
			errors: execution.items('Create', 1).map((item) => textAt(item, 'error')),
		};
	};

	await check(
		"a field that refers to the item gets the value that n8n's own evaluation gives",
		async () => {
			const ours = await sent((field) => `={{ $json.row["${field}"] }}`);
			// The parentheses make it an expression that only n8n can read.
			const theirs = await sent((field) => `={{ ($json.row.${field}) }}`);
			assert.deepEqual(ours, theirs);
		},
	);
}

/** For each field each value, the other fields being good; and one item without any. */
function items(): object[] {
	const good = {
		fullName: 'Asha Rao',
		email: 'asha@example.com',
		phone: '9911002211',
		alpha3CountryCode: 'IND',
		ref: 'crm-1',
	};
	const changed = Object.keys(good).flatMap((field) =>
		VALUES.map((value) => ({ row: { ...good, [field]: value } })),
	);
	return [...changed, { row: {} }, {}];
}
