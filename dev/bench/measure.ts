import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

import { format, resolveConfig } from 'prettier';

import { optionsFrom } from '../lib/arguments';
import { ROOT } from '../lib/folders';
import type { Api } from '../lib/keys';
import { runMain } from '../lib/main';
import { Problem } from '../lib/problem';
import { speedChart } from './chart';
import { compare, type Lab } from './compare';
import { engineLab, n8nLab } from './labs';
import { measureMemory } from './memory';
import { machine, ratios, table, withTexts, type Comparison } from './report';
import { measureSigning } from './signing';
import { createCustomers, initiatePayouts, type Task } from './tasks';

const PARTS = ['core', 'n8n', 'memory', 'signing'];

const USAGE = `Usage: npm run bench -- [--quick] [--only ${PARTS.join('|')}]`;

const OPTIONS = { quick: { type: 'boolean', default: false }, only: { type: 'string' } } as const;

/** What the contenders do, for how many items. */
const QUICK: ReadonlyArray<[task: Task, size: number]> = [
	[createCustomers, 1000],
	[initiatePayouts, 1000],
];

const WHOLE: typeof QUICK = [...QUICK, [createCustomers, 5000]];

/** Measures, prints, and writes docs/speed.md if nothing was left out: its numbers are all of one run. */
async function main(): Promise<number> {
	const began = Date.now();
	const apis: Api[] = JSON.parse(process.env.DOLLARPE_BENCH_APIS ?? '[]');
	const { quick, only } = optionsFrom(OPTIONS, USAGE);
	if (only !== undefined && !PARTS.includes(only)) {
		throw new Problem(`There is no part "${only}".\n${USAGE}`);
	}
	const isWanted = (part: string) => only === undefined || only === part;

	const comparisons: Comparison[] = [];
	const compareIn = async (lab: Lab) => {
		for (const api of apis) {
			for (const [task, size] of quick ? QUICK : WHOLE) {
				const comparison = await compare(lab, api, task, size);
				console.log(ratios([comparison])[0]);
				comparisons.push(comparison);
			}
		}
	};
	const engine = isWanted('core') || isWanted('memory') ? await engineLab() : undefined;
	// First: what the others leave in memory would be counted.
	const memory =
		engine && apis[0] && isWanted('memory') ? await measureMemory(engine, apis[0]) : [];
	const signing = isWanted('signing') ? await measureSigning() : [];
	if (engine && isWanted('core')) await compareIn(engine);
	if (isWanted('n8n')) await compareIn(await n8nLab());

	const date = new Date(began).toISOString().slice(0, 10);
	const args = process.argv.slice(2);
	const command = ['npm run bench', ...(args.length > 0 ? ['--', ...args] : [])].join(' ');
	const minutes = Math.ceil((Date.now() - began) / 60_000);
	const texts = {
		run: `Measured on ${date} with \`${command}\` in ${minutes} minutes, all in one run, on ${machine()}.`,
		ratios: table(ratios(comparisons)),
		memory: table(memory),
		signing: table(signing),
	};
	console.log(Object.values(texts).filter(Boolean).join('\n\n'));
	if (only === undefined) {
		const page = join(ROOT, 'docs/speed.md');
		const style = await resolveConfig(page);
		const text = withTexts(readFileSync(page, 'utf8'), texts);
		writeFileSync(page, await format(text, { ...style, parser: 'markdown' }));
		writeFileSync(join(ROOT, 'docs/pictures/speed.svg'), speedChart(comparisons));
		console.log('docs/speed.md and its picture have these numbers now.');
	}
	return 0;
}

runMain(main);
