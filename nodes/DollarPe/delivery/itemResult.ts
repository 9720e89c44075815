import type { IDataObject, INodeExecutionData } from 'n8n-workflow';

import { IDENTIFYING_FIELDS, OWNER_FIELD } from '../../../dollarpe/fieldValues';
import type { Envelope } from '../../../dollarpe/response';
import { fieldOf } from '../../../dollarpe/shapes';
import { quoted } from '../../../dollarpe/text/quoted';
import { isId } from '../../../dollarpe/uuid';
import { isDataObject } from '../../client/dataObject';
import type { Outcome } from '../../client/http/outcome';
import type { Request } from '../../client/http/request';
import type { Output } from '../params/declaration/types';
import { identifyingFieldsOf } from '../resources/delivery';
import type { Operation } from '../resources/operation';
import { comparableText, isSame } from './compare/comparable';
import type { PreparedItem } from './deliverer';
import { failureResult, type ItemResult } from './results';
import type { Run } from './run';

/**
 * What became of an item whose request was answered, or not.
 *
 * @param added what the node adds to what DollarPe says
 */
export function itemResult(
	{ declaration, errorContext }: Run,
	item: PreparedItem,
	outcome: Outcome,
	added?: IDataObject,
): ItemResult {
	const { connection, request, itemIndex } = item;
	if (outcome.kind !== 'answered') {
		return failureResult(outcome, connection, request, { ...errorContext, itemIndex });
	}
	const result = resultOf(outcome.envelope, declaration.output);
	return { kind: 'answered', items: [resultItem(declaration.operation, result, item, added)] };
}

/** The part of DollarPe's answer that the operation's declaration asks for. */
export function resultOf(envelope: Envelope, output: Output): unknown {
	if ('rootProperty' in output) return envelope[output.rootProperty];
	const pairs = Object.entries(output.keys).map(([name, key]) => [name, envelope[key]]);
	return Object.fromEntries(pairs);
}

/**
 * One result as the item that the operation returns.
 *
 * @param added what the node adds to what DollarPe says
 */
export function resultItem(
	{ result: change }: Operation,
	result: unknown,
	{ selection: { fields: kept }, itemIndex }: Pick<PreparedItem, 'selection' | 'itemIndex'>,
	added?: IDataObject,
): INodeExecutionData {
	const whole = change && isDataObject(result) ? change(result) : result;
	const { json, ...paired } = toItem(kept ? simplified(whole, kept) : whole, itemIndex);
	return { json: added ? { ...json, ...added } : json, ...paired };
}

/** Only some of a result's fields, unrenamed, for a person or a model to read; what is no object stays as it is. */
export function simplified(result: unknown, kept: readonly string[]): unknown {
	if (!isDataObject(result)) return result;
	return Object.fromEntries(
		kept.filter((key) => Object.hasOwn(result, key)).map((key) => [key, result[key]]),
	);
}

/** One result as n8n's item, paired; what is no object is kept under `data`. */
function toItem(result: unknown, itemIndex: number): INodeExecutionData {
	const json = isDataObject(result) ? result : { data: result as IDataObject[string] };
	return { json, pairedItem: { item: itemIndex } };
}

/**
 * What came of a request that changes something, where its answer must be a result of its own: with an ID, and with no
 * reference but the ones that were sent. A success without one may be somebody else's, or of something that was not made,
 * so that nobody can know what became of this request.
 *
 * @param operation one without an ID in its documented answer keeps its outcome, and so does a GET
 */
export function requireOwnAnswer(
	{ sample = {}, delivery, returnsExisting }: Operation,
	request: Request,
	outcome: Outcome,
): Outcome {
	if (sample.id === undefined || request.method === 'GET' || outcome.kind !== 'answered') {
		return outcome;
	}
	const names = returnsExisting ? [] : [...IDENTIFYING_FIELDS, ...identifyingFieldsOf(delivery)];
	const reason = whyNotOwn(sample, names, request, outcome.envelope.data);
	return reason === undefined ? outcome : { kind: 'uncertain', cause: 'mismatched', reason };
}

function whyNotOwn(
	sample: IDataObject,
	names: readonly string[],
	{ body = {} }: Request,
	answer: unknown,
): string | undefined {
	// The guides on KYC print the ID of the customer in place of `id` (DollarPe docs, KYC → Add KYC data).
	const mayNameCustomer = body[OWNER_FIELD] !== undefined && sample[OWNER_FIELD] === undefined;
	const idNames = mayNameCustomer ? ['id', OWNER_FIELD] : ['id'];
	if (!isDataObject(answer) || !idNames.some((name) => isId(answer[name]))) {
		return 'DollarPe answered with success, but without an ID';
	}
	const differing = names.find(
		(name) =>
			[body, answer].every((each) => comparableText(name, fieldOf(each, name)) !== '') &&
			!isSame(name, fieldOf(body, name), fieldOf(answer, name)),
	);
	if (differing === undefined) return undefined;
	return `DollarPe's answer is of another request: its ${differing} is ${quoted(String(fieldOf(answer, differing)))}`;
}
