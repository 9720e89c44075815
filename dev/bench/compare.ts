import { contacts } from '../lib/contacts';
import { byHand, dollarPe, httpRequest, type Contender } from './contenders';
import { forkEmulator, type RemoteEmulator } from './emulatorProcess';
import type { Lab } from './lab';

/** How slow DollarPe is, and how many of our requests may be in flight. */
const APIS = [
	{ latency: 20, limits: [20, 100] },
	{ latency: 200, limits: [100] },
];

const SIZES = [1000, 5000];

const ROUNDS = 3;

/** The baseline of the comparison. */
const BASE = 'HTTP Request, with the credential';

type Row = Record<string, string | number>;

interface Measured {
	ms: number;
	peak: number;
}

/**
 * Medians of three rounds, the contenders taking turns, after a warm-up round.
 *
 * @throws {Error} if a contact has not become a customer, or a limit was exceeded
 */
export async function compare(lab: Lab, progress: (line: string) => void): Promise<Row[]> {
	const rows: Row[] = [];
	for (const { latency, limits } of APIS) {
		const emulator = await forkEmulator(latency);
		try {
			const contenders = [
				...limits.map((limit) => dollarPe(`this node, ${limit} in flight`, limit)),
				httpRequest(BASE, emulator),
				byHand('Edit Fields + Crypto + HTTP Request', emulator),
			];
			await round(lab, emulator, contenders, SIZES[0] ?? 0);
			const small = new Map<string, number>();
			for (const size of SIZES) {
				const rounds: Array<Map<string, Measured>> = [];
				for (let n = 0; n < ROUNDS; n++) {
					rounds.push(await round(lab, emulator, contenders, size));
					progress(`API ${latency} ms, ${size} customers: round ${n + 1} of ${ROUNDS}`);
				}
				const base = medianOf(rounds, BASE);
				for (const { name, limit } of contenders) {
					const ms = medianOf(rounds, name);
					const each = ms / size;
					if (!small.has(name)) small.set(name, each);
					rows.push({
						'API ms': latency,
						customers: size,
						what: name,
						'median ms': Math.round(ms),
						'ms each': Number(each.toFixed(2)),
						// The time that the API's latency alone takes at the contender's limit.
						'least ms': limit === undefined ? '' : (size * latency) / limit,
						'× HTTP Request': ratio(ms, base),
						[`× each of ${SIZES[0]}`]: ratio(each, small.get(name) ?? NaN),
						'peak in flight': Math.max(...rounds.map((each) => each.get(name)?.peak ?? NaN)),
					});
				}
			}
		} finally {
			emulator.close();
		}
	}
	return rows;
}

async function round(
	lab: Lab,
	emulator: RemoteEmulator,
	contenders: Contender[],
	size: number,
): Promise<Map<string, Measured>> {
	const measured = new Map<string, Measured>();
	for (const contender of contenders) {
		await emulator.reset();
		const ms = await lab.run(contender, emulator, contacts(size));
		const { customers, peakInFlight: peak } = await emulator.state();
		const { name, limit = Infinity } = contender;
		if (customers !== size) throw new Error(`${name}: ${customers} of ${size} became customers`);
		if (peak > limit) throw new Error(`${name}: ${peak} in flight`);
		measured.set(name, { ms, peak });
	}
	return measured;
}

function medianOf(rounds: Array<Map<string, Measured>>, name: string): number {
	const values = rounds.map((each) => each.get(name)?.ms ?? NaN).sort((a, b) => a - b);
	return values[values.length >> 1] ?? NaN;
}

const ratio = (value: number, base: number) => Number((value / base).toFixed(2));
