import type { IDataObject } from 'n8n-workflow';

import { fieldOf } from '../../../../dollarpe/shapes';
import type { Lookup } from '../../resources/delivery';
import { isSame } from '../compare/comparable';
import { resultItem } from '../itemResult';
import type { ItemResult } from '../results';
import type { Run } from '../run';
import { askedFor, type Unresolved } from './unresolved';

/** What exists as the item's result, which says that it is not new, and in what it differs from what was sent. */
export function existingItem(
	{ declaration: { operation } }: Run,
	{ reportedDifferences }: Lookup,
	item: Unresolved,
	result: IDataObject,
): ItemResult {
	const asked = askedFor(item);
	const whole = operation.result?.(result) ?? result;
	const differences = Object.entries(reportedDifferences)
		.filter(
			([sent, kept]) => fieldOf(asked, sent) !== undefined && fieldOf(whole, kept) !== undefined,
		)
		.filter(([sent, kept]) => !isSame(sent, fieldOf(asked, sent), fieldOf(whole, kept)))
		.map(([, kept]) => kept);
	const added = { created: false, differences };
	return { kind: 'answered', items: [resultItem(operation, result, item, added)] };
}
