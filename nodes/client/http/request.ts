import type {
	ICredentialDataDecryptedObject,
	IExecuteFunctions,
	IHookFunctions,
	IHttpRequestMethods,
	IHttpRequestOptions,
	ILoadOptionsFunctions,
	IWebhookFunctions,
} from 'n8n-workflow';

import type { Mask } from '../../../dollarpe/text/masks';

/** n8n's contexts from which DollarPe is called. */
export type Context =
	| IExecuteFunctions
	| IHookFunctions
	| ILoadOptionsFunctions
	| IWebhookFunctions;

/** Who sends a request. */
export interface Sender {
	context: Context;
	/** The decrypted `dollarPeApi` credential. Not to be shown. */
	credential: ICredentialDataDecryptedObject;
	/** Scheme, host and port of the credential's DollarPe. */
	origin: string;
	/** How long a whole exchange may take. */
	timeoutSeconds: number;
}

/** One request to DollarPe, still without signature and headers. */
export interface Request {
	method: IHttpRequestMethods;
	/** A path, or an absolute URL on the sender's origin. */
	url: string;
	query?: IHttpRequestOptions['qs'];
	/** Undefined where the request has none. */
	body?: Record<string, unknown>;
	/** What stands in the path, by DollarPe's names. */
	params?: Record<string, unknown>;
	/** What an error about it must not show, besides what its names say. */
	masks?: readonly Mask[];
}
