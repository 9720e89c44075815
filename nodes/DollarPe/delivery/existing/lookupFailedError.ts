import { errorOf, type ErrorContext } from '../../../client/errors/errors';
import { createRedactor, masksOf } from '../../../client/redaction/redact';
import type { ItemResult } from '../results';
import type { Unresolved } from './unresolved';

/**
 * The result of an item when nobody could look whether it is there: it may be, so its outcome is uncertain.
 *
 * @param plural what was to be looked up, in a sentence
 * @param why as a sentence, where it is known
 */
export function lookupFailedError(
	{ outcome, connection, request }: Unresolved,
	errorContext: ErrorContext,
	plural: string,
	why: string | undefined,
): ItemResult {
	const error = errorOf(outcome, connection, request, errorContext);
	const reason = why === undefined ? '' : ` (${why.replace(/\.$/, '')})`;
	const checked = `Existing ${plural} could not be checked${reason}.`;
	error.description = `${error.description ?? ''} ${createRedactor(connection.credential, masksOf(request))(checked)}`;
	return { kind: 'uncertain', error };
}
