import type {
	ICredentialsDecrypted,
	IExecuteFunctions,
	IHttpRequestOptions,
	NodeApiError,
} from 'n8n-workflow';

import { openEnvelope, type Failure } from '../../../dollarpe/response';
import { readCredential, type Credential } from '../../../dollarpe/signedRequest';
import type { Declaration } from './declaration';
import { noAnswer, refusal, type Scene } from './errors';
import type { Options } from './options';
import type { ItemRequest } from './parameters';
import { send, type Broken } from './send';
import type { Throttle } from './throttle';

/** What is the same for every item of a run. */
export interface Run {
	context: IExecuteFunctions;
	declaration: Declaration;
	options: Options;
	throttle: Throttle;
	/** Aborted when nothing more may be sent. */
	halt: AbortSignal;
}

export type Envelope = Record<string, unknown>;

/**
 * What came of a request: DollarPe's envelope, its refusal, or no answer; with the error that a person would read, which
 * is made only where somebody reads it: a sync of known customers has thousands of refusals.
 */
export type Exchanged =
	| { envelope: Envelope }
	| { failure: Failure; error: () => NodeApiError }
	| { broken: Broken; error: () => NodeApiError };

/** The run had ended before it was an item's turn. */
export class NotSent extends Error {}

/** One item's connection to DollarPe: its own credential, and the words for what goes wrong. */
export interface Connection {
	/** Scheme, host and port. */
	origin: string;
	/** What tells whether two items talk to DollarPe as the same partner. Not to be shown. */
	account: string;
	/**
	 * @param url a path, or an absolute URL on the origin
	 * @throws {NotSent} when the run has ended
	 */
	exchange(method: Declaration['method'], url: string, request: ItemRequest): Promise<Exchanged>;
}

/**
 * Opens the connection of one item. A credential may have expressions in it, so it is that of this very item; n8n's own
 * helper would take the first item's.
 *
 * @throws {Error} when the credential is not complete
 */
export async function connect(run: Run, itemIndex: number): Promise<Connection> {
	const { context, options } = run;
	const data: Credential & ICredentialsDecrypted['data'] = await context.getCredentials(
		'dollarPeApi',
		itemIndex,
	);
	const { origin, apiKey } = readCredential(data);
	const credentials = { id: '', name: '', type: 'dollarPeApi', data };

	return {
		origin,
		account: `${origin} ${apiKey}`,
		async exchange(method, url, { query, body }) {
			const request: IHttpRequestOptions = {
				method,
				url: url.startsWith('/') ? origin + url : url,
				qs: query,
				...(body && { body }),
				timeout: options.timeout * 1000,
			};
			const outcome = await send(run, credentials, request);
			const scene = (): Scene => ({
				node: context.getNode(),
				itemIndex,
				method,
				fields: run.declaration.fields,
				body,
				existing: run.declaration.existing,
				credential: data,
				timeoutSeconds: options.timeout,
			});
			if ('broken' in outcome) {
				if (outcome.broken.kind === 'notSent') throw new NotSent();
				return { broken: outcome.broken, error: () => noAnswer(outcome.broken, scene()) };
			}
			const opened = openEnvelope(outcome.answer);
			if ('envelope' in opened) return opened;
			const { failure } = opened;
			return { failure, error: () => refusal(failure, outcome.answer.headers, scene()) };
		},
	};
}

/** The envelope, for who cannot do anything about a failure. */
export function envelopeOf(exchanged: Exchanged): Envelope {
	if ('envelope' in exchanged) return exchanged.envelope;
	throw exchanged.error();
}
