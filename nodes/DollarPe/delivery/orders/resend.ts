import type { OrderDelivery } from '../../resources/delivery';
import { complainsAbout } from '../existing/taken';
import type { Unresolved } from '../existing/unresolved';
import { itemResult, requireOwnAnswer } from '../itemResult';
import type { ItemResult } from '../results';
import type { Run } from '../run';
import { isUnresolved } from './isUnresolved';
import { rememberOutcome } from './madeByRun';

/**
 * Sends once more what is not there. DollarPe itself makes a second one impossible, by the keys of the request.
 *
 * @returns unresolved again where it must be looked for once more, or nobody can know; undefined where what came of the
 * last time still holds
 */
export async function resend(
	run: Run,
	delivery: OrderDelivery,
	item: Unresolved,
): Promise<ItemResult | Unresolved | undefined> {
	const { connection, request } = item;
	const { operation } = run.declaration;
	const outcome = requireOwnAnswer(operation, request, await connection.send(request));
	rememberOutcome(run, delivery, item, outcome);
	if (outcome.kind === 'answered') return itemResult(run, item, outcome, { created: true });
	// A complaint may come because the last time was carried out late: a limit, for one, is used up by it.
	const mustLook = isUnresolved(delivery, outcome) || complainsAbout(outcome, request);
	return mustLook ? { ...item, outcome } : undefined;
}
