import { NodeOperationError, type IExecuteFunctions } from 'n8n-workflow';

import { itemSuffix } from '../../client/errors/errors';
import type { OutputSelection } from './declaration/types';
import { DEFAULT_LIMIT } from '../resources/pagination';
import { ALWAYS_KEPT } from '../resources/simplify';
import type { Operation } from '../resources/operation';
import { readBoolean } from '../resources/values/values';

/**
 * How much of an answer an item wants: Return All, Limit, and Simplify or Output, as far as the operation has them. They
 * are read before anything is sent, since an expression may fail.
 *
 * @throws {NodeOperationError} that names the parameter, where its value is none that the panel offers
 */
export function readOutputSelection(
	context: IExecuteFunctions,
	{ delivery, simplified, simplifiedInZapyd = [] }: Operation,
	itemIndex: number,
): OutputSelection {
	const refuse = (problem: string) =>
		new NodeOperationError(context.getNode(), problem + itemSuffix(itemIndex), {
			itemIndex,
			description: `Item ${itemIndex} was not sent.`,
		});
	const yesOrNo = (parameter: string, displayName: string, fallback: boolean): boolean => {
		const value = readBoolean(context.getNodeParameter(parameter, itemIndex, fallback));
		if (value !== undefined) return value;
		throw refuse(`${displayName} must be true or false`);
	};
	const readKept = (short: readonly string[]): readonly string[] | undefined => {
		// Hidden, and then without a value, where the node is no AI agent's tool.
		const output = context.getNodeParameter('output', itemIndex, '');
		if (output === '') return yesOrNo('simplify', 'Simplify', true) ? short : undefined;
		if (output === 'simplified') return short;
		if (output === 'raw') return undefined;
		if (output !== 'selected') throw refuse('Output must be simplified, raw or selected');
		const fields = namesIn(context.getNodeParameter('fields', itemIndex, []));
		if (fields) return [ALWAYS_KEPT, ...fields];
		throw refuse('Fields must be a list of names');
	};
	const kept = simplified && readKept([...simplified, ...simplifiedInZapyd]);
	if (delivery?.kind !== 'list' || yesOrNo('returnAll', 'Return All', false))
		return { limit: Infinity, fields: kept };
	const limit = Math.floor(Number(context.getNodeParameter('limit', itemIndex, DEFAULT_LIMIT)));
	if (!(limit >= 1)) throw refuse('Limit must be a number from 1 on');
	return { limit, fields: kept };
}

/** The names of a list, which an expression may also give as text with commas; undefined for anything else. */
function namesIn(value: unknown): string[] | undefined {
	const list: unknown = typeof value === 'string' ? value.split(',') : value;
	if (!Array.isArray(list)) return undefined;
	const names = list.filter((each) => typeof each === 'string').map((name) => name.trim());
	return names.length === list.length ? names : undefined;
}
