import type { INodeParameters } from 'n8n-workflow';

import { payees } from '../lib/payees';
import type { LooseNode } from '../n8n/workflow';
import { ITEMS, type Load, type Row } from './load';

const TYPE = { type: 'n8n-nodes-dollarpe.dollarPe', typeVersion: 1 };

const OPTIONS = { maxParallelRequests: 50 };

const QUOTATION = 'Create quotation';
const AGAIN = 'Create quotation again';
const PAYOUT = 'Initiate payout';

const wanted = (field: string) => `={{ $('${ITEMS}').item.json.${field} }}`;

const quotation: INodeParameters = {
	resource: 'payout',
	operation: 'createQuotation',
	customerId: '={{ $json.customer }}',
	bankId: '={{ $json.bank }}',
	asset: 'usdt',
	fiat: 'inr',
	sendingAmount: '={{ $json.amount }}',
	options: OPTIONS,
};

const initiate: INodeParameters = {
	resource: 'payout',
	operation: 'initiate',
	quotationId: '={{ $json.id }}',
	customerId: '={{ $json.customer_id }}',
	exchangeOrderId: wanted('order'),
	clientReferenceId: wanted('ref'),
	simplify: false,
	options: OPTIONS,
};

/** More than one page of a customer's history, and less than the daily limit. */
const PAYOUTS_EACH = 120;

/** The share of rows that somebody has entered twice. */
const TWICE = 0.02;

/** The share of quotations that expire when they are about to be used. */
const EXPIRES = 0.02;

/** A node runs for all items before the next one starts: of many more, the first quotations expire before their turn. */
const BATCH = 1000;

/** What is owed to people: a quotation for each, and on it the payout. */
export const payouts: Load = {
	batch: BATCH,
	flow: {
		nodes: [node(QUOTATION, quotation), node(AGAIN, quotation), node(PAYOUT, initiate)],
		connections: {
			[ITEMS]: { main: [[to(QUOTATION)]] },
			// A quotation moves no money: where its answer was lost, another one is made.
			[QUOTATION]: { main: [[to(PAYOUT)], [to(AGAIN)]] },
			[AGAIN]: { main: [[to(PAYOUT)]] },
		},
		done: PAYOUT,
		refused: [AGAIN, PAYOUT],
	},
	rows: async (emulator, count, chance) => {
		const all = await payees(emulator, Math.ceil(count / PAYOUTS_EACH));
		const rows: Row[] = [];
		for (let n = 0; n < count; n++) {
			const earlier = rows[Math.floor(chance() * rows.length)];
			const isTwice = earlier !== undefined && chance() < TWICE;
			const amount = `${29 + (n % 10)}.${String(n % 100).padStart(2, '0')}`;
			const row = { ref: `owed-${n}`, order: `order-${n}`, amount, ...all[n % all.length] };
			rows.push(isTwice ? { ...earlier } : row);
		}
		return rows;
	},
	isValid: () => true,
	termsOf: ({ customer, bank, amount, order }) =>
		[customer, bank, `${String(amount)}000000`, order].map(String),
	made: ({ payouts: all }) =>
		all.map((each) => ({
			ref: each.client_reference_id ?? '',
			terms: [each.customer_id, each.bank_id, each.sending_amount, each.exchange_order_id ?? ''],
		})),
	disturb: (emulator, path, body, chance) => {
		if (!path.endsWith('/payout/initiate') || chance() >= EXPIRES) return undefined;
		const { quotation_id: id }: { quotation_id: string } = JSON.parse(body);
		emulator.setStatus('quotation', id, 'EXPIRED');
		return 'quotation expired under way';
	},
};

function node(name: string, parameters: INodeParameters): LooseNode {
	return { name, ...TYPE, parameters, onError: 'continueErrorOutput' };
}

function to(name: string) {
	return { node: name, type: 'main' as const, index: 0 };
}
