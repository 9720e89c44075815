import { data, type Operation, type OperationField } from '../operation';
import { exchangeTransferId } from './fields';
import type { TwinOrderType } from './orderType';

/** What Update Transfer ID of one kind of order has of its own. */
export interface OwnTransfer extends Pick<Operation, 'sample'> {
	/** By what the order is named. */
	order: OperationField;
}

/**
 * PATCH /payout/update-transfer-id and /payin/update-transfer-id (DollarPe docs, API reference, Payout → Update transfer ID,
 * early 2026, and Payin → Update transfer ID, May 2025). When to call it, right after Initiate or after SUCCESS, is said in
 * both ways.
 */
export function updateTransferId(
	{ value, path }: TwinOrderType,
	{ order, sample }: OwnTransfer,
): Operation {
	return {
		name: 'Update Transfer ID',
		value: 'updateTransferId',
		action: `Update ${value} transfer ID`,
		description: `Tell DollarPe the exchange's transfer of crypto that belongs to a ${value}`,
		routing: {
			request: { method: 'PATCH', url: `${path}/update-transfer-id` },
			output: data,
		},
		whenUncertain: 'It may be sent again: the same IDs change nothing.',
		fields: [order, exchangeTransferId],
		sample,
	};
}
