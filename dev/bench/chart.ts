import { isShown } from './page';
import type { Comparison, Line } from './report';

const WIDTH = 720;
const NAMES = 250;
const BAR = 22;
const STEP = 30;
const HEAD = 34;
const GAP = 18;

/** Legible on a white and on a black page. */
const TEXT = '#768390';
const OURS = '#2f81f7';
const OTHERS = '#8c959f';

/** A bar chart of what one run has measured, as SVG: how long 1,000 items take in n8n, over https. */
export function speedChart(comparisons: readonly Comparison[]): string {
	const shown = comparisons.filter(isShown);
	const longest = Math.max(...shown.flatMap(({ lines }) => lines.map(({ ms }) => ms)));
	let y = 0;
	const groups = shown.map((comparison) => {
		const group = groupOf(comparison, y, longest);
		y += HEAD + comparison.lines.length * STEP + GAP;
		return group;
	});
	return [
		`<svg xmlns="http://www.w3.org/2000/svg" width="${WIDTH}" height="${y}" viewBox="0 0 ${WIDTH} ${y}" font-family="sans-serif" font-size="13" fill="${TEXT}">`,
		...groups.flat(),
		'</svg>',
		'',
	].join('\n');
}

function groupOf({ size, done, lab, lines }: Comparison, top: number, longest: number): string[] {
	const title = `${size.toLocaleString('en-US')} ${done} in ${lab}, over https, in seconds`;
	return [
		`<text x="0" y="${top + 20}" font-weight="bold">${escaped(title)}</text>`,
		...lines.flatMap((line, n) => barOf(line, top + HEAD + n * STEP, longest)),
	];
}

function barOf({ name, ms }: Line, top: number, longest: number): string[] {
	// Room for the number behind the longest bar.
	const width = Math.max(1, Math.round((ms / longest) * (WIDTH - NAMES - 50)));
	const middle = top + BAR - 6;
	const color = name.startsWith('this node') ? OURS : OTHERS;
	return [
		`<text x="${NAMES - 10}" y="${middle}" text-anchor="end">${escaped(name)}</text>`,
		`<rect x="${NAMES}" y="${top}" width="${width}" height="${BAR}" rx="3" fill="${color}"/>`,
		`<text x="${NAMES + width + 8}" y="${middle}">${(ms / 1000).toFixed(1)}</text>`,
	];
}

function escaped(text: string): string {
	return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;');
}
