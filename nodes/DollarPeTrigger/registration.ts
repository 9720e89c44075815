import { NodeOperationError, type IHookFunctions } from 'n8n-workflow';

import { isLoopback, SERVICES } from '../../dollarpe/environments';
import { openConnection } from '../client/connection';
import { errorOf } from '../client/errors';
import type { Request } from '../client/request';

const TIMEOUT_SECONDS = 60;

/** Where the static data keeps the address that this trigger gave to DollarPe. */
const STORED = 'registeredUrl';

/** Whether there is nothing to register: DollarPe cannot be asked, so what this trigger stored has to do. */
export function isRegistered(context: IHookFunctions): boolean {
	if (!mayRegister(context)) return true;
	return context.getWorkflowStaticData('node')[STORED] === context.getNodeWebhookUrl('default');
}

/**
 * Gives this trigger's address to DollarPe, in place of whichever it had.
 *
 * @throws {NodeOperationError} when DollarPe could not reach the address
 * @throws {NodeApiError} when DollarPe refuses it, or does not answer
 */
export async function register(context: IHookFunctions): Promise<boolean> {
	if (!mayRegister(context)) return true;
	const url = context.getNodeWebhookUrl('default') ?? '';
	refuseUnreachable(context, url);
	await setUrl(context, url);
	context.getWorkflowStaticData('node')[STORED] = url;
	return true;
}

/** Forgets the address. DollarPe has no way to remove one, so it goes on sending there. */
export function unregister(context: IHookFunctions): boolean {
	const staticData = context.getWorkflowStaticData('node');
	const url = staticData[STORED];
	if (context.getMode() === 'manual' || url === undefined) return true;
	delete staticData[STORED];
	context.logger.warn(
		`DollarPe still sends its events to ${String(url)}: it has no way to remove an address, only to set another.`,
	);
	return true;
}

/** Only when the person chose it, and never for a test run: DollarPe has one address for the whole organisation. */
function mayRegister(context: IHookFunctions): boolean {
	const registration = context.getNodeParameter('registration', 'manual');
	return registration === 'onActivation' && context.getMode() !== 'manual';
}

function refuseUnreachable(context: IHookFunctions, text: string): void {
	const url = URL.canParse(text) ? new URL(text) : undefined;
	if (url?.protocol === 'https:' && !isLoopback(url.hostname)) return;
	const why =
		url?.protocol === 'https:' ? 'is this machine itself' : 'does not start with https://';
	throw new NodeOperationError(
		context.getNode(),
		`DollarPe cannot send events to ${text}, which ${why}`,
		{
			description:
				'Give n8n a public https address (the environment variable WEBHOOK_URL), or set Registration to Manual.',
		},
	);
}

async function setUrl(context: IHookFunctions, url: string): Promise<void> {
	const credential = await context.getCredentials('dollarPeApi');
	const connection = openConnection({ context, credential, timeoutSeconds: TIMEOUT_SECONDS });
	const request: Request = {
		method: 'POST',
		url: `${SERVICES.org}/organizations/api-webhooks`,
		body: { webhook_url: url },
	};
	const outcome = await connection.send(request);
	if (outcome.kind !== 'answered') throw errorOf(outcome, connection, request, {});
}
