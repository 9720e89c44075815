import type { IExecuteFunctions, INodeExecutionData } from 'n8n-workflow';

import { nonBlankText } from '../../../dollarpe/json';
import type { Operation } from '../resources/operation';

// A reason is in one of these: failure_reason of customers and bank accounts, both of payins.
const KEYS = ['failure_reason', 'refund_reason'];

/**
 * What to do about the documented reasons that stand in the output, as hints above it: each reason once, with how many
 * items have it.
 */
export function addReasonHints(
	context: IExecuteFunctions,
	{ reasons }: Operation,
	output: INodeExecutionData[],
): void {
	if (!reasons) return;
	const counts = new Map<string, number>();
	for (const { json } of output) {
		for (const key of KEYS) {
			const reason = nonBlankText(json[key]);
			if (reason !== undefined && Object.hasOwn(reasons, reason)) {
				counts.set(reason, (counts.get(reason) ?? 0) + 1);
			}
		}
	}
	const hints = [...counts].map(([reason, count]) => ({
		message: `${reason}${count > 1 ? ` (${count} items)` : ''}: ${reasons[reason]}`,
		location: 'outputPane' as const,
	}));
	if (hints.length > 0) context.addExecutionHints(...hints);
}
