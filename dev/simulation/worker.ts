// First: n8n-core reads it once.
import './quiet';

import { noCounts } from './coverage';
import { loadNode } from './node';
import { PLANTED_FAULTS } from './plantedFaults';
import { Simulator } from './simulator';
import type { Task, TaskResult } from './workers';

const planted = PLANTED_FAULTS.find(({ name }) => name === process.argv[2]);
const simulator = new Simulator(loadNode(planted));

process.on('message', (task: Task) => {
	void run(task).then((result) => process.send?.(result));
});
process.on('disconnect', () => process.exit());

async function run({ firstSeed, worlds }: Task): Promise<TaskResult> {
	simulator.counts = noCounts();
	const failures: TaskResult['failures'] = [];
	for (let seed = firstSeed; seed < firstSeed + worlds; seed++) {
		const findings = await simulator.findings(seed);
		if (findings.length > 0) failures.push({ seed, findings });
	}
	return { counts: simulator.counts, failures };
}
