import type { INodeParameters } from 'n8n-workflow';

const parameters: INodeParameters = {
	resource: 'customer',
	operation: 'createOrGet',
	fullName: '={{ $json.name }}',
	email: '={{ $json.email }}',
	phone: '={{ $json.phone }}',
	alpha3CountryCode: 'IND',
	additionalFields: { clientReferenceId: '={{ $json.ref }}' },
	options: { maxParallelRequests: 50 },
};

/** Customer → Create or Get, as in a sync. */
export const createOrGet = {
	name: 'Create or Get',
	type: 'n8n-nodes-dollarpe.dollarPe',
	typeVersion: 1,
	parameters,
	onError: 'continueErrorOutput' as const,
};
