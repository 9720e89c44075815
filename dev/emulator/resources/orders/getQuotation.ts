import type { Answer } from '../../answers/answer';
import { success } from '../../answers/envelope';
import { refuse } from '../../answers/refuse';
import type { Side } from '../../money/market';
import type { Context } from '../../server/context';
import type { Call } from '../../server/endpoint';
import type { Quotation } from '../../store/records';
import { showQuotation } from './show';

/** DollarPe docs, Get quotation: a quotation with its status and its order's ID. */
export function getQuotation(side: Side, { params }: Call, { store, clock, api }: Context): Answer {
	const id = (params.quotation_id ?? '').trim();
	if (id === '') refuse('quotation_id', 'Quotation ID is required.', 'REQ_FIELD_MISSING');
	const quotation = store.quotations.find(id);
	if (quotation?.kind !== side) return refuse('quotation_id', 'Quotation ID is invalid');
	return success({
		...showQuotation(quotation, api),
		order_id: quotation.order_id,
		status: quotationStatus(quotation, clock.now()),
	});
}

/** A quotation that has been used no longer expires. */
export function quotationStatus(
	{ order_id, expiresAt }: Quotation,
	now: number,
): 'UNLINKED' | 'LINKED' | 'EXPIRED' {
	if (order_id !== null) return 'LINKED';
	return now >= expiresAt ? 'EXPIRED' : 'UNLINKED';
}
