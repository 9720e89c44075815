import type { IDataObject } from 'n8n-workflow';

import { three, type ResourceCases } from './cases';

const CREATE: IDataObject[] = [
	{},
	{
		fullName: 'José 😀',
		alpha3CountryCode: 'IND',
		additionalFields: {
			clientReferenceId: '={{ "crm-" + $itemIndex }}',
			nonResidenceStatus: true,
			residenceAlpha3CountryCode: 'USA',
		},
		options: { timeout: 10 },
	},
];

const some = three(async (world) => await world.customer());

export const customer: ResourceCases = {
	create: { parameters: CREATE },
	createOrGet: { parameters: CREATE },
	get: { parameters: [{ customerId: '={{ $json.id }}' }], items: some },
	getAll: { parameters: [{ returnAll: false, limit: 2 }, { returnAll: true }], items: some },
};
