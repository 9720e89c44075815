import type { ILoadOptionsFunctions, INodePropertyOptions } from 'n8n-workflow';

import type { LoaderName } from '../../resources/loadedChoice';
import { getDocumentTypes } from './documentTypes';
import { getAssets, getFiats, getPaymentMethods } from './orders';

type Loader = (this: ILoadOptionsFunctions) => Promise<INodePropertyOptions[]>;

/** What fields offer whose choices DollarPe gives, by the names that they have for it. */
export const loadOptions: Record<LoaderName, Loader> = {
	getAssets,
	getDocumentTypes,
	getFiats,
	getPaymentMethods,
};
