import type { BankAccount, Deal, Order } from '../../store/records';

type Shown = Record<string, unknown>;

/** Where crypto is sent to. The demo app shows one address for all. */
const WALLET = '0x52908400098527886E0F7030069857D2E4169EE7';

/**
 * A quotation, or an order that was just made, as the API of autumn 2026 shows it: amounts and fees as texts, with network
 * and wallet (its developers' demo app).
 */
export function inZapyd(deal: Deal, { utr, ...shown }: Shown): Shown {
	const { client_fee_crypto, client_gst_crypto, dollarpe_fee, tds } = deal.fees;
	return {
		...shown,
		// Left out of the JSON.
		exchange_order_id: undefined,
		sending_amount: deal.sending_amount,
		rate: deal.rate,
		receiving_amount: deal.receiving_amount,
		fees: {
			zapyd_fee: String(dollarpe_fee),
			client_fee: String(client_fee_crypto),
			client_gst: String(client_gst_crypto),
			tds: String(tds),
		},
		network: deal.network,
		wallet_address: WALLET,
		...(utr !== undefined && { transaction_reference_id: utr }),
	};
}

/** What a new order shows besides. */
export function newOrderInZapyd(order: Order, shown: Shown): Shown {
	const { transaction_hash } = order;
	return { ...inZapyd(order, shown), ...(order.side === 'payout' && { transaction_hash }) };
}

/** A bank account: its numbers stand under `identifiers`. */
export function accountInZapyd(account: BankAccount): Shown {
	const { id, customer_id, account_name: beneficiary_name, bank_account_status } = account;
	const failure_reason = account.failure_reason === 'null' ? null : account.failure_reason;
	return {
		...{ id, customer_id, ...identity(account) },
		...{ beneficiary_name, bank_account_status, failure_reason },
	};
}

function identity({ bank_account_type, identifiers, ...account }: BankAccount): Shown {
	if (identifiers !== undefined) {
		return {
			bank_account_type,
			identifiers,
			country: null,
			bank_name: identifiers.bank_name ?? null,
		};
	}
	const { account_number, ifsc, vpa } = account;
	return {
		bank_account_type: vpa === null ? 'ACCOUNT_DETAILS' : 'UPI',
		identifiers: vpa === null ? { account_number, ifsc } : { vpa },
		country: 'IND',
		bank_name: 'Sandbox Bank',
	};
}
