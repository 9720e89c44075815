import { IDENTIFYING_FIELDS } from '../../../../dollarpe/fieldValues';
import { quoted } from '../../../../dollarpe/text/quoted';
import { isId } from '../../../../dollarpe/uuid';
import { isDataObject } from '../../../client/dataObject';
import type { Outcome } from '../../../client/http/outcome';
import type { Request } from '../../../client/http/request';
import type { Operation } from '../../resources/operation';
import { comparableText, isSame } from '../compare/comparable';

/**
 * What came of a request, where its answer must be a result of its own: with an ID, and with no reference but the ones
 * that were sent. A success without one may be somebody else's, or of something that was not made, so that nobody can
 * know what became of this request.
 *
 * @param operation one without an ID in its documented answer keeps its outcome, and so does a GET
 */
export function requireOwnAnswer(
	operation: Operation,
	request: Request,
	outcome: Outcome,
): Outcome {
	const { existing, sample = {} } = operation;
	const needsId = existing !== undefined || sample.id !== undefined;
	if (!needsId || request.method === 'GET' || outcome.kind !== 'answered') return outcome;
	const reason = whyNotOf(operation, request, outcome.envelope.data);
	return reason === undefined ? outcome : { kind: 'uncertain', cause: 'mismatched', reason };
}

function whyNotOf(
	{ existing, sample = {} }: Operation,
	{ body = {} }: Request,
	answer: unknown,
): string | undefined {
	// The guides on KYC print the ID of the customer in place of `id` (DollarPe docs, KYC → Add KYC data).
	const mayNameCustomer = body.customer_id !== undefined && sample.customer_id === undefined;
	const idNames = mayNameCustomer ? ['id', 'customer_id'] : ['id'];
	if (!isDataObject(answer) || !idNames.some((name) => isId(answer[name]))) {
		return 'DollarPe answered with success, but without an ID';
	}
	const { mustMatch = {}, uniqueFields = {}, mustAgree = [] } = existing ?? {};
	const names = [
		...IDENTIFYING_FIELDS,
		...Object.keys(mustMatch),
		...Object.keys(uniqueFields),
		...mustAgree,
	];
	const differing = names.find(
		(name) =>
			[body, answer].every((each) => comparableText(name, each[name]) !== '') &&
			!isSame(name, body[name], answer[name]),
	);
	if (differing === undefined) return undefined;
	return `DollarPe's answer is of another request: its ${differing} is ${quoted(String(answer[differing]))}`;
}
