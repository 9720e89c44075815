import { cpus, totalmem } from 'node:os';

import { Problem } from '../lib/problem';
import { BASE } from './contenders';

const NAMES = 250;
const BARS = 420;
const STEP = 30;

/** Legible on a white and on a black page. */
const [TEXT, OURS, OTHERS] = ['#768390', '#2f81f7', '#8c959f'];

/** How long contenders took that took turns. */
export interface Comparison {
	/** Where they ran, such as "n8n 2.41.1". */
	lab: string;
	/** Such as "1,000 customers created". */
	what: string;
	/** Milliseconds by the contender's name. */
	ms: Record<string, number>;
}

/** The ratio of each contender to the HTTP Request node that took turns with it, and its seconds. */
export function ratios(comparisons: readonly Comparison[]): Array<Record<string, string>> {
	return comparisons.map(({ lab, what, ms }) => {
		const cells = Object.entries(ms).map(([name, time]) => {
			return [name, `${(time / (ms[BASE] ?? NaN)).toFixed(2)} × (${(time / 1000).toFixed(2)} s)`];
		});
		return { in: lab, what, ...Object.fromEntries(cells) };
	});
}

/** A table in Markdown. */
export function table([first, ...others]: ReadonlyArray<Record<string, string>>): string {
	const heads = Object.keys(first ?? {});
	const rows = [first ?? {}, ...others].map((row) => Object.values(row));
	const lines = [heads, heads.map(() => '---'), ...rows];
	return lines.map((cells) => `| ${cells.join(' | ')} |`).join('\n');
}

/** This machine, in words. */
export function machine(): string {
	const [{ model } = { model: 'an unknown processor' }, ...others] = cpus();
	const gib = Math.round(totalmem() / 2 ** 30);
	const { platform, arch, version } = process;
	const system = `${platform} ${arch}, Node.js ${version}`;
	return `${others.length + 1} cores of ${model.trim()} with ${gib} GiB of memory (${system})`;
}

const MARKER = '<!-- measured -->';

/**
 * A page with other paragraphs between its two markers.
 *
 * @throws {Problem} where it has not two
 */
export function withMeasured(page: string, paragraphs: readonly string[]): string {
	const [before, , after, ...more] = page.split(MARKER);
	if (after === undefined || more.length > 0) throw new Problem(`The page lacks ${MARKER} twice`);
	return [`${before}${MARKER}`, ...paragraphs, `${MARKER}${after}`].join('\n\n');
}

/** A bar chart in SVG. */
export function speedChart(comparisons: readonly Comparison[]): string {
	const longest = Math.max(...comparisons.flatMap(({ ms }) => Object.values(ms)));
	const lines: string[] = [];
	let y = 0;
	for (const { lab, what, ms } of comparisons) {
		const title = `${what} in ${lab}, over https, in seconds`;
		lines.push(`<text x="0" y="${y + 20}" font-weight="bold">${title}</text>`);
		for (const [name, time] of Object.entries(ms)) {
			y += STEP;
			const width = Math.round((time / longest) * BARS);
			const color = name.startsWith('node, ') ? OURS : OTHERS;
			lines.push(
				`<text x="${NAMES - 10}" y="${y + 20}" text-anchor="end">${name}</text>`,
				`<rect x="${NAMES}" y="${y + 4}" width="${width}" height="22" rx="3" fill="${color}"/>`,
				`<text x="${NAMES + width + 8}" y="${y + 20}">${(time / 1000).toFixed(1)}</text>`,
			);
		}
		y += 1.5 * STEP;
	}
	const [width, height] = [NAMES + BARS + 50, y];
	return [
		`<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${height}" viewBox="0 0 ${width} ${height}" font-family="sans-serif" font-size="13" fill="${TEXT}">`,
		...lines,
		'</svg>\n',
	].join('\n');
}
