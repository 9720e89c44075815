import { OWNER_FIELD } from '../../../dollarpe/fieldValues';
import { quoted } from '../../../dollarpe/text/quoted';
import type { Envelope } from '../../../dollarpe/response';
import { isId, isSameId } from '../../../dollarpe/uuid';
import { isDataObject } from '../../client/dataObject';
import type { Outcome } from '../../client/http/outcome';
import type { Request } from '../../client/http/request';
import type { Operation } from '../resources/operation';

/**
 * What came of a GET: an answer about another object than was asked for says nothing about the one that was.
 */
export function requireAskedObject(
	operation: Operation,
	request: Request,
	outcome: Outcome,
): Outcome {
	if (outcome.kind !== 'answered') return outcome;
	const reason = describeMismatch(operation, request, outcome.envelope);
	return reason === undefined ? outcome : { kind: 'uncertain', cause: 'mismatched', reason };
}

/**
 * Says that the answer to a GET of one object is about another one than was asked for, as a sentence without a period.
 *
 * @returns undefined where it is about this one, or does not say about which
 */
export function describeMismatch(
	operation: Operation,
	{ url, params = {} }: Request,
	{ data }: Envelope,
): string | undefined {
	if (!isDataObject(data)) return undefined;
	const { id, [OWNER_FIELD]: owner } = data;
	const askedOwner = params[OWNER_FIELD];
	if (hasId(operation) && isId(id) && !isSameId(id, lastPartOf(url))) {
		return `DollarPe's response belongs to a different ${thingOf(operation)}: its id is ${quoted(String(id))}`;
	}
	if (isId(owner) && isId(askedOwner) && !isSameId(owner, askedOwner)) {
		return `DollarPe's response belongs to a different customer: its ${OWNER_FIELD} is ${quoted(String(owner))}`;
	}
	return undefined;
}

/**
 * Says that the answer to a GET of one object does not say about which it is, as a sentence without a period.
 *
 * @returns undefined where it says so, or none is documented to do so
 */
export function describeMissingId(operation: Operation, { data }: Envelope): string | undefined {
	if (!hasId(operation) || (isDataObject(data) && isId(data.id))) return undefined;
	return `DollarPe's response has no ID: it may belong to a different ${thingOf(operation)}`;
}

function hasId({ sample = {} }: Operation): boolean {
	return sample.id !== undefined;
}

/** What `Get bank account` gets. */
function thingOf({ action }: Operation): string {
	return action.replace(/^Get /, '');
}

/** What an object is asked for by: its ID ends the path. */
function lastPartOf(url: string): string {
	return decodeURIComponent(url.split('/').pop() ?? '');
}
