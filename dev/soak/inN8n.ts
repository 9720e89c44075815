import { recordAt } from '../lib/json';
import { keysOf } from '../lib/keys';
import { until } from '../lib/wait';
import { freshN8n } from '../n8n/fresh';
import { Intake } from '../n8n/intake';
import type { Connect, Runner } from './soak';

/** A run takes minutes at the most. */
const SECONDS_TO_CRASH = 600;

const SECONDS_TO_PUBLISH = 120;

/** Runs a workflow in a whole n8n, in a process of its own, with Retry On Fail on. */
export const inN8n: Connect = async (flow, emulator) => {
	const { server, n8n } = await freshN8n();
	const credential = await n8n.createCredential('DollarPe', 'dollarPeApi', keysOf(emulator));
	const nodes = flow.nodes.map((node) => ({
		...node,
		retryOnFail: true,
		maxTries: 3,
		waitBetweenTries: 1000,
	}));
	const intake = await Intake.publish(n8n, 'soak', nodes, credential, flow.connections);
	const runner: Runner = {
		run: async (rows) => {
			const execution = await intake.run(rows);
			const on = (node: string, output: number) =>
				execution.allItems(node, output).map((item) => recordAt(item) as (typeof rows)[number]);
			return { done: on(flow.done, 0), refused: flow.refused.flatMap((name) => on(name, 1)) };
		},
		crash: async (rows, isTime) => {
			// The call breaks with the process that answers it.
			const call = intake.run(rows).catch(() => {});
			const whenHalf = async () => await Promise.resolve(isTime() || undefined);
			await until('The first half', SECONDS_TO_CRASH, whenHalf);
			await server.kill();
			await call;
			await server.restart();
			const isReady = async () => (await intake.isReady()) || undefined;
			await until('The publication of the workflow', SECONDS_TO_PUBLISH, isReady);
		},
	};
	return runner;
};
