import assert from 'node:assert/strict';

import { textAt } from '../../lib/json';
import { executeNode } from '../../n8n/execution';
import type { Bench } from './bench';

const GOOD = {
	fullName: 'Asha Rao',
	email: 'asha@example.com',
	phone: '9911002211',
	alpha3CountryCode: 'IND',
	ref: 'crm-1',
};

/** Values that a parser other than n8n's could get wrong. A property test in test/ generates more. */
const VALUES = [
	'  José\t',
	'\u{1f600} \ud800 \u0000',
	'={{ 1 + 1 }}',
	'',
	-0.1,
	2 ** 60,
	true,
	null,
];

/** A plain reference that the node reads by itself must give the same value as n8n's evaluation. */
export async function checkReferences({ check, n8n, sandbox, credential }: Bench): Promise<void> {
	const sent = async (reference: (field: string) => string): Promise<unknown> => {
		sandbox.reset();
		const { ref, ...fields } = Object.fromEntries(
			Object.keys(GOOD).map((field) => [field, reference(field)]),
		);
		const node = {
			name: 'Create',
			type: 'n8n-nodes-dollarpe.dollarPe',
			typeVersion: 1,
			parameters: {
				resource: 'customer',
				operation: 'create',
				...fields,
				additionalFields: { clientReferenceId: ref },
				options: { maxParallelRequests: 1 },
			},
			onError: 'continueErrorOutput',
		};
		const execution = await executeNode(n8n, credential, node, items());
		assert.equal(execution.status, 'success', execution.error.message);
		return {
			bodies: sandbox.requests.map(({ body }) => body),
			errors: execution.items('Create', 1).map((item) => textAt(item, 'error')),
		};
	};

	await check("Many contacts: a field gets the value that n8n's own evaluation gives", async () => {
		const ours = await sent((field) => `={{ $json.row["${field}"] }}`);
		// The parentheses make it an expression that only n8n can read.
		const theirs = await sent((field) => `={{ ($json.row.${field}) }}`);
		assert.deepEqual(ours, theirs);
	});
}

/** Every value for every field, with valid other fields; and items without any field. */
function items(): object[] {
	const changed = Object.keys(GOOD).flatMap((field) =>
		VALUES.map((value) => ({ row: { ...GOOD, [field]: value } })),
	);
	return [...changed, { row: {} }, {}];
}
