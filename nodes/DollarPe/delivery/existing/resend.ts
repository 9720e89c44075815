import type { Outcome, Refused } from '../../../client/http/outcome';
import type { Request } from '../../../client/http/request';
import type { Existing } from '../../resources/operation';
import { answeredItem } from '../itemResult';
import { failureResult, type ItemResult } from '../results';
import type { Run } from '../run';
import { requireOwnAnswer } from './requireOwnAnswer';
import { isUnresolved, type Unresolved } from './unresolved';

/**
 * Sends once more what is not there. DollarPe itself makes a second one impossible, by the keys of the request.
 *
 * @returns undecided again where it must be looked for once more, or nobody can know; undefined where what came of the
 * last time still holds
 */
export async function resend(
	run: Run,
	existing: Existing,
	item: Unresolved,
): Promise<ItemResult | Unresolved | undefined> {
	const { itemIndex, connection, request, selection } = item;
	const outcome = requireOwnAnswer(
		run.declaration.operation,
		request,
		await connection.send(request),
	);
	if (outcome.kind === 'answered') {
		const answer = answeredItem(run.declaration, outcome.envelope, selection, itemIndex);
		return { kind: 'answered', items: [answer] };
	}
	if (isUnresolved(existing, outcome, request)) return { ...item, outcome };
	if (!complainsAbout(outcome, request)) return undefined;
	// Where money moves, it may come because the last time was carried out late: a limit, for one, is used up by it.
	if (existing.quotation) return { ...item, outcome };
	return failureResult(outcome, connection, request, { ...run.errorContext, itemIndex });
}

/** Whether DollarPe finds fault with a value of the request. All else leaves what was uncertain as it was. */
function complainsAbout(outcome: Outcome, { body = {} }: Request): outcome is Refused {
	if (outcome.kind !== 'refused') return false;
	const { kind, fieldErrors } = outcome.failure;
	return kind === 'refused' && fieldErrors.some(({ field }) => Object.hasOwn(body, field));
}
