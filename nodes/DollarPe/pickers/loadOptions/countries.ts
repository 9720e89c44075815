import type { INodePropertyOptions } from 'n8n-workflow';

import { countryOptions } from '../../resources/values/countries';

/** All countries, without a request: DollarPe has no list of its own. */
export async function getCountries(): Promise<INodePropertyOptions[]> {
	return await Promise.resolve(countryOptions);
}
