import type { INodeExecutionData, NodeExecutionHint } from 'n8n-workflow';

import type { Declaration } from '../declaration/types';
import { reasonHints } from './reasons';
import type { ItemResult } from './result';
import type { Note } from './run';

/** What a hint is made of. */
export interface Told {
	declaration: Declaration;
	notes: ReadonlySet<Note>;
	/** What became of each item. */
	results: readonly ItemResult[];
}

/**
 * What n8n's editor shows above the output of a run that has ended well, at most 120 characters each (n8n docs, UX
 * guidelines).
 */
export function hintsOf({ declaration, notes, results }: Told): NodeExecutionHint[] {
	const items = results.flatMap((result) => (result.kind === 'answered' ? result.items : []));
	const isWriting = declaration.method !== 'GET';
	return [
		...(notes.has('production') && isWriting ? [PRODUCTION] : []),
		...(notes.has('limitsUnknown') ? [LIMITS_UNKNOWN] : []),
		...(notes.has('listTooShort') ? [LIST_TOO_SHORT] : []),
		...(results.length > 1 ? countsOf(results, items) : notMadeAgain(items)),
		...(declaration.operation.returns === 'payout' ? underWay(items) : []),
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

/** How many were created, found, and not carried out; n8n itself counts the items. */
function countsOf(
	results: readonly ItemResult[],
	items: readonly INodeExecutionData[],
): NodeExecutionHint[] {
	const ofKind = (kind: ItemResult['kind']) => results.filter((each) => each.kind === kind).length;
	const parts = [
		[items.filter(({ json }) => json.created === true).length, 'created'],
		[items.filter(({ json }) => json.created === false).length, 'found'],
		[ofKind('refused'), 'refused'],
		[ofKind('uncertain'), 'uncertain'],
		[ofKind('notSent'), 'not sent'],
	] as const;
	const said = parts.filter(([count]) => count > 0).map(([count, what]) => `${count} ${what}`);
	if (said.length === 0) return [];
	const message = `Of ${results.length} items: ${said.join(', ')}.`;
	return [{ message, type: 'info', location: 'outputPane' }];
}

/** Of one item, which n8n shows as it shows a new one. */
function notMadeAgain(items: readonly INodeExecutionData[]): NodeExecutionHint[] {
	if (!items.some(({ json }) => json.created === false)) return [];
	const message = 'It exists already and was not made a second time: created is false.';
	return [{ message, type: 'info', location: 'outputPane' }];
}

function underWay(items: readonly INodeExecutionData[]): NodeExecutionHint[] {
	const { length: count } = items.filter(({ json }) => json.status === 'PROCESSING');
	if (count === 0) return [];
	const message = `${count} still PROCESSING. To learn the end: Wait for Final Status (option of Get), or the DollarPe Trigger.`;
	return [{ message, type: 'info', location: 'outputPane' }];
}
