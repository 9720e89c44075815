import type { INodePropertyOptions } from 'n8n-workflow';

import { COUNTRY_CODES } from './countryCodes';
import { textThat } from './values';

// DollarPe serves India above all: it is the only nationality in its documentation.
const FIRST = 'IND';

/** ISO 3166-1 by name, India first; the code stands in the name so that a search finds it too. */
export const countryOptions: INodePropertyOptions[] = COUNTRY_CODES.map(([, alpha3, name]) => ({
	name: `${name} (${alpha3})`,
	value: alpha3,
})).sort((a, b) => Number(b.value === FIRST) - Number(a.value === FIRST));

const ALPHA3_BY_CODE = new Map(
	COUNTRY_CODES.flatMap(([alpha2, alpha3]) => [
		[alpha2, alpha3],
		[alpha3, alpha3],
	]),
);

/** The alpha-3 code for an ISO 3166-1 code in any case, alpha-2 or alpha-3; any other text as it is, for DollarPe to judge. */
export const toCountryCode = textThat((text) => ALPHA3_BY_CODE.get(text.toUpperCase()) ?? text);
