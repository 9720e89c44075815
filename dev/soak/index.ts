import { parseArgs } from 'node:util';

import { runMain } from '../lib/main';
import { unpackedNode } from '../lib/packing';
import { typesFromPackage } from '../engine';
import { engineSync } from './engineSync';
import { n8nSync } from './n8nSync';
import { soak } from './soak';

/** In n8n's engine alone; with `--n8n` in a whole n8n, with fewer contacts. */
async function main(): Promise<number> {
	const { values } = parseArgs({ options: { n8n: { type: 'boolean', default: false } } });
	const result = await soak(
		values.n8n ? n8nSync : engineSync(await typesFromPackage(await unpackedNode())),
		{
			contacts: values.n8n ? 2000 : 10_000,
			runs: 3,
			seed: 20261122,
			latency: [5, 200],
			progress: (line) => console.log(line),
		},
	);
	console.log(JSON.stringify(result, null, '\t'));
	const unanswered = result.runs.at(-1)?.unanswered ?? 1;
	const isRight = result.doubled === 0 && result.missing === 0 && unanswered === 0;
	console.log(isRight ? 'Every contact is one customer.' : 'FAILED: see the counts above.');
	return isRight ? 0 : 1;
}

runMain(main);
