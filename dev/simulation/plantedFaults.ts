import type { PlantedFault } from './node';

const DELIVERY = 'nodes/DollarPe/delivery';
const ORDER = `${DELIVERY}/orders`;
const ORDERS = 'nodes/DollarPe/resources/orders/existing.ts';

/** Mistakes in the node, each of which the simulation must find. */
export const PLANTED_FAULTS: readonly PlantedFault[] = [
	{
		name: 'no second look',
		edits: [
			{
				file: `${ORDER}/recoverByQuotation.ts`,
				from: /if \(!\('quotation' in look\) \|\| !\S+\) return look;/,
				to: 'return look;',
			},
		],
	},
	{
		name: 'sent again although LINKED',
		edits: [
			{
				file: `${ORDER}/recoverByQuotation.ts`,
				from: /if \('order' in look\)(?=\s+return [^\n]*\n\t\titem)/,
				to: "if ('order' in look && sends > 1)",
			},
			{
				file: `${ORDER}/recoverByQuotation.ts`,
				from: /&& quotationStatus\(item\) === 'UNLINKED'/,
				to: '',
			},
		],
	},
	{
		name: 'an open outcome forgotten at the next refusal',
		edits: [
			{
				file: `${ORDER}/resend.ts`,
				from: /return mustLook \? \{ \.\.\.item, outcome \}/,
				to: "return mustLook ? { ...item, outcome, maybeCarriedOut: outcome.kind === 'uncertain' }",
			},
		],
	},
	{
		name: 'the amount not compared',
		edits: [{ file: ORDERS, from: /sending_amount: 'Sending Amount',/, to: '' }],
	},
	{
		name: 'a lost answer called refused',
		edits: [
			{
				file: 'nodes/client/http/broken.ts',
				from: /return \{ kind: 'uncertain', cause: 'disconnected', reason \};/,
				to: "return neverSent('unreachable', reason);",
			},
		],
	},
	{
		name: 'a short list taken for whole',
		edits: [
			{
				file: 'nodes/client/lists/pages.ts',
				from: /if \(read < count[^)]*\) whenShort\(\{ read, count \}\);/,
				to: '',
			},
		],
	},
	{
		name: 'a POST sent again after a cut',
		edits: [
			{
				file: 'nodes/client/http/retry.ts',
				from: /if \(method !== 'GET' \|\| outcome\.kind !== 'uncertain'\) return false;/,
				to: "if (outcome.kind !== 'uncertain') return false;",
			},
		],
	},
	{
		name: 'NET_TIMEOUT taken for a refusal',
		edits: [
			{
				file: 'dollarpe/response.ts',
				from: /'NET_TIMEOUT', (?='SYS)/,
				to: '',
			},
		],
	},
	{
		name: "another customer's order accepted",
		edits: [
			{ file: ORDERS, from: /\/history\?customer_id=\{customer_id\}/, to: '/history' },
			{ file: ORDERS, from: /owner: 'customer_id',/, to: '' },
			{ file: ORDERS, from: /customer_id: 'Customer ID',/, to: '' },
			{ file: ORDERS, from: /bank_id: 'Bank ID',/, to: '' },
		],
	},
	{
		name: 'created without a look at whose answer it is',
		edits: [
			{
				file: `${DELIVERY}/itemResult.ts`,
				from: /if \(sample\.id === undefined[^)]*\) (?=\{\s+return outcome;)/,
				to: '',
			},
		],
	},
	{
		name: 'an item given to its neighbor',
		edits: [
			{
				file: `${DELIVERY}/itemResult.ts`,
				from: /return \{ json, pairedItem: \{ item: itemIndex \} \};/,
				to: 'return { json, pairedItem: { item: Math.max(0, itemIndex - 1) } };',
			},
		],
	},
];
