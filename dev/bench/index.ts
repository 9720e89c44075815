import { runMain } from '../lib/main';
import { Problem } from '../lib/problem';
import { compare } from './compare';
import { coreLab } from './coreLab';
import { benchMemory } from './memory';
import { n8nLab } from './n8nLab';
import { benchSigning } from './signing';
import { benchTrigger } from './trigger';

type Row = Record<string, string | number>;

/** The parts of the benchmark, by their names on the command line. */
const PARTS: Record<string, [title: string, run: () => Promise<Row[]>]> = {
	signing: [
		'Signing: canonical JSON and signature, against HMAC alone over the same bytes',
		benchSigning,
	],
	core: [
		"Customers created in n8n's engine alone (n8n-core), four expressions each",
		async () => await compare(await coreLab(), console.log),
	],
	memory: [
		"What this node holds in memory, in n8n's engine alone",
		async () => await benchMemory(await coreLab()),
	],
	trigger: [
		'100 events to a trigger in n8n: one after the other, and ten at a time, until all are executed',
		benchTrigger,
	],
	n8n: [
		'Customers created in n8n, four expressions each',
		async () => await compare(await n8nLab(), console.log),
	],
};

/** Measures the parts named on the command line; all if none is named. */
async function main(): Promise<number> {
	const named = process.argv.slice(2);
	for (const name of named.length > 0 ? named : Object.keys(PARTS)) {
		const part = PARTS[name];
		if (!part) throw new Problem(`There is no "${name}": ${Object.keys(PARTS).join(', ')}`);
		console.log(`\n# ${part[0]}`);
		console.table(await part[1]());
	}
	return 0;
}

runMain(main);
