import type { IN8nRequestOperations } from 'n8n-workflow';

import type { OperationField } from './operation';

/** DollarPe's lists say themselves where they go on: `next` is a whole URL, or null at the end. */
export const followNext: IN8nRequestOperations = {
	pagination: {
		type: 'generic',
		properties: {
			continue: '={{ !!$response.body?.data?.next }}',
			request: { url: '={{ $response.body?.data?.next ?? $request.url }}' },
		},
	},
};

const returnAll: OperationField = {
	displayName: 'Return All',
	name: 'returnAll',
	type: 'boolean',
	default: false,
	description: 'Whether to return all results or only up to a given limit',
	routing: { send: { paginate: '={{ $value }}' } },
};

const limitField: OperationField = {
	displayName: 'Limit',
	name: 'limit',
	type: 'number',
	typeOptions: { minValue: 1 },
	default: 50,
	description: 'Max number of results to return',
	displayOptions: { show: { returnAll: [false] } },
	routing: { output: { maxResults: '={{ $value }}' } },
};

/** How many results a list returns when nothing else is chosen. */
export const DEFAULT_LIMIT = Number(limitField.default);

/** How much of a list is wanted. */
export const listFields: OperationField[] = [returnAll, limitField];
