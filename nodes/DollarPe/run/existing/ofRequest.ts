import { quoted } from '../../../../dollarpe/quoted';
import { isDataObject } from '../../../client/dataObject';
import type { Outcome } from '../../../client/outcome';
import type { Request } from '../../../client/request';
import type { Existing } from '../../resources/operation';
import { comparableText, isSame } from './comparable';

/** What tells whose an answer is, where it was sent and the answer has it. */
const IDENTITY = ['quotation_id', 'customer_id', 'client_reference_id'];

/**
 * What came of a request, where its answer must be a result of its own: with an ID, and with no reference but the ones
 * that were sent. A success without one may be somebody else's, so that nobody can know what became of this request.
 *
 * @param existing of an operation that can look; undefined for all others, whose outcome is left as it is
 */
export function ofRequest(
	existing: Existing | undefined,
	{ body = {} }: Request,
	outcome: Outcome,
): Outcome {
	if (!existing || outcome.kind !== 'answered') return outcome;
	const reason = whyNotOf(existing, body, outcome.envelope.data);
	return reason === undefined ? outcome : { kind: 'uncertain', cause: 'another', reason };
}

function whyNotOf(
	{ singular, terms = {} }: Existing,
	body: Readonly<Record<string, unknown>>,
	answer: unknown,
): string | undefined {
	if (!isDataObject(answer) || comparableText('id', answer.id) === '') {
		return `it has no ${singular} with an ID`;
	}
	const differing = [...IDENTITY, ...Object.keys(terms)].find(
		(name) =>
			[body, answer].every((each) => comparableText(name, each[name]) !== '') &&
			!isSame(name, body[name], answer[name]),
	);
	if (differing === undefined) return undefined;
	return `its ${differing} is ${quoted(String(answer[differing]))}`;
}
