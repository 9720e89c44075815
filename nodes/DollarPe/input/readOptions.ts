import { NodeOperationError, type IExecuteFunctions, type INodeProperties } from 'n8n-workflow';

import { maxParallelRequests, timeout } from '../panel/options';

/** How the node behaves. */
export interface Options {
	/** How many requests may be in progress at once, 1 – 100. */
	maxParallelRequests: number;
	/** How long to wait for an answer, in seconds, 1 – 3600. */
	timeout: number;
}

/**
 * The options of a run. They hold for all items together, so an expression is read for the first item.
 *
 * @throws {NodeOperationError} that names the option, when it is no number or out of range
 */
export function readOptions(context: IExecuteFunctions): Options {
	const given = context.getNodeParameter('options', 0, {});
	const read = ({ name, displayName, typeOptions, default: initial }: INodeProperties) => {
		const value = given[name] ?? initial;
		const number = value === '' || typeof value === 'boolean' ? NaN : Number(value);
		const { minValue = 1, maxValue = Infinity } = typeOptions ?? {};
		if (number >= minValue && number <= maxValue) return number;
		throw new NodeOperationError(
			context.getNode(),
			`The option ${displayName} must be a number from ${minValue} to ${maxValue}`,
			{ description: 'Nothing was sent.' },
		);
	};
	return { maxParallelRequests: Math.floor(read(maxParallelRequests)), timeout: read(timeout) };
}
