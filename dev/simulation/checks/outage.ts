import { isUncertain } from '../told';
import type { Run, World } from '../world';
import type { Finding } from './finding';
import { requestsFor } from './ownRequests';

/** Requests that fail before the node begins nothing new, and items that it tries after good probes. */
const TRIED_IN_VAIN = 13;

/** Whether the node stops when a service of DollarPe's is out. Until it does, nothing bounds what an outage leaves open. */
const STOPS_IN_OUTAGE = false;

/**
 * What an outage leaves open: of an execution, no more items than were under way when it began, and the few that the
 * node needs to see it.
 */
export function outage(world: World): Finding[] {
	return STOPS_IN_OUTAGE ? leftOpen(world) : [];
}

/** Executions of which an outage has left open more items than it may. */
export function leftOpen(world: World): Finding[] {
	const { outageAt: began } = world;
	if (began === undefined) return [];
	// Each try of Retry On Fail begins anew.
	const makers = world.runs.filter(
		({ plan, isHealthy }) => plan.operation === 'make' && plan.maxTries === 1 && !isHealthy,
	);
	return makers.flatMap((run) => {
		const most = underWay(world, run, began) + TRIED_IN_VAIN;
		const open = uncertainItems(run);
		if (open <= most) return [];
		const text = `execution ${run.plan.n}: ${open} of ${run.rows.length}, at the most ${most}`;
		return [{ rule: 'an outage leaves too many items open', text }];
	});
}

/** How many items had sent what makes something, and had no answer yet. */
function underWay(world: World, run: Run, at: number): number {
	const isUnderWay = (row: Run['rows'][number]) =>
		requestsFor(world, run, row).some(
			({ sentAt, got }) => sentAt <= at && (got === undefined || got.at > at),
		);
	return run.rows.filter(isUnderWay).length;
}

function uncertainItems({ told }: Run): number {
	if (!told) return 0;
	if (!told.error) return told.items.filter((item) => isUncertain(item?.error ?? '')).length;
	const { message, description } = told.error;
	const [, others = '0'] = /(\d+) more may be in DollarPe already/.exec(description) ?? [];
	return Number(isUncertain(`${message} ${description}`)) + Number(others);
}
