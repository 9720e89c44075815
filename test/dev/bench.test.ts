import { readFileSync } from 'node:fs';
import { join } from 'node:path';

import { speedChart } from '../../dev/bench/chart';
import { compare, type Lab } from '../../dev/bench/compare';
import { BASE } from '../../dev/bench/contenders';
import { ratios, table, withTexts, type Comparison } from '../../dev/bench/report';
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
			scheme: 'http',
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

const ms = { 'node, 20 at once': 2040, [BASE]: 6000, [BY_HAND]: 3000 };

const core: Comparison = {
	lab: 'n8n-core',
	scheme: 'https',
	what: '1,000 customers',
	ms: { ...ms, [BASE]: 3000 },
};

const n8n: Comparison = { ...core, lab: 'n8n 2.41.1', ms };

describe('docs/speed.md', () => {
	it('has each ratio to the HTTP Request node of the same row, with its seconds', () => {
		expect(table(ratios([core, n8n]))).toBe(
			[
				`| in | over | what | node, 20 at once | ${BASE} | ${BY_HAND} |`,
				'| --- | --- | --- | --- | --- | --- |',
				'| n8n-core | https | 1,000 customers | 0.68 × (2.04 s) | 1.00 × (3.00 s) | 1.00 × (3.00 s) |',
				'| n8n 2.41.1 | https | 1,000 customers | 0.34 × (2.04 s) | 1.00 × (6.00 s) | 0.50 × (3.00 s) |',
			].join('\n'),
		);
	});

	it('gets all numbers of a run, and keeps the words around them', () => {
		const page =
			'Before\n\n<!-- a -->\n\nold\n\n<!-- /a -->\n\nBetween\n\n<!-- b -->\n<!-- /b -->\n';
		expect(withTexts(page, { a: 'new', b: 'newer' })).toBe(
			'Before\n\n<!-- a -->\n\nnew\n\n<!-- /a -->\n\nBetween\n\n<!-- b -->\n\nnewer\n\n<!-- /b -->\n',
		);
	});

	it('has a place for everything that a run of half an hour has measured', () => {
		const texts = { run: 'A', ratios: 'B', memory: 'C', signing: 'D' };
		const page = withTexts(readFileSync(join(__dirname, '../../docs/speed.md'), 'utf8'), texts);
		expect(page).not.toMatch(/^\||^Measured on/m);
	});

	it.each(['<!-- b -->', '<!-- /b -->'])('is refused without its marker %s', (marker) => {
		const page = '<!-- a -->\n<!-- /a -->\n<!-- b -->\n<!-- /b -->'.replace(marker, '');
		expect(() => withTexts(page, { a: 'new', b: 'newer' })).toThrow(
			'The page lacks <!-- b --> or <!-- /b -->',
		);
	});
});

describe('docs/pictures/speed.svg', () => {
	const chart = speedChart([core, { ...n8n, scheme: 'http' }, n8n, { ...n8n, what: '5,000 more' }]);

	it('shows what users have, a whole n8n and https, alone', () => {
		expect(chart.match(/font-weight="bold">[^<]*/g)).toEqual([
			'font-weight="bold">1,000 customers in n8n 2.41.1, over https, in seconds',
		]);
	});

	it('has a bar for each time, as long as the time is', () => {
		const [ours = 0, base = 0, other = 0] = [...chart.matchAll(/<rect [^>]*width="(\d+)"/g)].map(
			([, width]) => Number(width),
		);
		expect(ours / base).toBeCloseTo(0.34, 2);
		expect(other / base).toBeCloseTo(0.5, 2);
		for (const seconds of ['2.0', '6.0', '3.0']) expect(chart).toContain(`>${seconds}</text>`);
	});
});
