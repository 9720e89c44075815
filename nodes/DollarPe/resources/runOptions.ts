import type { INodeProperties } from 'n8n-workflow';

/** How many requests may be in progress at once. */
export const maxParallelRequests: INodeProperties = {
	displayName: 'Max Parallel Requests',
	name: 'maxParallelRequests',
	type: 'number',
	typeOptions: { minValue: 1, maxValue: 100, numberPrecision: 0 },
	default: 20,
	description: 'How many items may be sent at the same time, 1 to 100',
};

/** How long to wait for an answer, in seconds. */
export const timeout: INodeProperties = {
	displayName: 'Timeout',
	name: 'timeout',
	type: 'number',
	typeOptions: { minValue: 1, maxValue: 3600 },
	default: 60,
	description: 'How many seconds to wait for an answer from DollarPe',
};
