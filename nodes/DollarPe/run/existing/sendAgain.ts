import type { Outcome, Refused } from '../../../client/outcome';
import type { Request } from '../../../client/request';
import type { Existing } from '../../resources/operation';
import { answeredItem } from '../items';
import { failed, type ItemResult } from '../result';
import type { Run } from '../run';
import { ofRequest } from './ofRequest';
import { isUndecided, type Undecided } from './undecided';

/**
 * Sends once more what is not there. DollarPe itself makes a second one impossible, by the keys of the request.
 *
 * @returns undecided again where it must be looked for once more, or nobody can know; undefined where what came of the
 * last time still holds
 */
export async function sendAgain(
	run: Run,
	existing: Existing,
	item: Undecided,
): Promise<ItemResult | Undecided | undefined> {
	const { itemIndex, connection, request, wanted } = item;
	const outcome = ofRequest(run.declaration.operation, request, await connection.send(request));
	if (outcome.kind === 'answered') {
		const answer = answeredItem(run.declaration, outcome.envelope, wanted, itemIndex);
		return { kind: 'answered', items: [answer] };
	}
	if (isUndecided(existing, outcome, request)) return { ...item, outcome };
	if (!complainsAbout(outcome, request)) return undefined;
	// Where money moves, it may come because the last time was carried out late: a limit, for one, is used up by it.
	if (existing.quotation) return { ...item, outcome };
	return failed(outcome, connection, request, { ...run.subject, itemIndex });
}

/** Whether DollarPe finds fault with a value of the request. All else leaves what was uncertain as it was. */
function complainsAbout(outcome: Outcome, { body = {} }: Request): outcome is Refused {
	if (outcome.kind !== 'refused') return false;
	const { kind, complaints } = outcome.failure;
	return kind === 'refused' && complaints.some(({ field }) => Object.hasOwn(body, field));
}
