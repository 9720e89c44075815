import type { IDataObject } from 'n8n-workflow';

import { fieldOf } from '../../../../dollarpe/shapes';
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
	lookup: Lookup,
	item: Unresolved,
	result: IDataObject,
	created = false,
): ItemResult {
	const whole = operation.result?.(result) ?? result;
	const added = { created, differences: differencesOf(lookup, askedFor(item), whole) };
	return { kind: 'answered', items: [resultItem(operation, result, item, added)] };
}

/** The names of a result's fields that differ from what was asked for, as far as both are known. */
export function differencesOf(
	{ reportedDifferences }: Lookup,
	asked: Readonly<Record<string, unknown>>,
	result: IDataObject,
): string[] {
	return Object.entries(reportedDifferences)
		.filter(
			([sent, kept]) => fieldOf(asked, sent) !== undefined && fieldOf(result, kept) !== undefined,
		)
		.filter(([sent, kept]) => !isSame(sent, fieldOf(asked, sent), fieldOf(result, kept)))
		.map(([, kept]) => kept);
}
