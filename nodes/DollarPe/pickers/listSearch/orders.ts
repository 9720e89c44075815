import type { ILoadOptionsFunctions, INodeListSearchResult } from 'n8n-workflow';

import { stripEnd } from '../../../../dollarpe/text/strip';
import { PAYIN, PAYOUT, type TwinOrderType } from '../../resources/orders/orderType';
import { line, type Result, type Row } from './row';
import { searchList, type List } from './searchList';

/** The history has no order: the newest of as many pages come first. */
const PAGES = 5;

/** The partner's payouts, the newest of the pages read first. */
export async function searchPayouts(
	this: ILoadOptionsFunctions,
	search?: string,
	token?: string,
): Promise<INodeListSearchResult> {
	return await searchList(this, history(PAYOUT, this.getTimezone()), search, token);
}

/** The partner's payins, the newest of the pages read first. */
export async function searchPayins(
	this: ILoadOptionsFunctions,
	search?: string,
	token?: string,
): Promise<INodeListSearchResult> {
	return await searchList(this, history(PAYIN, this.getTimezone()), search, token);
}

function history({ value, path }: TwinOrderType, zone: string): List {
	return {
		path: `${path}/history`,
		plural: `${value}s`,
		pages: PAGES,
		rowOf: (order) => rowOf(order, value === 'payout' ? order.asset : order.fiat, zone),
	};
}

/** What a search looks through besides what is shown. */
const SEARCHED = [
	...['id', 'customer_id', 'exchange_order_id', 'transaction_hash'],
	...['utr', 'transaction_reference_id'],
];

/** Amount, status, date, and the partner's own reference. */
function rowOf(order: Result, currency: unknown, zone: string): Row {
	const amount = [shortAmount(line(order.sending_amount)), line(currency)?.toUpperCase()];
	const status = line(order.status);
	const madeAt = Date.parse(line(order.created_at) ?? '');
	const date = Number.isNaN(madeAt) ? line(order.created_at) : timeIn(zone, madeAt);
	const reference = line(order.client_reference_id);
	const shown = amount.filter((each) => each !== undefined).join(' ');
	return {
		parts: [shown === '' ? 'No amount' : shown, status, date, reference],
		searched: [shown, status, date, reference, ...SEARCHED.map((name) => line(order[name]))],
		...(!Number.isNaN(madeAt) && { madeAt }),
	};
}

/** `51.50000000` as `51.5`. */
function shortAmount(amount: string | undefined): string | undefined {
	if (amount === undefined || !/^\d+\.\d*$/.test(amount)) return amount;
	return stripEnd(stripEnd(amount, '0'), '.');
}

/** `2025-03-08 13:01`, in the workflow's time zone. */
function timeIn(zone: string, moment: number): string {
	const parts = new Intl.DateTimeFormat('en-CA', {
		timeZone: zone,
		year: 'numeric',
		month: '2-digit',
		day: '2-digit',
		hour: '2-digit',
		minute: '2-digit',
		hourCycle: 'h23',
	}).formatToParts(moment);
	const part = (type: Intl.DateTimeFormatPartTypes) =>
		parts.find((each) => each.type === type)?.value ?? '';
	return `${part('year')}-${part('month')}-${part('day')} ${part('hour')}:${part('minute')}`;
}
