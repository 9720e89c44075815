import type { Comparison } from './report';

const NAMES = 250;
const BARS = 420;
const STEP = 30;

/** Legible on a white and on a black page. */
const [TEXT, OURS, OTHERS] = ['#768390', '#2f81f7', '#8c959f'];

/** A bar chart in SVG of what users have: a whole n8n, and https. */
export function speedChart(comparisons: readonly Comparison[]): string {
	const shown = comparisons.filter(
		({ lab, scheme, what }) =>
			lab.startsWith('n8n ') && scheme === 'https' && what.startsWith('1,000 '),
	);
	const longest = Math.max(...shown.flatMap(({ ms }) => Object.values(ms)));
	const lines: string[] = [];
	let y = 0;
	for (const { lab, what, ms } of shown) {
		const title = `${what} in ${lab}, over https, in seconds`;
		lines.push(`<text x="0" y="${y + 20}" font-weight="bold">${title}</text>`);
		for (const [name, time] of Object.entries(ms)) {
			y += STEP;
			const width = Math.round((time / longest) * BARS);
			const color = name.startsWith('this node') ? OURS : OTHERS;
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
