import { createHmac } from 'node:crypto';

/** What goes into the signature of one request. */
export interface Signable {
	apiKey: string;
	apiSecret: string;
	/** Unix time in seconds, the same number as in `X-TIMESTAMP`. */
	timestamp: number | string;
	/** The canonical JSON of the body; `{}` where there is none (GET). */
	json: string;
}

/**
 * The `X-SIGNATURE` of a request: HMAC-SHA256 over `<apiKey>|<timestamp>|<json>`, keyed with the secret's UTF-8 bytes,
 * in standard Base64. Path, method and query are not part of it (DollarPe docs, Authentication guide).
 */
export function sign({ apiKey, apiSecret, timestamp, json }: Signable): string {
	return createHmac('sha256', apiSecret)
		.update([apiKey, timestamp, json].join('|'))
		.digest('base64');
}
