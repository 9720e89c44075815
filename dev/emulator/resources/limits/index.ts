import type { Context } from '../../server/context';
import type { Endpoint } from '../../server/endpoint';
import { endpointsOf, type Route } from '../../server/route';
import { submitPayinEdd, submitPayoutEdd } from './edd';
import { getLimits } from './getLimits';

const ROUTES: readonly Route[] = [
	['GET', 'payin/limits/:customer_id', (call, context) => getLimits('payin', call, context)],
	['GET', 'payout/limits/:customer_id', (call, context) => getLimits('payout', call, context)],
	['POST', 'payin/edd/save', submitPayinEdd],
	['POST', 'payout/edd/save', submitPayoutEdd],
];

/** DollarPe docs, EDD limits and EDD save, of Payin and Payout. */
export function limitEndpoints(context: Context): Endpoint[] {
	return endpointsOf('/ren/api/v1', ROUTES, context);
}
