import { readFileSync } from 'node:fs';
import { join } from 'node:path';

import { compare, type Lab } from '../../dev/bench/compare';
import { BASE } from '../../dev/bench/contenders';
import { ratios, speedChart, table, withMeasured, type Comparison } from '../../dev/bench/report';
import { createCustomers, initiatePayouts, type Task } from '../../dev/bench/tasks';
import { startEmulator, type Emulator } from '../../dev/emulator';
import { signedCall } from '../../dev/lib/signedCall';

const BY_HAND = 'by hand';

let emulator: Emulator;

beforeAll(async () => {
	emulator = await startEmulator({ processingMs: { payout: Infinity } });
});

afterAll(async () => await emulator.close());

/** Sends the items by itself, each after the other or all at once, and says that it took as long as it is told to. */
function labOf(
	task: Task,
	took: (name: string) => number,
	{ leaves = 0, atOnce = false } = {},
): Lab {
	return {
		name: 'a lab',
		connect: async ({ name }, api) =>
			await Promise.resolve(async (items) => {
				const sent = items
					.slice(leaves)
					.map((item) => async () => await signedCall(api, task.path, item));
				if (atOnce) await Promise.all(sent.map(async (send) => await send()));
				else for (const send of sent) await send();
				return took(name);
			}),
	};
}

describe('a comparison: a reader decides by these numbers', () => {
	it.each([
		['2 customers', createCustomers],
		['2 payouts', initiatePayouts],
	])('has the time of each contender: %s', async (what, task) => {
		const lab = labOf(task, (name) => name.length);
		expect(await compare(lab, emulator, task, 2)).toEqual({
			lab: 'a lab',
			what,
			ms: {
				'node, 20 at once': 16,
				'node, 100 at once': 17,
				[BASE]: BASE.length,
				[BY_HAND]: BY_HAND.length,
			},
		});
	});

	it('has the median of three rounds, and the slow first round does not count', async () => {
		const rounds = [900, 30, 10, 20];
		const turns = new Map<string, number>();
		const lab = labOf(createCustomers, (name) => {
			const turn = turns.get(name) ?? 0;
			turns.set(name, turn + 1);
			return rounds[turn] ?? NaN;
		});
		const { ms } = await compare(lab, emulator, createCustomers, 1);
		expect(Object.values(ms)).toEqual([20, 20, 20, 20]);
		expect([...turns.values()]).toEqual([4, 4, 4, 4]);
	});

	it('is refused where an item has made nothing: that would be fast', async () => {
		const lab = labOf(createCustomers, () => 1, { leaves: 1 });
		await expect(compare(lab, emulator, createCustomers, 3)).rejects.toThrow(
			'node, 20 at once: 2 of 3 customers',
		);
	});

	it('is refused where more was in flight than the node was told', async () => {
		const slow = await startEmulator({ latency: 1000 });
		try {
			const lab = labOf(createCustomers, () => 1, { atOnce: true });
			await expect(compare(lab, slow, createCustomers, 40)).rejects.toThrow(
				/^node, 20 at once: \d+ in flight$/,
			);
		} finally {
			await slow.close();
		}
	});
});

const inN8n: Comparison = {
	lab: 'n8n 2.41.1',
	what: '1,000 customers',
	ms: { 'node, 20 at once': 2040, [BASE]: 6000, [BY_HAND]: 3000 },
};

describe('docs/speed.md', () => {
	it('has each ratio to the HTTP Request node of the same row, with its seconds', () => {
		expect(table(ratios([inN8n]))).toBe(
			[
				`| in | what | node, 20 at once | ${BASE} | ${BY_HAND} |`,
				'| --- | --- | --- | --- | --- |',
				'| n8n 2.41.1 | 1,000 customers | 0.34 × (2.04 s) | 1.00 × (6.00 s) | 0.50 × (3.00 s) |',
			].join('\n'),
		);
	});

	it('gets what a run has measured, and keeps the words around it', () => {
		const marker = '<!-- measured -->';
		expect(withMeasured(`Before\n\n${marker}\n\nold\n\n${marker}\n`, ['new', 'newer'])).toBe(
			`Before\n\n${marker}\n\nnew\n\nnewer\n\n${marker}\n`,
		);
	});

	it('has a place for what a run has measured', () => {
		const page = readFileSync(join(__dirname, '../../docs/speed.md'), 'utf8');
		expect(withMeasured(page, ['new'])).not.toMatch(/^\||^Measured on/m);
	});

	it('is refused without its two markers', () => {
		expect(() => withMeasured('<!-- measured -->\n', ['new'])).toThrow(
			'The page lacks <!-- measured --> twice',
		);
	});
});

describe('docs/pictures/speed.svg', () => {
	it('has a bar for each time, as long as the time is', () => {
		const chart = speedChart([inN8n]);
		const [ours = 0, base = 0, other = 0] = [...chart.matchAll(/<rect [^>]*width="(\d+)"/g)].map(
			([, width]) => Number(width),
		);
		expect(ours / base).toBeCloseTo(0.34, 2);
		expect(other / base).toBeCloseTo(0.5, 2);
		for (const seconds of ['2.0', '6.0', '3.0']) expect(chart).toContain(`>${seconds}</text>`);
	});
});
