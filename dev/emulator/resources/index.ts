import { endpoints } from '../../contract/endpoints';
import type { Context } from '../server/context';
import type { Endpoint } from '../server/endpoint';
import { bankAccountEndpoints } from './bankAccount';
import { customerEndpoints } from './customer';
import { documentedEndpoints } from './documented';
import { kycEndpoints } from './kyc';
import { limitEndpoints } from './limits';
import { payinEndpoints, payoutEndpoints, prefundedEndpoints, remittanceEndpoints } from './orders';
import { webhookEndpoints } from './webhook';
import { widgetEndpoints } from './widget';

/**
 * Every endpoint there is. A further resource is a file here and one line below, unless the sample of the contract does as
 * an answer.
 */
export function allEndpoints(context: Context): Endpoint[] {
	return [
		...customerEndpoints(context),
		...kycEndpoints(context),
		...bankAccountEndpoints(context),
		...payoutEndpoints(context),
		...prefundedEndpoints(context),
		...remittanceEndpoints(context),
		...payinEndpoints(context),
		...limitEndpoints(context),
		...webhookEndpoints(context),
		...widgetEndpoints(context),
		...documentedEndpoints(endpoints, context),
	];
}
