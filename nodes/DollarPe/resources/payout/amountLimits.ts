import type { Operation, OperationField } from '../operation';
import { PAYOUT } from '../orders/orderType';

/** Whether the limits are looked at before a quotation is asked for. */
export const checkAmountLimits: OperationField = {
	displayName: 'Check Amount Limits',
	name: 'checkAmountLimits',
	type: 'boolean',
	default: true,
	description:
		"Whether to refuse an amount outside DollarPe's limits before it is sent. The limits are read once for all items.",
};

/** What an operation declares that can check its amounts. */
export const amountLimits: Pick<Operation, 'amountLimits' | 'options'> = {
	amountLimits: `${PAYOUT.path}/configuration`,
	options: [checkAmountLimits],
};
