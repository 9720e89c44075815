import { isRecord } from '../lib/json';
import type { Exchange } from './exchange';
import type { Run, World } from './world';

/** What happened in a world, in the order of time, for a person to read. */
export function storyOf(world: World): string {
	const lines = [
		...world.before.map(({ kind, ref, terms, status }) => ({
			at: -1,
			text: `before: ${kind} ${ref} (${terms}) ${status}`,
		})),
		...world.runs.flatMap(linesOfRun),
		...world.exchanges.flatMap(linesOf),
	];
	return lines
		.sort((a, b) => a.at - b.at)
		.map(({ at, text }) => `${at < 0 ? '' : `${(at / 1000).toFixed(3)} s`.padStart(12)} ${text}`)
		.join('\n');
}

interface Line {
	at: number;
	text: string;
}

function linesOf({ key, fault, sentAt, workedAt, made, got }: Exchange): Line[] {
	const name = `execution ${key}`;
	const wrong = fault ? ` – ${fault.name} (${fault.when} the work)` : '';
	const answer = got?.answer
		? `HTTP ${got.answer.status} ${got.answer.body.slice(0, 160)}`
		: got?.broken;
	return [
		{ at: sentAt, text: `${name}${wrong}` },
		...(workedAt === undefined
			? []
			: [{ at: workedAt, text: `  DollarPe: ${name}${made ? `: makes ${made}` : ''}` }]),
		...(got ? [{ at: got.at, text: `  ${name}: ${String(answer)}` }] : []),
	];
}

function linesOfRun({ plan, rows, startedAt, endedAt, told, isHealthy }: Run): Line[] {
	const name = `EXECUTION ${plan.n}`;
	const begins = `${name} begins: ${plan.operation} ${plan.kind} ${JSON.stringify(rows)}${isHealthy ? ', without faults' : ''}`;
	const ends = told
		? told.items.map((item, n) => {
				const result = item?.results
					.map(({ id, status, created, final }) => JSON.stringify({ id, status, created, final }))
					.join();
				return `${name} item ${n}: ${item?.error ?? result ?? 'nothing'}`;
			})
		: [`${name} ends without an outcome`];
	const error = isRecord(told?.error)
		? [`${name} ends: ${told.error.message} ${told.error.description}`]
		: [];
	return [
		{ at: startedAt, text: begins },
		...(Number.isFinite(endedAt) ? [...ends, ...error].map((text) => ({ at: endedAt, text })) : []),
	];
}
