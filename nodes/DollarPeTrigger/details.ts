import type { IDataObject, IExecuteFunctions, INodeExecutionData } from 'n8n-workflow';

import { messageOf } from '../../dollarpe/text/messageOf';
import { SERVICES } from '../../dollarpe/environments';
import { withReceivingAmount } from '../../dollarpe/money/receivingAmount';
import { isSameId, isUuid } from '../../dollarpe/uuid';
import { openConnection } from '../client/http/connection';
import { isDataObject } from '../client/dataObject';
import { errorOf } from '../client/errors/errors';
import { exchange } from '../client/http/exchange';
import type { Request } from '../client/http/request';

/** The workflow waits for the details no longer than this. */
const TIMEOUT_SECONDS = 10;

/** Where DollarPe has what an event is about, by the event's type: those that an ID alone leads to. */
const PATHS = new Map([
	['CUSTOMER', `${SERVICES.cms}/customer`],
	['PAYIN', `${SERVICES.pis}/payin`],
	['PAYOUT', `${SERVICES.pos}/payout`],
]);

/** Why the other documented types have no details. Whether the ID of an EDD event is the customer's is not documented. */
const WITHOUT = new Map([
	[
		'BANK',
		"DollarPe returns a bank account only for its customer's ID, which the event does not have",
	],
	['EDD', 'DollarPe has no endpoint that returns enhanced due diligence (EDD)'],
]);

/** What is added to an event: its details, or why there are none. */
type Details = { details: IDataObject } | { detailsError: string };

/**
 * The trigger's output: the event as it came in, with its details if the option Include Details is on.
 *
 * It runs as a part of the execution: DollarPe has its answer by then, and n8n has saved that the event was seen and, from
 * a restart in between, an execution that a person can find.
 */
export async function withDetails(context: IExecuteFunctions): Promise<INodeExecutionData[][]> {
	const items = context.getInputData();
	const options = context.getNodeParameter('options', 0, {}) as { includeDetails?: unknown };
	if (options.includeDetails !== true) return [items];
	return [
		await Promise.all(
			items.map(async (item) => ({
				...item,
				json: { ...item.json, ...(await detailsOf(context, item.json)) },
			})),
		),
	];
}

/** Asks DollarPe once. It does not throw: the workflow starts in any case. */
async function detailsOf(context: IExecuteFunctions, event: IDataObject): Promise<Details> {
	const type = String(event.type).toUpperCase();
	const path = PATHS.get(type);
	if (path === undefined) {
		return { detailsError: WITHOUT.get(type) ?? `This node cannot look up events of type ${type}` };
	}
	// It becomes a part of the URL, and older events have no ID, or another one.
	const { id } = event;
	if (typeof id !== 'string' || !isUuid(id)) {
		return { detailsError: "The event's id is not an ID of DollarPe's (a UUID)" };
	}
	try {
		return await fetchDetails(context, { method: 'GET', url: `${path}/${id}` }, id);
	} catch (error) {
		return { detailsError: messageOf(error) };
	}
}

/** @throws {Error} when the credential is missing or incomplete */
async function fetchDetails(
	context: IExecuteFunctions,
	request: Request,
	id: string,
): Promise<Details> {
	const credential = await context.getCredentials('dollarPeApi');
	const connection = openConnection({ context, credential, timeoutSeconds: TIMEOUT_SECONDS });
	// Not `connection.send`, which repeats a request.
	const outcome = await exchange(connection, request);
	if (outcome.kind !== 'answered') {
		return { detailsError: errorOf(outcome, connection, request, {}).message };
	}
	const { data } = outcome.envelope;
	if (!isDataObject(data) || !isSameId(data.id, id)) {
		return { detailsError: `DollarPe's answer is not about ${id}` };
	}
	return { details: withReceivingAmount(data) };
}
