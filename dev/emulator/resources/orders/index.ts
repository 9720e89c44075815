import type { Side } from '../../money/market';
import type { Context } from '../../server/context';
import type { Endpoint } from '../../server/endpoint';
import { endpointsOf, type Route } from '../../server/route';
import { fetchRate, getConfiguration } from './configuration';
import { createPayinQuotation } from './payinQuotation';
import { createPayoutQuotation } from './payoutQuotation';
import { getOrder, listOrders } from './getOrder';
import { getQuotation } from './getQuotation';
import { initiatePayin, initiatePayout } from './initiate';
import { mockStatus } from './mockStatus';
import { initiatePrefunded, quotePrefunded } from './prefunded';
import { initiateRemittance, quoteRemittance } from './remittance';
import { linkPayin, linkPayout } from './transferId';

/** The routes that payouts and payins share. Fixed paths win over placeholders, whatever their order here. */
function sharedRoutes(side: Side): Route[] {
	return [
		['GET', 'configuration', () => getConfiguration(side)],
		['GET', 'fetch-rate', (call) => fetchRate(side, call)],
		['GET', 'history', (call, context) => listOrders(side, call, context)],
		['PATCH', `mock-${side}-status`, (call, context) => mockStatus(side, call, context)],
		['GET', 'quotation/:quotation_id', (call, context) => getQuotation(side, call, context)],
		['GET', ':order_id', (call, context) => getOrder(side, call, context)],
	];
}

/** DollarPe docs, Payout. */
export function payoutEndpoints(context: Context): Endpoint[] {
	const own: Route[] = [
		['POST', 'quotation', createPayoutQuotation],
		['POST', 'initiate', initiatePayout],
		['PATCH', 'update-transfer-id', linkPayout],
	];
	return endpointsOf('/pos/api/v1/payout', [...own, ...sharedRoutes('payout')], context);
}

/** Source Z: payouts whose crypto comes from a balance. */
export function prefundedEndpoints(context: Context): Endpoint[] {
	const own: Route[] = [
		['GET', 'configuration', () => getConfiguration('payout')],
		['POST', 'quotation', quotePrefunded],
		['POST', 'initiate', initiatePrefunded],
		['GET', 'history', (call) => listOrders('prefunded', call, context)],
	];
	return endpointsOf('/pos/api/v1/prefunded/payout', own, context);
}

/** Source Z: payouts from another country, which stand in the history of payouts. */
export function remittanceEndpoints(context: Context): Endpoint[] {
	const own: Route[] = [
		['POST', 'quotation', quoteRemittance],
		['POST', 'initiate', initiateRemittance],
	];
	return endpointsOf('/pos/api/v1/remittance-payout', own, context);
}

/** DollarPe docs, Payin. */
export function payinEndpoints(context: Context): Endpoint[] {
	const own: Route[] = [
		['POST', 'quotation', createPayinQuotation],
		['POST', 'initiate', initiatePayin],
		['PATCH', 'update-transfer-id', linkPayin],
	];
	return endpointsOf('/pis/api/v1/payin', [...own, ...sharedRoutes('payin')], context);
}
