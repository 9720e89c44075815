import { cpus, totalmem } from 'node:os';

import { Problem } from '../lib/problem';
import { BASE } from './contenders';

/** How long contenders took that took turns. */
export interface Comparison {
	/** Where they ran, such as "n8n 2.41.1". */
	lab: string;
	/** "http" or "https". */
	scheme: string;
	/** Such as "1,000 customers created". */
	what: string;
	/** Milliseconds by the contender's name. */
	ms: Record<string, number>;
}

/** A row of a table, by the names of its columns. */
export type Row = Record<string, string | number>;

/** The ratio of each contender to the HTTP Request node that took turns with it, and its seconds. */
export function ratios(comparisons: readonly Comparison[]): Row[] {
	return comparisons.map(({ lab, scheme, what, ms }) => {
		const cells = Object.entries(ms).map(([name, time]) => {
			return [name, `${(time / (ms[BASE] ?? NaN)).toFixed(2)} × (${(time / 1000).toFixed(2)} s)`];
		});
		return { in: lab, over: scheme, what, ...Object.fromEntries(cells) };
	});
}

/** A table in Markdown, with numbers on the right; nothing where there are no rows. */
export function table(rows: readonly Row[]): string {
	const [first] = rows;
	if (!first) return '';
	const sides = Object.values(first).map((cell) => (typeof cell === 'number' ? '--:' : '---'));
	const lines = [Object.keys(first), sides, ...rows.map((row) => Object.values(row))];
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

/**
 * A page with new texts between their markers, such as `<!-- memory -->` and `<!-- /memory -->`.
 *
 * @throws {Problem} where a marker is missing
 */
export function withTexts(page: string, texts: Record<string, string>): string {
	return Object.entries(texts).reduce((before, [name, text]) => {
		const [begin, end] = [`<!-- ${name} -->`, `<!-- /${name} -->`];
		const [head = '', rest = ''] = before.split(begin);
		const [, tail] = rest.split(end);
		if (tail === undefined) throw new Problem(`The page lacks ${begin} or ${end}`);
		return `${head}${begin}\n\n${text}\n\n${end}${tail}`;
	}, page);
}
