import type { INodeExecutionData, NodeExecutionHint } from 'n8n-workflow';

import { trimmedText } from '../../../dollarpe/json/json';
import { REASON_FIELDS } from '../../../dollarpe/states';
import type { Operation } from '../resources/operation';

/** What to do about the documented reasons in some results: each reason once, with how many results have it. */
export function reasonHints(
	{ reasons = {} }: Operation,
	items: readonly INodeExecutionData[],
): NodeExecutionHint[] {
	const counts = new Map<string, number>();
	for (const reason of items.flatMap(({ json }) =>
		REASON_FIELDS.map((key) => trimmedText(json[key])),
	)) {
		if (reason === undefined || !Object.hasOwn(reasons, reason)) continue;
		counts.set(reason, (counts.get(reason) ?? 0) + 1);
	}
	return [...counts].map(([reason, count]) => ({
		message: `${reason}${count > 1 ? ` (${count} items)` : ''}: ${reasons[reason]}`,
		type: 'info',
		location: 'outputPane',
	}));
}
