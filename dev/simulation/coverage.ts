import { FAULTS } from './faults';
import type { World } from './world';

/** What a number of worlds has seen. */
export interface Counts {
	worlds: number;
	executions: number;
	items: number;
	requests: number;
	crashes: number;
	clockJumps: number;
	outages: number;
	/** By request, fault and whether the work was done. */
	faults: Record<string, number>;
}

/** The requests that the simulated operations send. */
const REQUESTS = [
	...['payout', 'payin'].flatMap((side) => [
		`POST ${side}/initiate`,
		`GET ${side}/quotation/{id}`,
		`GET ${side}/history`,
		`GET ${side}/{id}`,
	]),
	'POST customer/create',
	'GET customer/list',
	'GET customer/{id}',
	'POST bank/create',
	'GET bank/list/{id}',
	'GET bank/{id}/{id}',
];

const NUMBERS = [
	'worlds',
	'executions',
	'items',
	'requests',
	'crashes',
	'clockJumps',
	'outages',
] as const satisfies Array<keyof Counts>;

export function noCounts(): Counts {
	return {
		...{ worlds: 0, executions: 0, items: 0, requests: 0 },
		...{ crashes: 0, clockJumps: 0, outages: 0, faults: {} },
	};
}

/** Adds what happened in a world. */
export function count(counts: Counts, { runs, exchanges, crashes, jumped, outageAt }: World): void {
	for (const { request, fault } of exchanges) {
		if (fault) addTo(counts.faults, `${request}|${fault.name} ${fault.when}`, 1);
	}
	counts.worlds++;
	counts.executions += runs.length;
	counts.items += runs.reduce((sum, { rows }) => sum + rows.length, 0);
	counts.requests += exchanges.length;
	counts.crashes += crashes;
	counts.clockJumps += Number(jumped);
	counts.outages += Number(outageAt !== undefined);
}

/** Adds other counts. */
export function add(counts: Counts, { faults, ...others }: Counts): void {
	for (const [name, times] of Object.entries(faults)) addTo(counts.faults, name, times);
	for (const name of NUMBERS) counts[name] += others[name];
}

/** Faults that have not happened to a request to which they can happen. */
export function uncovered({ faults }: Counts): string[] {
	return REQUESTS.flatMap((request) =>
		FAULTS.filter(({ happensTo }) => happensTo(request))
			.map(({ name, when }) => `${request}|${name} ${when}`)
			.filter((key) => !faults[key]),
	);
}

/** How often each fault has happened to each request, before and after DollarPe did the work. */
export function tableOf({ faults }: Counts): string {
	const cell = (request: string, name: string) => {
		const possible = FAULTS.filter((each) => each.name === name && each.happensTo(request));
		const counts = possible.map(({ when }) => faults[`${request}|${name} ${when}`] ?? 0);
		return counts.length === 0 ? '–' : counts.join('/');
	};
	const names = [...new Set(FAULTS.map(({ name }) => name))];
	const rows = names.map((name) => {
		const sides = FAULTS.filter((each) => each.name === name).map(({ when }) => when);
		return [`${name}, ${sides.join('/')}`, ...REQUESTS.map((request) => cell(request, name))];
	});
	const head = ['', ...REQUESTS.map((_, n) => `[${n + 1}]`)];
	const widths = head.map((_, n) => Math.max(...[head, ...rows].map((row) => row[n]?.length ?? 0)));
	const lines = [head, ...rows].map((row) =>
		row
			.map((text, n) => text.padEnd(widths[n] ?? 0))
			.join('  ')
			.trimEnd(),
	);
	const legend = REQUESTS.map((request, n) => `[${n + 1}] ${request}`).join('  ');
	return [...lines, legend].join('\n');
}

function addTo(counts: Record<string, number>, name: string, times: number): void {
	counts[name] = (counts[name] ?? 0) + times;
}
