import type { IDataObject } from 'n8n-workflow';

import type { Exchange } from '../exchange';
import { CERTAIN_FAULTS } from '../faults';
import { KINDS, type KindOf } from '../kinds';
import type { Run, World } from '../world';

/**
 * Whether a request could also be another row's that asks for the same.
 *
 * @param wasTold whether what that row was told goes with what is known of the request
 */
export function isTwins(
	{ rows, told }: Run,
	row: IDataObject,
	wasTold: (error: string | undefined) => boolean,
): boolean {
	return rows.some(
		(other, n) => other !== row && isSameRow(other, row) && wasTold(told?.items[n]?.error),
	);
}

/** Whether two rows ask for the same, so that a request of one cannot be told from a request of the other. */
export function isSameRow(one: IDataObject, other: IDataObject): boolean {
	return Object.keys(one).every((key) => key === 'subject' || one[key] === other[key]);
}

/** The requests of an execution that could make what a row wants. */
export function requestsFor({ exchanges }: World, { plan }: Run, row: IDataObject): Exchange[] {
	const kind: KindOf = KINDS[plan.kind];
	return exchanges.filter(
		(each) => each.plan === plan.n && each.request === kind.request && kind.isFor(each.body, row),
	);
}

/** Whether a request has reached DollarPe, or may have. */
export function hasLeft({ fault, workedAt }: Exchange): boolean {
	return workedAt !== undefined && fault?.name !== 'unreachable';
}

/** Whether something went wrong on the way, with a request of the item or with a look for it. */
export function mayBeOpen(
	{ exchanges, jumped, scenario }: World,
	{ plan }: Run,
	own: Exchange[],
): boolean {
	if (jumped) return true;
	const isOpen = (each: Exchange) =>
		each.got?.broken === 'left' ||
		(each.fault !== undefined && !CERTAIN_FAULTS.includes(each.fault.name));
	const looks = exchanges.filter((each) => each.plan === plan.n && each.request.startsWith('GET'));
	// A 429 to one request holds back the looks for all.
	const isHeld = exchanges.some((each) => each.plan === plan.n && each.fault?.name === '429');
	const isSlow = scenario.latencyMs[1] * 2 > plan.timeoutSeconds * 1000;
	return (
		own.some(isOpen) ||
		looks.some((each) => each.fault !== undefined || isOpen(each)) ||
		isHeld ||
		isSlow
	);
}
