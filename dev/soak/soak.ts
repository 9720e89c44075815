import type { IDataObject } from 'n8n-workflow';

import { startEmulator, type Emulator, type Fault } from '../emulator';
import { seeded } from '../lib/random';
import type { Flow, Load, Row } from './load';

export interface SoakSettings {
	/** How many rows each run sends. */
	rows: number;
	runs: number;
	seed: number;
	/** Milliseconds before each answer. */
	latency: readonly [min: number, max: number];
	/** Whether to print progress. */
	progress?: (line: string) => void;
}

/** The expected result: nothing missing, doubled or wrong, and every row answered in every run. */
export interface SoakResult {
	/** The number of different rows of which DollarPe must make something. */
	wanted: number;
	/** What DollarPe has. */
	made: number;
	/** Of these, how many there are for a row that already has one. */
	doubled: number;
	missing: number;
	/** What belongs to no row, or is not what its row asks for. */
	wrong: number;
	/** What DollarPe had when n8n was killed. */
	madeBeforeCrash: number;
	runs: RunCounts[];
	/** How often each fault happened. */
	faults: Record<string, number>;
	requests: number;
	peakInFlight: number;
}

interface RunCounts {
	created: number;
	existing: number;
	/** Rows that DollarPe must refuse, and did. */
	refused: number;
	/** Rows that got an error although DollarPe must take them; another run makes up for it. */
	failed: number;
	/** Rows of which nothing came out at all. */
	unanswered: number;
	ms: number;
}

/** The items on the outputs of a workflow that has run to its end. */
export interface Answers {
	done: IDataObject[];
	refused: IDataObject[];
}

/** Something that runs the workflow of a soak. */
export interface Runner {
	run(rows: Row[]): Promise<Answers>;
	/** Runs it, is killed as soon as `isTime` says so, and starts again. */
	crash(rows: Row[], isTime: () => boolean): Promise<void>;
}

/** Sets up what runs a workflow, for a DollarPe. */
export type Connect = (flow: Flow, emulator: Emulator) => Runner | Promise<Runner>;

/** How often something goes wrong with a request. */
const FAULTS: ReadonlyArray<[share: number, name: string, fault: Fault]> = [
	[0.05, '429', { kind: 'status', status: 429 }],
	[0.01, '500 after the work', { kind: 'status', status: 500, when: 'after' }],
	[0.01, '500 before the work', { kind: 'status', status: 500 }],
	[0.01, 'cut after the work', { kind: 'cut', when: 'after' }],
	[0.01, 'cut before the work', { kind: 'cut', when: 'before' }],
	[0.005, 'NET_TIMEOUT after the work', netTimeout('after')],
	[0.005, 'NET_TIMEOUT before the work', netTimeout('before')],
];

/**
 * Sends the same rows to a DollarPe with faults, again and again. n8n is killed in the middle of a run that comes before
 * the others.
 */
export async function soak(
	load: Load,
	connect: Connect,
	settings: SoakSettings,
): Promise<SoakResult> {
	const { progress } = settings;
	const chance = seeded(settings.seed);
	const emulator = await startEmulator({ latency: settings.latency });
	try {
		const rows = await load.rows(emulator, settings.rows, chance);
		const runner = await connect(load.flow, emulator);
		const faults = addFaults(emulator, load, chance);
		let madeBeforeCrash = 0;
		await runner.crash(rows, () => {
			madeBeforeCrash = load.made(emulator).length;
			return madeBeforeCrash >= rows.length / 2;
		});
		progress?.(`killed and started again when DollarPe had ${madeBeforeCrash}`);
		const runs: RunCounts[] = [];
		for (let n = 0; n < settings.runs; n++) {
			const begin = Date.now();
			const counts = countAnswers(load, rows, await runAll(load, rows, runner));
			const run = { ...counts, ms: Date.now() - begin };
			runs.push(run);
			faults.endDisturbance();
			progress?.(`run ${n + 1}: ${JSON.stringify(run)}`);
		}
		const { requests, peakInFlight } = emulator;
		return {
			...countMade(load, rows, emulator),
			madeBeforeCrash,
			runs,
			faults: faults.counts,
			requests: requests.length,
			peakInFlight,
		};
	} finally {
		await emulator.close();
	}
}

/** Whether everything is as it must be. */
export function isRight({ doubled, missing, wrong, runs }: SoakResult): boolean {
	return [doubled, missing, wrong, ...runs.map((run) => run.unanswered)].every((n) => n === 0);
}

function netTimeout(when: 'before' | 'after'): Fault {
	return { kind: 'status', status: 400, code: 'NET_TIMEOUT', when };
}

/** Runs the workflow for all rows, batch by batch. */
async function runAll({ batch }: Load, rows: Row[], runner: Runner): Promise<Answers> {
	const answers: Answers = { done: [], refused: [] };
	const size = batch ?? rows.length;
	for (let begin = 0; begin < rows.length; begin += size) {
		const { done, refused } = await runner.run(rows.slice(begin, begin + size));
		answers.done.push(...done);
		answers.refused.push(...refused);
	}
	return answers;
}

/** Adds the faults, and what else the load has go wrong until `endDisturbance`. */
function addFaults(emulator: Emulator, load: Load, chance: () => number) {
	const counts: Record<string, number> = {};
	let isDisturbed = true;
	const count = (name: string) => (counts[name] = (counts[name] ?? 0) + 1);
	emulator.faults.when(({ path, body }) => {
		const name = isDisturbed ? load.disturb?.(emulator, path, body, chance) : undefined;
		if (name !== undefined) count(name);
		let roll = chance();
		for (const [share, fault, what] of FAULTS) {
			if (roll < share) {
				count(fault);
				return what;
			}
			roll -= share;
		}
		return undefined;
	});
	return { counts, endDisturbance: () => (isDisturbed = false) };
}

function countAnswers(load: Load, rows: Row[], { done, refused }: Answers) {
	const created = done.filter((each) => each.created === true).length;
	const failed = refused.filter(load.isValid).length;
	// An answer for another row is none for this one.
	const answered = countBy(done.map((each) => String(each.client_reference_id)));
	const open = [...countBy(rows.map(({ ref }) => ref))]
		.map(([ref, count]) => Math.max(0, count - (answered.get(ref) ?? 0)))
		.reduce((sum, count) => sum + count, 0);
	return {
		created,
		existing: done.length - created,
		refused: refused.length - failed,
		failed,
		unanswered: open - refused.length,
	};
}

function countMade(load: Load, rows: Row[], emulator: Emulator) {
	const expected = new Map(rows.filter(load.isValid).map((row) => [row.ref, load.termsOf(row)]));
	const made = load.made(emulator);
	const distinct = new Set(made.map(({ ref }) => ref));
	const isWrong = ({ ref, terms }: (typeof made)[number]) =>
		terms.join('\n') !== expected.get(ref)?.join('\n');
	return {
		wanted: expected.size,
		made: made.length,
		doubled: made.length - distinct.size,
		missing: [...expected.keys()].filter((ref) => !distinct.has(ref)).length,
		wrong: made.filter(isWrong).length,
	};
}

function countBy(texts: string[]): Map<string, number> {
	const counts = new Map<string, number>();
	for (const text of texts) counts.set(text, (counts.get(text) ?? 0) + 1);
	return counts;
}
