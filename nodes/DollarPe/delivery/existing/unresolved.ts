import type { IDataObject } from 'n8n-workflow';

import type { Refused, Uncertain } from '../../../client/http/outcome';
import type { PreparedItem } from '../deliverer';

/** An item of which DollarPe has something already, or perhaps has. */
export interface Unresolved extends PreparedItem {
	kind: 'unresolved';
	/** Why it is here. */
	outcome: Refused | Uncertain;
	/** Whether one of the requests that were sent for it may have been carried out: one refusal does not undo that. */
	maybeCarriedOut: boolean;
	/** Its quotation, where it has one, which has no order. */
	quotation?: IDataObject;
}

/** What an error says, without a period, where nobody can know. */
export const UNKNOWN_OUTCOME = 'DollarPe may or may not have carried it out';

/** An item that cannot be decided yet, after its first request. */
export function unresolved(item: PreparedItem, outcome: Unresolved['outcome']): Unresolved {
	const maybeCarriedOut = outcome.kind === 'uncertain';
	return { ...item, kind: 'unresolved', outcome, maybeCarriedOut };
}

/** All that was asked for: what was sent, and what its quotation says. */
export function askedFor({ quotation, request }: Unresolved): Record<string, unknown> {
	return { ...quotation, ...request.body };
}
