import type { INodeExecutionData, NodeExecutionHint } from 'n8n-workflow';

import { STATES } from '../../../dollarpe/states';
import type { Declaration } from '../params/declaration/types';
import { makesOrders } from '../resources/delivery';
import { paymentHint } from './paymentHint';
import { reasonHints } from './reasons';
import type { RecordedResult } from '../delivery/results';
import type { RunFlag } from '../delivery/run';
import type { Delivery } from '../resources/delivery';

/** What a hint is made of. */
export interface HintInput {
	declaration: Declaration;
	flags: ReadonlySet<RunFlag>;
	/** What became of each item. */
	results: readonly RecordedResult[];
}

/**
 * What n8n's editor shows above the output of a run that has ended well, at most 120 characters each (n8n docs, UX
 * guidelines).
 */
export function hintsOf({ declaration, flags, results }: HintInput): NodeExecutionHint[] {
	const items = results.flatMap((result) => (result.kind === 'answered' ? result.items : []));
	const { delivery } = declaration;
	const payments = makesOrders(delivery) ? paymentHint(delivery, items) : [];
	const isDiffering = differingFrom(delivery);
	const isWriting = declaration.method !== 'GET';
	return [
		...(flags.has('production') && isWriting ? [PRODUCTION] : []),
		...(flags.has('limitsUnknown') ? [LIMITS_UNKNOWN] : []),
		...(flags.has('listTooShort') ? [LIST_TOO_SHORT] : []),
		...payments,
		...(results.length > 1
			? countsOf(results, items, isDiffering, payments.length > 0)
			: notMadeAgain(items, isDiffering)),
		...(declaration.operation.returns === 'payout' ? pending(items) : []),
		...reasonHints(declaration.operation, items),
	];
}

const PRODUCTION: NodeExecutionHint = {
	message: "This ran in DollarPe's production: with real customers and real money.",
	type: 'warning',
	location: 'outputPane',
};

const LIMITS_UNKNOWN: NodeExecutionHint = {
	message:
		'Some amounts were not checked against both limits: DollarPe names none for the asset, or none that can be read.',
	type: 'warning',
	location: 'outputPane',
};

const LIST_TOO_SHORT: NodeExecutionHint = {
	message:
		'This may not be all: a list from DollarPe ended before it had as many results as it says.',
	type: 'warning',
	location: 'outputPane',
};

/** How many were created, found, found with other values, and not carried out; n8n itself counts the items. */
function countsOf(
	results: readonly RecordedResult[],
	items: readonly INodeExecutionData[],
	isDiffering: (item: INodeExecutionData) => boolean,
	isMadeSaid: boolean,
): NodeExecutionHint[] {
	const ofKind = (kind: RecordedResult['kind']) =>
		results.filter((each) => each.kind === kind).length;
	const found = items.filter(isFound);
	const { length: differing } = found.filter(isDiffering);
	const made = [
		[items.filter(({ json }) => json.created === true).length, 'created'],
		[found.length, 'found'],
	] as const;
	const others = [
		[differing, `of them ${differing === 1 ? 'differs' : 'differ'}`],
		[ofKind('refused'), 'refused'],
		[ofKind('uncertain'), 'uncertain'],
		[ofKind('notSent'), 'not sent'],
	] as const;
	if (isMadeSaid && others.every(([count]) => count === 0)) return [];
	const said = [...made, ...others]
		.filter(([count]) => count > 0)
		.map(([count, what]) => `${count} ${what}`);
	if (said.length === 0) return [];
	const message = `Of ${results.length} items: ${said.join(', ')}.`;
	return [{ message, type: 'info', location: 'outputPane' }];
}

/** Of one item, which n8n shows as it shows a new one. */
function notMadeAgain(
	items: readonly INodeExecutionData[],
	isDiffering: (item: INodeExecutionData) => boolean,
): NodeExecutionHint[] {
	const found = items.filter(isFound);
	if (found.length === 0) return [];
	const message = found.some(isDiffering)
		? 'It exists already and was not made a second time, but differs: see differences.'
		: 'It exists already and was not made a second time: created is false.';
	return [{ message, type: 'info', location: 'outputPane' }];
}

function isFound({ json }: INodeExecutionData): boolean {
	return json.created === false;
}

/**
 * Tells whether what was found has other values than were sent. That a run that comes again has another quotation is no
 * reason to look: a person who reads a warning each time reads none.
 */
function differingFrom(delivery: Delivery): (item: INodeExecutionData) => boolean {
	const usual = delivery.kind === 'order' ? delivery.quotation.idField : undefined;
	return ({ json: { differences } }) =>
		Array.isArray(differences) && differences.some((name) => name !== usual);
}

function pending(items: readonly INodeExecutionData[]): NodeExecutionHint[] {
	const states: readonly unknown[] = STATES.payout.pending;
	const found = items.map(({ json }) => json.status).filter((status) => states.includes(status));
	if (found.length === 0) return [];
	const message = `${found.length} still ${[...new Set(found)].sort().reverse().join(' or ')}. To learn the end: Wait for Final Status (option of Get), or the DollarPe Trigger.`;
	return [{ message, type: 'info', location: 'outputPane' }];
}
