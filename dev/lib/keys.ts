/** A DollarPe, and its valid keys. */
export interface Api {
	/** Its origin. */
	url: string;
	apiKey: string;
	apiSecret: string;
}

/** The fields of a DollarPe credential. */
export type Keys = {
	environment: string;
	baseUrl: string;
	apiKey: string;
	apiSecret: string;
};

/** The fields of a credential for a DollarPe on this machine. */
export function keysOf({ url, apiKey, apiSecret }: Api): Keys {
	return { environment: 'custom', baseUrl: url, apiKey, apiSecret };
}
