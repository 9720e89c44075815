import type { INodeExecutionData, NodeExecutionHint } from 'n8n-workflow';

import { trimmedText } from '../../../dollarpe/json/json';
import { formatAmount, readAmount, type Amount } from '../../../dollarpe/money/amount';
import type { MoneyFields, OrderAfterLookDelivery, OrderDelivery } from '../resources/delivery';

/** n8n's longest (n8n docs, UX guidelines). */
const LONGEST = 120;

/** How much money the orders move that a run has made, as far as they say it and a hint holds it; and how many existed. */
export function paymentHint(
	{ made, singular, plural, amounts }: OrderDelivery | OrderAfterLookDelivery,
	items: readonly INodeExecutionData[],
): NodeExecutionHint[] {
	const orders = items.filter(({ json }) => json.created === true);
	const { length: existed } = items.filter(({ json }) => json.created === false);
	const sent = sumsOf(orders, amounts.sent);
	const received = sumsOf(orders, amounts.received);
	const sums = [sent, received && `${received} to arrive`].filter(Boolean).join(', ');
	const count = `${made} ${orders.length} ${orders.length === 1 ? singular : plural}`;
	const rest = existed > 0 ? `; ${existed} existed already` : '';
	const message = `${count}: ${sums}${rest}`;
	if (sums === '' || message.length > LONGEST) return [];
	return [{ message, type: 'info', location: 'outputPane' }];
}

/** The sum for each currency; nothing where an amount or its currency cannot be read. */
function sumsOf(
	orders: readonly INodeExecutionData[],
	{ amount, currency }: MoneyFields,
): string | undefined {
	const sums = new Map<string, Amount>();
	for (const { json } of orders) {
		const [value, code] = [readAmount(json[amount]), trimmedText(json[currency])?.toUpperCase()];
		if (value === undefined || code === undefined) return undefined;
		sums.set(code, (sums.get(code) ?? 0n) + value);
	}
	return [...sums].map(([code, sum]) => formatAmount(sum, code)).join(' + ');
}
