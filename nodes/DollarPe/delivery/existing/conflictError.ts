import type { IDataObject } from 'n8n-workflow';

import { trimmedText } from '../../../../dollarpe/json/json';
import { quoted } from '../../../../dollarpe/text/quoted';
import { apiError, errorOf } from '../../../client/errors/errors';
import { joinSentences } from '../../../client/errors/sentences';
import type { ItemResult } from '../results';
import type { Run } from '../run';
import type { Unresolved } from './unresolved';

/** The error of an item for which something exists that must not be its result. */
export function conflictError(
	{ errorContext }: Run,
	{ maybeCarriedOut, connection, request, itemIndex }: Unresolved,
	singular: string,
	result: IDataObject,
	{ message, steps }: { message: string; steps: Parameters<typeof joinSentences>[0] },
): ItemResult {
	const error = apiError(
		{ message, description: joinSentences(steps), details: { [singular]: result } },
		connection,
		{ ...errorContext, itemIndex },
		request,
	);
	return { kind: maybeCarriedOut ? 'uncertain' : 'refused', error };
}

/** What DollarPe said, or why there is no answer. */
export function saidOf(
	{ errorContext }: Run,
	{ outcome, connection, request }: Unresolved,
): string {
	return errorOf(outcome, connection, request, { ...errorContext, itemIndex: undefined }).message;
}

/** A value in a sentence. */
export function shown(value: unknown): string {
	const text = typeof value === 'number' ? String(value) : trimmedText(value);
	return text === undefined ? 'none' : quoted(text);
}
