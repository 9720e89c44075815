import { NodeOperationError, type IExecuteFunctions } from 'n8n-workflow';

import { itemSuffix } from '../../client/errors';
import type { Wanted } from '../declaration/types';
import { DEFAULT_LIMIT } from '../panel/pagination';
import type { Operation } from '../resources/operation';
import { toBoolean } from '../resources/values';

/**
 * How much of an answer an item wants: Return All, Limit and Simplify, as far as the operation has them. They are read
 * before anything is sent, since an expression may fail.
 *
 * @throws {NodeOperationError} that names the parameter, where it is no yes or no, or no number from 1 on
 */
export function readWanted(
	context: IExecuteFunctions,
	{ paginated, simplified }: Operation,
	itemIndex: number,
): Wanted {
	const refuse = (problem: string) =>
		new NodeOperationError(context.getNode(), problem + itemSuffix(itemIndex), {
			itemIndex,
			description: `Item ${itemIndex} was not sent.`,
		});
	const yesOrNo = (parameter: string, displayName: string, fallback: boolean): boolean => {
		// An expression may give it as text.
		const given = context.getNodeParameter(parameter, itemIndex, fallback);
		const value = typeof given === 'string' ? toBoolean(given) : given;
		if (typeof value === 'boolean') return value;
		throw refuse(`${displayName} must be true or false`);
	};
	const isShort = simplified !== undefined && yesOrNo('simplify', 'Simplify', true);
	if (!paginated || yesOrNo('returnAll', 'Return All', false)) return { limit: Infinity, isShort };
	const limit = Math.floor(Number(context.getNodeParameter('limit', itemIndex, DEFAULT_LIMIT)));
	if (!(limit >= 1)) throw refuse('Limit must be a number from 1 on');
	return { limit, isShort };
}
