import { NodeOperationError, type IHookFunctions } from 'n8n-workflow';

import { SERVICES } from '../../dollarpe/environments';
import { openConnection, type Connection } from '../client/http/connection';
import { errorOf } from '../client/errors/errors';
import type { Request } from '../client/http/request';
import { whyEventsAreLost } from '../client/webhookUrl';
import { forget, triggerKey } from './once';

const TIMEOUT_SECONDS = 60;

/** Where the static data keeps the address that this trigger gave to DollarPe. */
const STORED = 'registeredUrl';

/** Whether there is nothing to register. DollarPe cannot be asked, so this goes by what the trigger stored. */
export function isRegistered(context: IHookFunctions): boolean {
	if (!mayRegister(context)) return true;
	return context.getWorkflowStaticData('node')[STORED] === context.getNodeWebhookUrl('default');
}

/**
 * Gives this trigger's address to DollarPe; it replaces the one that DollarPe had.
 *
 * @throws {NodeOperationError} when the credential is not complete, or DollarPe could not reach the address
 * @throws {NodeApiError} when DollarPe refuses it, or does not answer
 */
export async function register(context: IHookFunctions): Promise<boolean> {
	if (!mayRegister(context)) return true;
	const url = context.getNodeWebhookUrl('default') ?? '';
	const connection = await openTriggerConnection(context);
	refuseUnreachable(context, url, connection.origin);
	await sendUrl(connection, url);
	context.getWorkflowStaticData('node')[STORED] = url;
	return true;
}

/** Forgets the address and the events. DollarPe has no way to remove an address, so it goes on sending there. */
export function unregister(context: IHookFunctions): boolean {
	const staticData = context.getWorkflowStaticData('node');
	// A test run ends here too, while the workflow goes on in production. n8n passes a workflow that is not active then.
	if (context.getWorkflow().active) forget(triggerKey(context), staticData);
	const url = staticData[STORED];
	if (context.getMode() === 'manual' || url === undefined) return true;
	delete staticData[STORED];
	context.logger.warn(
		`DollarPe still sends its events to ${String(url)}: an address cannot be removed, only replaced.`,
	);
	return true;
}

/** Only if the user chose it, and never for a test run: DollarPe has one address for the whole organization. */
function mayRegister(context: IHookFunctions): boolean {
	const registration = context.getNodeParameter('registration', 'manual');
	return registration === 'onActivation' && context.getMode() !== 'manual';
}

async function openTriggerConnection(context: IHookFunctions): Promise<Connection> {
	const credential = await context.getCredentials('dollarPeApi');
	try {
		return openConnection({ context, credential, timeoutSeconds: TIMEOUT_SECONDS });
	} catch (error) {
		throw new NodeOperationError(context.getNode(), error instanceof Error ? error : String(error));
	}
}

function refuseUnreachable(context: IHookFunctions, url: string, origin: string): void {
	const reason = whyEventsAreLost(url, origin);
	if (reason === undefined) return;
	// All in the message: n8n shows nothing else when an activation fails.
	throw new NodeOperationError(
		context.getNode(),
		`DollarPe cannot send events to ${url}, which ${reason}. Give n8n a public https address (the environment variable WEBHOOK_URL), or set Registration to Manual.`,
	);
}

async function sendUrl(connection: Connection, url: string): Promise<void> {
	const request: Request = {
		method: 'POST',
		url: `${SERVICES.org}/organizations/api-webhooks`,
		body: { webhook_url: url },
	};
	const outcome = await connection.send(request);
	if (outcome.kind !== 'answered') throw errorOf(outcome, connection, request, {});
}
