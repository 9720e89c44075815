import type { Operation, OperationField } from '../operation';
import { PAYOUT } from '../orders/orderType';

/** Whether the limits are looked at before a quotation is asked for. */
export const checkAmountLimits: OperationField = {
	displayName: 'Check Amount Limits',
	name: 'checkAmountLimits',
	type: 'boolean',
	default: true,
	description:
		"Whether to refuse, before it is sent, an amount outside DollarPe's limits, and a quotation without the risk parameters that DollarPe requires (since autumn 2026, with Zapyd). The configuration is read once for all items.",
};

/** What an operation declares that can check its amounts. */
export const amountLimits: Pick<Operation, 'amountLimits' | 'options'> = {
	amountLimits: `${PAYOUT.path}/configuration`,
	options: [checkAmountLimits],
};
