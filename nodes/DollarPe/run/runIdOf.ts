import type { IExecuteFunctions } from 'n8n-workflow';

/**
 * What tells a run of a node from all others: the execution, the node, and which pass of a loop it is. n8n's Retry On Fail
 * keeps all three. No expression is evaluated for it.
 */
export function runIdOf(context: IExecuteFunctions): string {
	const { $runIndex: runIndex } = context.getWorkflowDataProxy(0);
	return JSON.stringify([context.getExecutionId(), context.getNode().name, runIndex]);
}
