import { setGlobalState } from 'n8n-workflow';

import type { Types } from '../engine';
import { findingsIn, type Finding } from './checks';
import { count, noCounts, type Counts } from './coverage';
import { makeScenario } from './makeScenario';
import { runWorld } from './runWorld';
import { installVirtualTime, type VirtualTime } from './time';
import type { Reduction, World } from './world';

/** A world in which something was wrong. */
export interface FailedWorld {
	seed: number;
	findings: Finding[];
}

/** Runs worlds one after the other, in this process. */
export class Simulator {
	private readonly time: VirtualTime = installVirtualTime();

	private readonly depth = Error.stackTraceLimit;

	counts: Counts = noCounts();

	constructor(private readonly types: Types) {
		// DollarPe's refusals are errors, and so are the node's: their stacks cost more than their work.
		Error.stackTraceLimit = 0;
		// For each item, n8n works out what time it is in its time zone, which takes long for all but this one.
		setGlobalState({ defaultTimezone: 'utc' });
	}

	/** Runs a world, or a part of it, and counts what has happened in it. */
	async world(seed: number, reduction?: Reduction): Promise<World> {
		const world = await runWorld(makeScenario(seed), this.types, this.time, reduction);
		count(this.counts, world);
		return world;
	}

	/** What is wrong in a world; also that it does not come to its end. */
	async findings(seed: number, reduction?: Reduction): Promise<Finding[]> {
		try {
			return findingsIn(await this.world(seed, reduction));
		} catch (error) {
			return [{ rule: 'no end', text: error instanceof Error ? error.message : String(error) }];
		}
	}

	/** The first of some worlds in which something is wrong. */
	async firstFailure(firstSeed: number, worlds: number): Promise<FailedWorld | undefined> {
		for (let seed = firstSeed; seed < firstSeed + worlds; seed++) {
			const findings = await this.findings(seed);
			if (findings.length > 0) return { seed, findings };
		}
		return undefined;
	}

	/** Gives this process its clock back. */
	close(): void {
		Error.stackTraceLimit = this.depth;
		this.time.uninstall();
	}
}
