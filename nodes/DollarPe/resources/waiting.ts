import type { States } from '../../../dollarpe/states';
import type { Operation, OperationField } from './operation';

/** How long to wait for a final status, in minutes; the node does not wait where it is not added. */
export const waitForFinalStatus: OperationField = {
	displayName: 'Wait for Final Status (Minutes)',
	name: 'waitForFinalStatus',
	type: 'number',
	typeOptions: { minValue: 1, maxValue: 1440 },
	default: 60,
	description:
		'For how many minutes to look again until the status is final, up to 1440 (a day). The execution runs on meanwhile. The item says in <code>final</code> whether it is.',
};

/** How long to wait between two looks at the same item, in seconds. */
export const pollEvery: OperationField = {
	displayName: 'Poll Every (Seconds)',
	name: 'pollEvery',
	type: 'number',
	typeOptions: { minValue: 1, maxValue: 3600 },
	default: 60,
	description:
		"With Wait for Final Status: how many seconds to wait before looking again. DollarPe's own hosts are never asked more often than every 60 seconds.",
};

/**
 * What an operation declares that can wait for a final status.
 *
 * @param status the name of the status in the answer
 */
export function waitsFor(states: States, status: string): Pick<Operation, 'delivery' | 'options'> {
	return { delivery: { kind: 'poll', states, status }, options: [pollEvery, waitForFinalStatus] };
}
