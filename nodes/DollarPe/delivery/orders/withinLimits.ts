import { trimmedText } from '../../../../dollarpe/json/json';
import { readAmount } from '../../../../dollarpe/money/amount';
import type { OrderDelivery } from '../../resources/delivery';
import type { Deliverer, PreparedItem } from '../deliverer';
import type { Run } from '../run';
import { readQuotation } from './readQuotation';
import { SpendingLimits, type Price } from './spendingLimits';

/** Delivers only what is within the limits that the user has set; all, where there are none. */
export function withinLimits(run: Run, delivery: OrderDelivery, deliverer: Deliverer): Deliverer {
	const limits = SpendingLimits.of(run, delivery);
	if (!limits) return deliverer;
	return {
		...deliverer,
		async deliver(item) {
			const refusal = await limits.reserve(item, async () => await readPrice(delivery, item));
			if (refusal) return refusal;
			const result = await deliverer.deliver(item);
			if (result) limits.settle(item.itemIndex, result);
			return result;
		},
		endTurn: (itemIndex) => limits.endTurn(itemIndex),
		finish: async (record) =>
			await deliverer.finish?.((itemIndex, result) => {
				limits.settle(itemIndex, result);
				record(itemIndex, result);
			}),
	};
}

/** DollarPe's are short: `usdt`, `INR`. */
const CURRENCY = /^[\w.-]{1,20}$/;

/** What a payment costs, as its quotation says. */
async function readPrice(
	{ quotation, amounts: { sent } }: OrderDelivery,
	{ connection, request }: PreparedItem,
): Promise<Price> {
	const read = await readQuotation(quotation, connection, request.body ?? {});
	if ('why' in read) return { why: `its quotation could not be read: ${read.why}` };
	const amount = readAmount(read.data[sent.amount]);
	if (!amount) return { why: `its quotation has no ${sent.amount} that can be read` };
	const currency = trimmedText(read.data[sent.currency])?.toUpperCase() ?? '';
	return CURRENCY.test(currency)
		? { amount, currency }
		: { why: `its quotation has no ${sent.currency} that can be read` };
}
