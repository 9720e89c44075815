import type { IDataObject } from 'n8n-workflow';

import type { Exchange } from './exchange';
import type { Made, Payees } from './kinds';
import type { Plan, Scenario } from './scenario';
import type { Told } from './told';

/** Everything that happened in a world. */
export interface World {
	scenario: Scenario;
	payees: Payees;
	/** What DollarPe had before anything ran. */
	before: Made[];
	exchanges: readonly Exchange[];
	runs: Run[];
	/** What DollarPe has in the end. */
	after: Made[];
	crashes: number;
	jumped: boolean;
	/** When the outage began, if there was one. */
	outageAt?: number;
}

/** What came of one execution. */
export interface Run {
	plan: Plan;
	isHealthy: boolean;
	rows: IDataObject[];
	startedAt: number;
	endedAt: number;
	/** What the user gets; undefined where the process died, or the user has stopped it. */
	told: Told | undefined;
	/** What the list should have, of an execution that reads one. */
	listed?: string[];
}

/** What of a scenario happens; all of it where nothing is said. */
export interface Reduction {
	/** The numbers of the executions. */
	plans?: number[];
	/** The indexes of what is wanted. */
	wanted?: number[];
	/** The keys of the requests that may get a fault. */
	faults?: string[];
	/** Without crashes and cancelling. */
	noEnding?: true;
	noClockJump?: true;
	noEarlier?: true;
	noOutage?: true;
}
