import type { INodeProperties } from 'n8n-workflow';

import { eventOptions, OTHER } from './events';

const REFERENCE = { client_reference_id: 'order-1042' };

/**
 * What the documented events carry under `metadata` (DollarPe docs, Webhooks guide, 2026); the others carry nothing.
 * References, hash and link are there only since autumn 2026 (the demo app of DollarPe's developers).
 */
const METADATA = new Map<string, Record<string, string>>([
	['BANK.FAILED', { failure_reason: 'NAME_MISMATCH' }],
	['CUSTOMER.FAILED', { failure_reason: 'TAX_VERIFICATION_FAILED' }],
	['EDD.FAILED', { failure_reason: 'Documents are not legible' }],
	['PAYIN.FAILED', { failure_reason: 'PAYMENT_NOT_RECEIVED' }],
	['PAYIN.REFUND_INITIATED', { refund_reason: 'INCORRECT_AMOUNT' }],
	['PAYIN.REFUNDED', { refund_reason: 'INCORRECT_AMOUNT' }],
	[
		'PAYIN.SUCCESS',
		{
			transaction_hash: '0x5c504ed432cb51138bcf09aa5e8a410dd4a1e204ef84bfed1be16dfba1b22060',
			transaction_reference_id: 'RATN0329SJDH0',
		},
	],
	['PAYOUT.FAILED', { ...REFERENCE, failure_reason: 'AML screening failed' }],
	['PAYOUT.IN_REVIEW', { ...REFERENCE, rfi_link: 'https://app.zapyd.com/rfi/example' }],
	['PAYOUT.REFUNDED', REFERENCE],
	['PAYOUT.SUCCESS', { ...REFERENCE, utr: 'RATN12341234XYZ' }],
]);

/** A sample of the trigger's output as n8n takes it for pinned data. @param name such as `PAYOUT.SUCCESS` */
function sampleOf(name: string): string {
	const [type, event] = name.split('.');
	const sample = {
		type,
		id: '9a4c2b1e-0f63-4c5e-9a86-2f2b6d1c7a10',
		event,
		timestamp: '2026-03-13T10:00:00Z',
		metadata: METADATA.get(name) ?? {},
		receivedAt: '2026-03-13T10:00:01.482Z',
	};
	return JSON.stringify([sample], null, 2);
}

const documented = eventOptions.filter(({ value }) => value !== OTHER);

/**
 * A choice of events, and the sample of the chosen one, to be copied. Each has a name of its own: the editor would keep
 * the text of the one before otherwise. Only the editor uses them.
 */
export const sampleProperties: INodeProperties[] = [
	{
		displayName: 'Sample Event',
		name: 'sampleEvent',
		type: 'options',
		noDataExpression: true,
		options: [
			{ name: 'None', value: '' },
			...documented.map(({ name, value }) => ({ name, value })),
		],
		default: '',
		description: 'Which event to show a sample of, to be pinned as the output of this node',
	},
	...documented.map(
		({ name, value }): INodeProperties => ({
			displayName: `Sample: ${name}`,
			name: `sample${name.replaceAll(' ', '')}`,
			type: 'string',
			typeOptions: { editor: 'jsEditor', editorIsReadOnly: true, rows: 13 },
			default: sampleOf(String(value)),
			displayOptions: { show: { sampleEvent: [value as string] } },
			noDataExpression: true,
			hint: 'To pin it: copy it, click "set mock data" in the output panel (or its pencil), paste it there and save.',
		}),
	),
];
