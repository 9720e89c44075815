import type { Answer, InProcessEmulator } from '../emulator/inProcess';
import { isRecord, type Fields } from '../lib/json';
import type { Exchange } from './exchange';
import { IDS } from './ids';

/** The same question, answered about another thing. */
export function anothers(
	{ store, call }: InProcessEmulator,
	{ request, path, body }: Exchange,
): Answer | undefined {
	const asked = new Set([...(path.match(IDS) ?? []), ...Object.values(body)]);
	const other = <T extends object>(all: readonly T[]) =>
		all.find((each) => !OWN_KEYS.some((key) => asked.has(Reflect.get(each, key))));
	const [, resource = '', what = ''] = /^\w+ (\w+)\/(\w+)?/.exec(request) ?? [];
	const found = (): string | undefined => {
		if (resource === 'customer') return other(store.customers.all)?.id;
		if (resource === 'bank') {
			const account = other(store.bankAccounts.all);
			return account && `${account.customer_id}/${account.id}`;
		}
		if (what !== 'quotation') return other(store.orders.by('history', resource))?.id;
		const quotation = other(store.quotations.all.filter(({ side }) => side === resource));
		return quotation && `quotation/${quotation.id}`;
	};
	const id = found();
	if (id === undefined) return undefined;
	const service = { payout: 'pos', payin: 'pis' }[resource] ?? 'cms';
	const data = call('GET', `/${service}/api/v1/${resource}/${id}`);
	return {
		status: request.endsWith('initiate') ? 201 : 200,
		headers: { 'content-type': 'application/json' },
		body: JSON.stringify({ status: true, message: 'Success', data }),
	};
}

/** What an answer about the thing that was asked for would have of the question. */
const OWN_KEYS = ['id', 'client_reference_id', 'quotation_id', 'account_number'];

/** An answer without what is newer than some milliseconds. */
export function behind(
	{ store, clock }: InProcessEmulator,
	{ request }: Exchange,
	real: Answer,
	ms: number,
): Answer | undefined {
	if (real.status !== 200) return undefined;
	const isNew = (id: unknown) => (store.orders.find(String(id))?.createdAt ?? 0) > clock.now() - ms;
	const body: { data: Fields } = JSON.parse(real.body);
	const { data } = body;
	if (request.includes('/quotation/')) {
		if (!isNew(data.order_id)) return undefined;
		body.data = { ...data, order_id: null, status: 'UNLINKED' };
	} else {
		const results = Array.isArray(data.results) ? data.results : [];
		const left = results.filter((each) => !isRecord(each) || !isNew(each.id));
		if (left.length === results.length) return undefined;
		body.data = {
			...data,
			results: left,
			count: Number(data.count) - results.length + left.length,
		};
	}
	return { ...real, body: JSON.stringify(body) };
}
