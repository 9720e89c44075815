/* eslint-disable @n8n/community-nodes/no-restricted-globals, no-console -- runs on a developer's machine, never inside n8n */
import { unpackedPackage } from '../demo/package';
import { typesFromPackage } from '../engine';
import { soak } from './soak';

async function main(): Promise<void> {
	const types = await typesFromPackage(unpackedPackage());
	const result = await soak(types, {
		contacts: 10_000,
		runs: 3,
		seed: 20261122,
		latency: [5, 200],
		progress: (line) => console.log(line),
	});
	console.log(JSON.stringify(result, null, '\t'));
	const unanswered = result.runs.at(-1)?.unanswered ?? 1;
	const isRight = result.doubled === 0 && result.missing === 0 && unanswered === 0;
	console.log(isRight ? 'Every contact is one customer.' : 'NOT RIGHT: see the counts above.');
	if (!isRight) process.exitCode = 1;
}

main().catch((error: unknown) => {
	console.error(error);
	process.exitCode = 1;
});
