import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';

import { contacts } from '../lib/contacts';
import { dollarPe } from './contenders';
import { forkEmulator } from './emulatorProcess';
import type { Lab } from './lab';
import { createCustomers } from './task';

const SIZES = [1000, 5000, 10_000];

const SAMPLE_MS = 250;

/** Peak memory of a run, input and output items included, in total and per item. */
export async function benchMemory(lab: Lab): Promise<Array<Record<string, string | number>>> {
	setFlagsFromString('--expose-gc');
	const collectGarbage: () => void = runInNewContext('gc');
	const held = () => {
		collectGarbage();
		return process.memoryUsage().heapUsed;
	};
	const emulator = await forkEmulator({ latency: 20 });
	const contender = dollarPe('this node', 100, createCustomers);
	try {
		// Everything that is loaded only once has been loaded by now.
		await lab.run(contender, emulator, contacts(SIZES[0] ?? 0));
		const rows = [];
		for (const size of SIZES) {
			await emulator.reset();
			const before = held();
			let peak = before;
			const timer = setInterval(() => (peak = Math.max(peak, held())), SAMPLE_MS);
			await lab.run(contender, emulator, contacts(size));
			clearInterval(timer);
			const bytes = Math.max(peak, held()) - before;
			rows.push({
				customers: size,
				'peak MB': Number((bytes / 1e6).toFixed(1)),
				'kB each': Number((bytes / size / 1000).toFixed(2)),
			});
		}
		return rows;
	} finally {
		emulator.close();
	}
}
