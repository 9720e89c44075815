import { optionsFrom } from '../lib/arguments';
import { runMain } from '../lib/main';
import { customers } from './customers';
import { inN8n } from './inN8n';
import { payouts } from './payouts';
import { isRight, soak } from './soak';

const USAGE = 'Usage: npm run soak -- [--payouts]';

const OPTIONS = {
	payouts: { type: 'boolean', default: false },
} as const;

/** Contacts, or payouts, in a whole n8n, which is killed once. What needs no n8n is in `npm run simulate`. */
async function main(): Promise<number> {
	const given = optionsFrom(OPTIONS, USAGE);
	const result = await soak(given.payouts ? payouts : customers, inN8n, {
		rows: 1000,
		runs: 3,
		seed: 20261122,
		latency: [5, 200],
		progress: (line) => console.log(line),
	});
	console.log(JSON.stringify(result, null, '\t'));
	const what = given.payouts ? 'wanted payout was made' : 'contact became a customer';
	console.log(isRight(result) ? `Every ${what} exactly once.` : 'FAILED: see the counts above.');
	return isRight(result) ? 0 : 1;
}

runMain(main);
