import { truncate } from '../../../dollarpe/text/quoted';
import type { Request } from '../http/request';

/** DollarPe's names of what a person knows a record by, the best first. */
export const LABEL_FIELDS = ['client_reference_id', 'email', 'customer_id'];

/** The values of a request, by DollarPe's names. */
export type Values = Partial<Pick<Request, 'body' | 'query' | 'params'>>;

/**
 * Whom or what a request is about, for a person who must find it among many: `Client Reference ID: crm-1042`, else the
 * email, else the customer's ID or another one that stands in the path.
 */
export function recordLabelOf({ body, query, params }: Values): string | undefined {
	const values: Record<string, unknown> = { ...params, ...query, ...body };
	const name = [...LABEL_FIELDS, ...Object.keys(params ?? {})].find((each) => {
		const value = values[each];
		return typeof value === 'string' && value !== '';
	});
	return name === undefined ? undefined : `${titleOf(name)}: ${truncate(String(values[name]))}`;
}

/** `client_reference_id` is Client Reference ID. */
function titleOf(name: string): string {
	return name
		.split('_')
		.map((word) => (word === 'id' ? 'ID' : word.charAt(0).toUpperCase() + word.slice(1)))
		.join(' ');
}
