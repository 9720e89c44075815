import type { Api } from '../../options';
import { decimal, decimalNumber } from '../../money/decimal';
import type { Deal, Order, Quotation } from '../../store/records';
import { microTimestamp, timestamp } from '../../time/timestamp';
import { inZapyd, newOrderInZapyd } from './zapyd';

type Shown = Record<string, unknown>;

const numberOf = (text: string): number => decimalNumber(decimal(text));

/** A quotation as it is shown when it is made. Source: DollarPe docs, Payout and Payin → Quotation. */
export function showQuotation(quotation: Quotation, api: Api): Shown {
	const shown = {
		...parties(quotation),
		...inNumbers(quotation),
		created_at: microTimestamp(quotation.createdAt),
		expiry_time: microTimestamp(quotation.expiresAt),
	};
	return api === 'zapyd' ? { ...inZapyd(quotation, shown), ...payerOf(quotation) } : shown;
}

/** An order as it is shown when it is made. Source: DollarPe docs, Payout and Payin → Initiate. */
export function showNewOrder(order: Order, api: Api): Shown {
	const shown = {
		...parties(order),
		quotation_id: order.quotation_id,
		client_reference_id: order.client_reference_id,
		...inNumbers(order),
		...ofSide(order),
		created_at: microTimestamp(order.createdAt),
		status: order.status,
	};
	return api === 'zapyd' ? { ...newOrderInZapyd(order, shown), ...payerOf(order) } : shown;
}

/**
 * An order as get and history show it: amounts as text with 8 decimals, the received amount under the
 * misspelt key of the reference. Source: DollarPe docs, Payout and Payin → Get.
 */
export function showOrder(order: Order): Shown {
	const { id, quotation_id, customer_id, client_reference_id, bank_id, asset, fiat } = order;
	return {
		...{ id, quotation_id, customer_id, client_reference_id, bank_id, asset, fiat },
		sending_amount: order.sending_amount,
		rate: order.rate,
		receiveing_amount: order.receiving_amount,
		fees: order.fees,
		...ofSide(order),
		...payerOf(order),
		exchange_transfer_id: order.exchange_transfer_id,
		status: order.status,
		failure_reason: order.failure_reason,
		...(order.side === 'payin' && { refund_reason: order.refund_reason }),
		utr: order.utr,
		created_at: timestamp(order.createdAt),
		updated_at: timestamp(order.updatedAt),
	};
}

/** Who pays, where DollarPe is told (source Z). */
function payerOf(deal: Deal & { sender_id?: string | null }): Shown {
	const { remitter_id, sender_id = null, customer_id } = deal;
	return {
		...(remitter_id !== null && { remitter_id }),
		...(sender_id !== null && {
			customer: { sender: { id: sender_id }, receiver: { id: customer_id } },
		}),
	};
}

function parties({ id, customer_id, bank_id, asset, fiat, payment_method }: Deal): Shown {
	const method = payment_method === null ? {} : { payment_method };
	return { id, customer_id, bank_id, asset, fiat, ...method };
}

function inNumbers(deal: Deal): Shown {
	const { sending_amount, rate, receiving_amount, fees, deposit_instructions } = deal;
	return {
		sending_amount: numberOf(sending_amount),
		rate: numberOf(rate),
		receiving_amount: numberOf(receiving_amount),
		fees,
		...(deposit_instructions !== null && { deposit_instructions }),
	};
}

function ofSide({ side, kind, exchange_order_id, utr }: Order): Shown {
	if (kind === 'prefunded') return {};
	return side === 'payout' ? { exchange_order_id } : { utr };
}
