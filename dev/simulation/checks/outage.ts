import { isUncertain } from '../told';
import type { Run, World } from '../world';
import type { Finding } from './finding';

/** Requests that fail before the node begins nothing new, and items that it tries after good probes. */
const TRIED_IN_VAIN = 13;

/**
 * Executions of which an outage has left open more items than it may: no more than can be under way when it begins, and the
 * few that the node needs to see it.
 */
export function outage({ outageAt, runs, exchanges }: World): Finding[] {
	if (outageAt === undefined) return [];
	// Other faults leave items open, too.
	const others = new Set(
		exchanges.flatMap(({ plan, fault, isInOutage }) => (fault && !isInOutage ? [plan] : [])),
	);
	// Each try of Retry On Fail begins anew.
	const makers = runs.filter(
		({ plan }) => plan.operation === 'make' && plan.maxTries === 1 && !others.has(plan.n),
	);
	return makers.flatMap((run) => {
		const { plan, rows } = run;
		const most = Math.min(rows.length, plan.maxParallelRequests) + TRIED_IN_VAIN;
		const open = uncertainItems(run);
		if (open <= most) return [];
		const text = `execution ${plan.n}: ${open} of ${rows.length}, at the most ${most}`;
		return [{ rule: 'an outage leaves too many items open', text }];
	});
}

function uncertainItems({ told }: Run): number {
	if (!told) return 0;
	if (!told.error) return told.items.filter((item) => isUncertain(item?.error ?? '')).length;
	const { message, description } = told.error;
	const [first] = description.split(/Item \d+ ended the run/);
	const [, others = '0'] = /(\d+) more may be in DollarPe already/.exec(description) ?? [];
	return Number(isUncertain(`${message} ${first}`)) + Number(others);
}
