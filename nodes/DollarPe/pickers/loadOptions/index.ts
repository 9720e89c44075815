import type { ILoadOptionsFunctions, INodePropertyOptions } from 'n8n-workflow';

import type { LoaderName } from '../../resources/loadedChoice';
import { getCountries } from './countries';
import { getDocumentTypes } from './documentTypes';
import { getAssets, getFiats, getPaymentMethods } from './orders';

type Loader = (this: ILoadOptionsFunctions) => Promise<INodePropertyOptions[]>;

/** What fields offer whose choices are loaded, by the names that they have for it. */
export const loadOptions: Record<LoaderName, Loader> = {
	getAssets,
	getCountries,
	getDocumentTypes,
	getFiats,
	getPaymentMethods,
};
