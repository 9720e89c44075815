import { apiError } from '../../client/errors/errors';
import type { PreparedItem } from './deliverer';
import type { ItemResult } from './results';

/** The result of an item that is not sent, for a reason that only shows once it could be. */
export function notSentError(
	{ connection, itemIndex, request }: PreparedItem,
	wording: { message: string; description: string },
): Extract<ItemResult, { kind: 'notSent' }> {
	return { kind: 'notSent', error: apiError(wording, connection, { itemIndex }, request) };
}
