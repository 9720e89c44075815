import { typesFromPackage } from '../engine';
import { optionsFrom } from '../lib/arguments';
import { runMain } from '../lib/main';
import { unpackedNode } from '../lib/packing';
import { customers } from './customers';
import { inEngine } from './inEngine';
import { inN8n } from './inN8n';
import { payouts } from './payouts';
import { isRight, soak } from './soak';

const USAGE = 'Usage: npm run soak -- [--payouts] [--n8n]';

const OPTIONS = {
	payouts: { type: 'boolean', default: false },
	n8n: { type: 'boolean', default: false },
} as const;

/** Contacts, or payouts; in n8n's engine alone, or in a whole n8n, which is killed once, with fewer rows. */
async function main(): Promise<number> {
	const given = optionsFrom(OPTIONS, USAGE);
	const connect = given.n8n ? inN8n : inEngine(await typesFromPackage(await unpackedNode()));
	const result = await soak(given.payouts ? payouts : customers, connect, {
		rows: given.n8n ? 1000 : 10_000,
		runs: 3,
		seed: 20261122,
		latency: [5, 200],
		crash: given.n8n,
		progress: (line) => console.log(line),
	});
	console.log(JSON.stringify(result, null, '\t'));
	const what = given.payouts ? 'wanted payout was made' : 'contact became a customer';
	console.log(isRight(result) ? `Every ${what} exactly once.` : 'FAILED: see the counts above.');
	return isRight(result) ? 0 : 1;
}

runMain(main);
