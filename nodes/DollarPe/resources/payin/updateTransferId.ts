import { data, type Operation } from '../operation';
import { exchangeTransferId } from '../orders/fields';
import { PAYIN } from '../orders/orderType';
import { payinIdInBody } from './fields';

/**
 * PATCH /payin/update-transfer-id (DollarPe docs, API reference, Payin → Update transfer ID, May 2025). A guide has it
 * after SUCCESS, a later one between Initiate and that.
 */
export const updateTransferId: Operation = {
	name: 'Update Transfer ID',
	value: 'updateTransferId',
	action: 'Update payin transfer ID',
	description: "Tell DollarPe the exchange's transfer of crypto that belongs to a payin",
	routing: {
		request: { method: 'PATCH', url: `${PAYIN.path}/update-transfer-id` },
		output: data,
	},
	whenUncertain: 'It may be sent again: the same IDs change nothing.',
	fields: [payinIdInBody, exchangeTransferId],
	sample: {
		payin_id: '9e67356c-cf5e-4fa2-958f-411e7607a307',
		exchange_transfer_id: '987283747899283945',
	},
};
