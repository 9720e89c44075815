import { speedChart } from '../../dev/bench/chart';
import { speedPage } from '../../dev/bench/page';
import { BASE, type Comparison, type Report } from '../../dev/bench/report';

const lines = [
	{ name: 'this node, 20 in flight', ms: 2040, peakInFlight: 20 },
	{ name: BASE, ms: 6000, peakInFlight: 8 },
	{ name: 'A & B', ms: 3000, peakInFlight: 800 },
];

const core: Comparison = {
	lab: "n8n's engine alone (n8n-core)",
	scheme: 'http',
	done: 'customers created',
	latency: 20,
	size: 1000,
	lines,
};

const whole: Comparison = { ...core, lab: 'n8n 2.41.1', scheme: 'https' };

const report: Report = {
	date: '2026-11-25',
	command: 'npm run bench',
	machine: {
		cores: 2,
		model: 'Some Processor 3000',
		memory: 8,
		node: 'v24.1.0',
		platform: 'linux x64',
	},
	minutes: 27,
	comparisons: [core, whole, { ...whole, size: 5000, latency: 200 }],
	memory: [{ customers: 1000, 'peak MB': 12.3 }],
	signing: [{ body: 'customer', 'median µs': 4.5 }],
};

describe('docs/speed.md: a reader decides by these numbers', () => {
	const page = speedPage(report);

	it('names the day, the command, how long it took and the machine', () => {
		expect(page).toContain(
			'Measured on 2026-11-25 with `npm run bench` in 27 minutes, all in one run, on 2 cores of Some Processor 3000 with 8 GiB of memory (linux x64).',
		);
	});

	it('has each time, and its ratio to the HTTP Request node of the same table', () => {
		const rows = page.split('\n').filter((line) => line.startsWith('| https | 20 ms'));
		expect(rows).toEqual([
			'| https | 20 ms | 1,000 | this node, 20 in flight | 2.0 | 2.04 | 0.34 |',
			`| https | 20 ms | 1,000 | ${BASE} | 6.0 | 6.00 | 1.00 |`,
			'| https | 20 ms | 1,000 | A & B | 3.0 | 3.00 | 0.50 |',
		]);
		expect(page).toContain(
			'| https | 200 ms | 5,000 | this node, 20 in flight | 2.0 | 0.41 | 0.34 |',
		);
	});

	it('keeps what ran in the engine alone apart from what ran in n8n', () => {
		const [, engine = '', n8n = ''] = page.split('\n## Customers created, in ');
		expect(engine).toContain('| http |');
		expect(engine).not.toContain('| https |');
		expect(n8n).toContain('| https |');
		expect(n8n).not.toContain('| http |');
	});

	it('has the tables of memory and signing, and none where they were left out', () => {
		expect(page).toContain('| customers | peak MB |\n| --: | --: |\n| 1000 | 12.3 |');
		expect(page).toContain('| body | median µs |\n| --- | --: |\n| customer | 4.5 |');
		const less = speedPage({ ...report, memory: [], signing: [] });
		expect(less).not.toMatch(/## (Memory|Signing)/);
	});

	it('says in words what its picture shows', () => {
		expect(page).toContain(
			`![customers created: this node, 20 in flight 2.0 s, ${BASE} 6.0 s, A & B 3.0 s](pictures/speed.svg)`,
		);
	});
});

describe('docs/pictures/speed.svg', () => {
	const chart = speedChart(report.comparisons);

	it('shows what users have, a whole n8n and https, alone', () => {
		expect(chart.match(/font-weight="bold"/g)).toHaveLength(1);
		expect(chart).toContain('1,000 customers created in n8n 2.41.1, over https, in seconds');
		expect(chart).toContain('A &amp; B');
	});

	it('has a bar for each time, as long as the time is', () => {
		const [ours = 0, base = 0, other = 0] = [...chart.matchAll(/<rect [^>]*width="(\d+)"/g)].map(
			([, width]) => Number(width),
		);
		expect(ours / base).toBeCloseTo(0.34, 2);
		expect(other / base).toBeCloseTo(0.5, 2);
		for (const seconds of ['2.0', '6.0', '3.0']) expect(chart).toContain(`>${seconds}</text>`);
	});

	it('fits on its canvas', () => {
		const height = Number(/^<svg [^>]*height="(\d+)"/.exec(chart)?.[1]);
		const ends = [...chart.matchAll(/<rect x="(\d+)" y="(\d+)" width="(\d+)" height="(\d+)"/g)];
		expect(ends).toHaveLength(3);
		for (const [, x, y, width, high] of ends) {
			expect(Number(x) + Number(width)).toBeLessThan(720 - 30);
			expect(Number(y) + Number(high)).toBeLessThanOrEqual(height);
		}
	});

	it('has colors that are legible on white and on black', () => {
		const colors = new Set([...chart.matchAll(/fill="#(\w{6})"/g)].map(([, color]) => color ?? ''));
		for (const color of colors) {
			expect(contrast(color, 'ffffff')).toBeGreaterThan(3);
			expect(contrast(color, '0d1117')).toBeGreaterThan(3);
		}
	});
});

/** The contrast of two colors (WCAG 2.2, contrast ratio). */
function contrast(one: string, other: string): number {
	const [light = 0, dark = 0] = [one, other].map(luminance).sort((a, b) => b - a);
	return (light + 0.05) / (dark + 0.05);
}

function luminance(color: string): number {
	const [red = 0, green = 0, blue = 0] = (color.match(/../g) ?? []).map((pair) => {
		const value = parseInt(pair, 16) / 255;
		return value <= 0.03928 ? value / 12.92 : ((value + 0.055) / 1.055) ** 2.4;
	});
	return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
}
