import type { ILoadOptionsFunctions, INodePropertyOptions } from 'n8n-workflow';

import { PAYIN, PAYOUT } from '../../resources/orders/orderType';
import { readConfiguration, type Configuration } from './configuration';
import { loadFrom, optionsOf } from './load';

/** The assets that can be bought or sold for the chosen fiat currency. */
export async function getAssets(this: ILoadOptionsFunctions): Promise<INodePropertyOptions[]> {
	return await fromConfiguration(this, (configuration) => configuration.assets(fiatOf(this)));
}

/** The fiat currencies. */
export async function getFiats(this: ILoadOptionsFunctions): Promise<INodePropertyOptions[]> {
	return await fromConfiguration(this, ({ fiats }) => fiats);
}

/** The ways to pay in, for the chosen fiat currency and asset. Quotations want them in upper case. */
export async function getPaymentMethods(
	this: ILoadOptionsFunctions,
): Promise<INodePropertyOptions[]> {
	return await fromConfiguration(this, (configuration) => {
		const asset = chosenValue(this, 'asset') ?? chosenValue(this, 'assetCode');
		const methods = configuration.methods(fiatOf(this), asset);
		// Not every shape of the configuration names them.
		return (methods.length > 0 ? methods : ['IMPS', 'UPI']).map((method) => method.toUpperCase());
	});
}

/** What payins have, the widget has too: it sells crypto, and wants upper case. All kinds of payout have one configuration. */
async function fromConfiguration(
	context: ILoadOptionsFunctions,
	read: (configuration: Configuration) => string[],
): Promise<INodePropertyOptions[]> {
	const resource = context.getCurrentNodeParameter('resource');
	const { path } = resource === 'payin' || resource === 'widget' ? PAYIN : PAYOUT;
	return await loadFrom(context, `${path}/configuration`, (data) => {
		const values = read(readConfiguration(data));
		return optionsOf(resource === 'widget' ? values.map((value) => value.toUpperCase()) : values);
	});
}

function fiatOf(context: ILoadOptionsFunctions): string | undefined {
	return chosenValue(context, 'fiat') ?? chosenValue(context, 'fiatCurrency');
}

/** The text of another field, as far as the editor knows it. */
function chosenValue(context: ILoadOptionsFunctions, parameter: string): string | undefined {
	const value = context.getCurrentNodeParameter(parameter);
	return typeof value === 'string' ? value : undefined;
}
