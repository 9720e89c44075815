import type { IDataObject, INodeExecutionData } from 'n8n-workflow';

import type { Envelope } from '../../../dollarpe/response';
import { isDataObject } from '../../client/dataObject';
import type { Output } from '../declaration/types';

/** The part of DollarPe's answer that the operation's declaration asks for. */
export function resultOf(envelope: Envelope, output: Output): unknown {
	if ('rootProperty' in output) return envelope[output.rootProperty];
	const pairs = Object.entries(output.keys).map(([name, key]) => [name, envelope[key]]);
	return Object.fromEntries(pairs);
}

/** Only some of a result's fields, unrenamed, for a person or a model to read; what is no object stays as it is. */
export function simplified(result: unknown, kept: readonly string[]): unknown {
	if (!isDataObject(result)) return result;
	return Object.fromEntries(
		kept.filter((key) => Object.hasOwn(result, key)).map((key) => [key, result[key]]),
	);
}

/** One result as n8n's item, paired; what is no object is kept under `data`. */
export function toItem(result: unknown, itemIndex: number): INodeExecutionData {
	const json = isDataObject(result) ? result : { data: result as IDataObject[string] };
	return { json, pairedItem: { item: itemIndex } };
}
