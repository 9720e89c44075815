import type { IDataObject } from 'n8n-workflow';

import type { Lookup } from '../../resources/delivery';
import { isSame } from '../compare/comparable';
import { resultItem } from '../itemResult';
import type { ItemResult } from '../results';
import type { Run } from '../run';
import { askedFor, type Unresolved } from './unresolved';

/**
 * What exists as the item's result, which says in what it differs from what was sent.
 *
 * @param created whether this run has made it
 */
export function existingItem(
	{ declaration: { operation } }: Run,
	{ reportedDifferences }: Lookup,
	item: Unresolved,
	result: IDataObject,
	created = false,
): ItemResult {
	const asked = askedFor(item);
	const whole = operation.result?.(result) ?? result;
	const differences = Object.entries(reportedDifferences)
		.filter(([sent, kept]) => asked[sent] !== undefined && whole[kept] !== undefined)
		.filter(([sent, kept]) => !isSame(sent, asked[sent], whole[kept]))
		.map(([, kept]) => kept);
	const added = { created, differences };
	return { kind: 'answered', items: [resultItem(operation, result, item, added)] };
}
