import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';

import { control } from '../lib/control';
import type { Api } from '../lib/keys';
import type { Lab } from './compare';
import { contendersFor } from './contenders';
import type { Row } from './report';
import { createCustomers } from './tasks';

const SIZES = [1000, 5000, 10_000];

const SAMPLE_MS = 250;

/** The peak memory of this node in runs of several sizes, input and output items included. */
export async function measureMemory(lab: Lab, api: Api): Promise<Row[]> {
	setFlagsFromString('--expose-gc');
	const collectGarbage: () => void = runInNewContext('gc');
	const held = () => {
		collectGarbage();
		return process.memoryUsage().heapUsed;
	};
	const contender = contendersFor(createCustomers, api).find(({ limit }) => limit === 100);
	if (!contender) throw new Error('This node is not among the contenders');
	const run = await lab.connect(contender, api);
	const rows: Row[] = [];
	// After a warm-up, which loads what is loaded only once.
	for (const size of [1000, ...SIZES]) {
		await control(api, '/_emulator/reset', {});
		const before = held();
		let peak = before;
		const timer = setInterval(() => (peak = Math.max(peak, held())), SAMPLE_MS);
		await run(await createCustomers.prepare(api, size));
		clearInterval(timer);
		const bytes = Math.max(peak, held()) - before;
		const [mb, kb] = [(bytes / 1e6).toFixed(1), (bytes / size / 1e3).toFixed(2)];
		rows.push({ customers: size, 'peak MB': Number(mb), 'kB each': Number(kb) });
	}
	return rows.slice(1);
}
