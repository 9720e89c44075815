import { apiOf, type Api } from '../../../dollarpe/environments';
import { readCredential } from '../../../dollarpe/signing/signedRequest';
import type { Outcome } from './outcome';
import type { Request, Sender } from './request';
import { send, type SendPolicy } from './send';
import { Throttle } from './throttle';

/** A way to one DollarPe, as one partner. */
export interface Connection extends Sender {
	/** What tells whether two connections talk to DollarPe as the same partner. Not to be shown. */
	account: string;
	/** Which of DollarPe's two APIs is spoken there. */
	api: Api;
	/** Sends a request, and again where that is safe; does not throw. */
	send(request: Request): Promise<Outcome>;
}

/**
 * Opens a connection. It knows nothing of a run: nodes, triggers and pickers all take theirs from here.
 *
 * @param pace what the requests of a run share; without one they are sent one at a time, and only their time-out ends them
 * @throws {Error} when the credential is not complete
 */
export function openConnection(
	{ context, credential, timeoutSeconds }: Omit<Sender, 'origin'>,
	pace: SendPolicy = { throttle: new Throttle(1), halt: new AbortController().signal },
): Connection {
	const { origin, apiKey } = readCredential(credential);
	const sender: Sender = { context, credential, origin, timeoutSeconds };
	return {
		...sender,
		account: `${origin} ${apiKey}`,
		api: apiOf(credential),
		send: async (request) => await send(sender, request, pace),
	};
}
