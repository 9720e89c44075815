import { data, type Operation } from '../operation';
import { exchangeTransferId } from '../orders/fields';
import { PAYOUT } from '../orders/orderType';
import { exchangeOrderId } from './fields';

/**
 * PATCH /payout/update-transfer-id (DollarPe docs, API reference, Payout → Update transfer ID, early 2026). When to call
 * it, right after Initiate or after SUCCESS, is said in both ways.
 */
export const updateTransferId: Operation = {
	name: 'Update Transfer ID',
	value: 'updateTransferId',
	action: 'Update payout transfer ID',
	description: "Tell DollarPe the exchange's transfer of crypto that belongs to a payout",
	routing: {
		request: { method: 'PATCH', url: `${PAYOUT.path}/update-transfer-id` },
		output: data,
	},
	whenUncertain: 'It may be sent again: the same IDs change nothing.',
	fields: [exchangeOrderId, exchangeTransferId],
	sample: {
		exchange_order_id: '982738475838910',
		exchange_transfer_id: '987283747899283945',
	},
};
