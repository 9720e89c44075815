import { writeFileSync } from 'node:fs';
import { join } from 'node:path';

import { format, resolveConfig } from 'prettier';

import { optionsFrom } from '../lib/arguments';
import { ROOT } from '../lib/folders';
import { runMain } from '../lib/main';
import { Problem } from '../lib/problem';
import type { Certificate } from './certificate';
import { speedChart } from './chart';
import { compare, QUICK, WHOLE } from './compare';
import { coreLab } from './coreLab';
import type { Lab } from './lab';
import { benchMemory } from './memory';
import { n8nLab } from './n8nLab';
import { PICTURE, speedPage } from './page';
import { thisMachine, type Comparison, type Report } from './report';
import { benchSigning } from './signing';

/** What is measured, by its name on the command line. */
const PARTS = ['core', 'n8n', 'memory', 'signing'] as const;

type Part = (typeof PARTS)[number];

/** Measures in a process that trusts the certificate; writes docs/speed.md if nothing was left out. */
async function main(): Promise<number> {
	const began = Date.now();
	const certificate: Certificate = JSON.parse(process.env.DOLLARPE_BENCH_CERTIFICATE ?? '{}');
	const { quick, only } = optionsFrom(OPTIONS, USAGE);
	const parts: readonly Part[] = only === undefined ? PARTS : [partOf(only)];
	const settings = quick ? QUICK : WHOLE;

	const comparisons: Comparison[] = [];
	const compareAll = async (lab: Lab) => {
		for (const scheme of [undefined, certificate]) {
			for (const setting of settings) {
				comparisons.push(...(await compare(lab, setting, scheme, console.log)));
			}
		}
	};
	const core = parts.includes('core') || parts.includes('memory') ? await coreLab() : undefined;
	// First: what the others leave in memory would be counted.
	const memory = core && parts.includes('memory') ? await benchMemory(core) : [];
	const signing = parts.includes('signing') ? await benchSigning() : [];
	if (core && parts.includes('core')) await compareAll(core);
	if (parts.includes('n8n')) await compareAll(await n8nLab(certificate));

	const report: Report = {
		date: new Date(began).toISOString().slice(0, 10),
		command: `npm run bench${quick ? ' -- --quick' : ''}`,
		machine: thisMachine(),
		minutes: Math.ceil((Date.now() - began) / 60_000),
		comparisons,
		memory,
		signing,
	};
	const page = speedPage(report);
	console.log(`\n${page}`);
	if (parts.length === PARTS.length) {
		writeFileSync(join(ROOT, 'docs', PICTURE), speedChart(comparisons));
		const file = join(ROOT, 'docs/speed.md');
		const style = await resolveConfig(file);
		writeFileSync(file, await format(page, { ...style, parser: 'markdown' }));
		console.log('This is docs/speed.md now.');
	}
	return 0;
}

const OPTIONS = { quick: { type: 'boolean', default: false }, only: { type: 'string' } } as const;

const USAGE = `Usage: npm run bench -- [--quick] [--only ${PARTS.join('|')}]`;

function partOf(name: string): Part {
	const part = PARTS.find((each) => each === name);
	if (part === undefined) throw new Problem(`There is no part "${name}".\n${USAGE}`);
	return part;
}

runMain(main);
