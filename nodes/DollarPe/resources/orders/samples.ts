import type { IDataObject } from 'n8n-workflow';

// DollarPe's documented answers, in the parts that several of them have in common. Their numbers do not add up.

const FEES: IDataObject = {
	client_fee_fiat: 450,
	client_fee_crypto: 5,
	dollarpe_fee: 450,
	pg_fee: 18,
	client_gst_fiat: 81,
	client_gst_crypto: 0.9,
	dollarpe_gst: 81,
	pg_gst: 81,
	tds: 889.17,
	gross_effective_exchange_rate: 88.92,
};

/** Configuration, keyed by fiat currency; older pages have other shapes. */
export const CONFIGURATION: IDataObject = {
	inr: {
		supported_assets: ['usdt', 'usdc'],
		coin_limits: {
			usdt: { imps: { min: 28, max: 5563 }, upi: { min: 28, max: 1113 } },
			usdc: { imps: { min: 28, max: 5563 }, upi: { min: 28, max: 1113 } },
		},
	},
};

export const RATE: IDataObject = { asset: 'USDT', fiat: 'INR', rate: 87.2 };

/** A quotation of either side, still without its amounts. */
export const QUOTATION: IDataObject = {
	id: '2e104290-07c8-49f1-a5ca-0d27f0078f8a',
	customer_id: 'def8b740-99f9-4cba-bc9e-99de57e927b4',
	bank_id: '4e6f1b20-a73c-11ec-b909-0242ac120002',
	asset: 'USDT',
	fiat: 'INR',
	fees: FEES,
	created_at: '2025-03-08T07:31:11.163005Z',
	expiry_time: '2025-03-08T07:36:11.163005Z',
};

/** What a quotation has that was used. */
export const LINKED: IDataObject = {
	order_id: '5b75096f-de8d-44b4-9230-d94e6948abb6',
	status: 'LINKED',
};

/** A payout or payin that was just started. */
export const NEW_ORDER: IDataObject = {
	id: '5b75096f-de8d-44b4-9230-d94e6948abb6',
	quotation_id: '2e104290-07c8-49f1-a5ca-0d27f0078f8a',
	customer_id: 'def8b740-99f9-4cba-bc9e-99de57e927b4',
	client_reference_id: 'testUser123',
	bank_id: 'e75f62f0-db9e-4904-8103-d6f14f67f5dc',
	asset: 'USDT',
	fiat: 'INR',
	rate: 82.5,
	sending_amount: 51,
	receiving_amount: 4144.6,
	fees: FEES,
	created_at: '2025-03-08T07:31:24.770179Z',
	status: 'PROCESSING',
};

const OF_ZAPYD: IDataObject = {
	fees: { zapyd_fee: '0.30', client_fee: '0.30', client_gst: '0.05', tds: '0.60' },
	network: 'polygon',
	wallet_address: '0x52908400098527886E0F7030069857D2E4169EE7',
	sending_amount: '60.00',
	rate: '85.00',
	receiving_amount: '5024.00',
};

/** A payout's quotation since autumn 2026: amounts and fees are texts (the demo app of DollarPe's developers). */
export const QUOTATION_IN_ZAPYD: IDataObject = { ...QUOTATION, ...OF_ZAPYD };

/** A payout that was just started, in the same way. */
export const ORDER_IN_ZAPYD: IDataObject = {
	...NEW_ORDER,
	...OF_ZAPYD,
	client_reference_id: 'salary-2026-11-4711',
	transaction_hash: null,
};

/** A payout or payin that is looked up: its amounts are texts. */
export const ORDER: IDataObject = {
	id: '08441dd3-8cc0-405c-932b-7fdbc8894f66',
	quotation_id: '08441dd3-8cc0-405c-932b-7fdbc8894f66',
	customer_id: 'dfd8db74-2fbb-46d1-9a93-b90f156e13b4',
	client_reference_id: 'testUser123',
	bank_id: 'e75f62f0-db9e-4904-8103-d6f14f67f5dc',
	asset: 'USDT',
	fiat: 'INR',
	sending_amount: '10',
	rate: '89.4',
	receiveing_amount: '870',
	fees: FEES,
	utr: 'RATN0329SJDH0',
	exchange_transfer_id: '',
	status: 'SUCCESS',
	failure_reason: null,
	created_at: '2025-02-11T01:30:08.000Z',
	updated_at: '2025-02-11T01:30:08.000Z',
};

/** Who starts and pays a prefunded payout, and who gets it. */
export const PARTIES: IDataObject = {
	sender: { id: '7f8d5e0c-6b1a-4f5e-9d57-0c9f1f6f2a11' },
	receiver: { id: 'def8b740-99f9-4cba-bc9e-99de57e927b4' },
};
