import type { IDataObject, INodeExecutionData } from 'n8n-workflow';

import type { Envelope } from '../../../dollarpe/response';
import { isDataObject } from '../../client/dataObject';
import type { Declaration, Output, OutputSelection } from '../params/declaration/types';
import type { Operation } from '../resources/operation';

/** The part of DollarPe's answer that the operation's declaration asks for. */
export function resultOf(envelope: Envelope, output: Output): unknown {
	if ('rootProperty' in output) return envelope[output.rootProperty];
	const pairs = Object.entries(output.keys).map(([name, key]) => [name, envelope[key]]);
	return Object.fromEntries(pairs);
}

/** An answer with success as the item; that it is new is said where the operation also returns what exists. */
export function answeredItem(
	{ operation, output }: Declaration,
	envelope: Envelope,
	wanted: OutputSelection,
	itemIndex: number,
): INodeExecutionData {
	const added = operation.existing?.list === undefined ? undefined : { created: true };
	return resultItem(operation, resultOf(envelope, output), wanted, itemIndex, added);
}

/**
 * One result as the item that the operation returns.
 *
 * @param added what the node adds to what DollarPe says
 */
export function resultItem(
	{ result: change }: Operation,
	result: unknown,
	{ fields: kept }: OutputSelection,
	itemIndex: number,
	added?: IDataObject,
): INodeExecutionData {
	const whole = change && isDataObject(result) ? change(result) : result;
	const { json, ...paired } = toItem(kept ? simplified(whole, kept) : whole, itemIndex);
	return { json: added ? { ...json, ...added } : json, ...paired };
}

/** Only some of a result's fields, unrenamed, for a person or a model to read; what is no object stays as it is. */
export function simplified(result: unknown, kept: readonly string[]): unknown {
	if (!isDataObject(result)) return result;
	return Object.fromEntries(
		kept.filter((key) => Object.hasOwn(result, key)).map((key) => [key, result[key]]),
	);
}

/** One result as n8n's item, paired; what is no object is kept under `data`. */
function toItem(result: unknown, itemIndex: number): INodeExecutionData {
	const json = isDataObject(result) ? result : { data: result as IDataObject[string] };
	return { json, pairedItem: { item: itemIndex } };
}
