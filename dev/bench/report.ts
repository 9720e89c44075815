import { cpus, totalmem } from 'node:os';

/** The contender that the others are compared with. */
export const BASE = 'HTTP Request, with the credential';

/** How often each contender takes its turn. */
export const ROUNDS = 3;

/** How long one contender took. */
export interface Line {
	name: string;
	/** The median, in milliseconds. */
	ms: number;
	/** The most requests that DollarPe had at once. */
	peakInFlight: number;
}

/** Contenders that took turns. */
export interface Comparison {
	/** Where they ran, such as "n8n 2.41.1". */
	lab: string;
	scheme: 'http' | 'https';
	/** Such as "customers created". */
	done: string;
	/** Milliseconds before each of DollarPe's answers. */
	latency: number;
	/** How many items. */
	size: number;
	/** In the order in which they took turns. */
	lines: Line[];
}

export type Row = Record<string, string | number>;

/** All that one run has measured. */
export interface Report {
	/** YYYY-MM-DD. */
	date: string;
	/** What was run, as on the command line. */
	command: string;
	machine: Machine;
	/** How long the whole run took. */
	minutes: number;
	comparisons: Comparison[];
	memory: Row[];
	signing: Row[];
}

export interface Machine {
	cores: number;
	/** The model of its processor. */
	model: string;
	/** In GiB. */
	memory: number;
	/** The version of Node.js that ran n8n's engine. */
	node: string;
	platform: string;
}

export function thisMachine(): Machine {
	const all = cpus();
	return {
		cores: all.length,
		model: all[0]?.model.trim() || 'unknown processor',
		memory: Math.round(totalmem() / 2 ** 30),
		node: process.version,
		platform: `${process.platform} ${process.arch}`,
	};
}
