import type { OrderAfterLookDelivery } from '../../resources/delivery';
import type { PreparedItem, ReadItem } from '../deliverer';
import type { ItemResult } from '../results';
import type { Run } from '../run';
import { differenceOf, differentError } from './differentItems';
import { valueAt } from './valueAt';

/**
 * Items with one reference are one order only if their requests are the same in all that an order must match: no quotation
 * can be read to compare what they pay.
 *
 * @returns undefined where they are one; else the error of the first
 */
export function refuseDifferentRequests(
	run: Run,
	delivery: OrderAfterLookDelivery,
	first: PreparedItem,
	others: readonly ReadItem[],
): ItemResult | undefined {
	const { mustMatch } = delivery;
	const names = mustMatch.map(({ sent, displayName }): [string, string] => [sent, displayName]);
	const sideOf = ({ itemIndex, request: { body } }: ReadItem) => ({
		itemIndex,
		values: Object.fromEntries(names.map(([path]) => [path, valueAt(body, path)])),
	});
	for (const other of others) {
		const reason = differenceOf(names, [sideOf(first), sideOf(other)]);
		if (reason) return differentError(run, delivery, reason, first, others);
	}
	return undefined;
}
