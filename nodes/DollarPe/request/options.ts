import { NodeOperationError, type IExecuteFunctions, type INodeProperties } from 'n8n-workflow';

/** How the node behaves; nothing of it goes to DollarPe. */
export interface Options {
	/** How many requests may be under way at once, 1 – 100. */
	maxParallelRequests: number;
	/** How long to wait for an answer, in seconds, 1 – 3600. */
	timeout: number;
}

const maxParallelRequests: INodeProperties = {
	displayName: 'Max Parallel Requests',
	name: 'maxParallelRequests',
	type: 'number',
	typeOptions: { minValue: 1, maxValue: 100, numberPrecision: 0 },
	default: 20,
	description: 'How many items may be sent at the same time, 1 to 100',
};

const timeout: INodeProperties = {
	displayName: 'Timeout',
	name: 'timeout',
	type: 'number',
	typeOptions: { minValue: 1, maxValue: 3600 },
	default: 60,
	description: 'How many seconds to wait for an answer from DollarPe',
};

/** The same for every operation. */
export const optionsProperty: INodeProperties = {
	displayName: 'Options',
	name: 'options',
	type: 'collection',
	placeholder: 'Add option',
	default: {},
	options: [maxParallelRequests, timeout],
};

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
