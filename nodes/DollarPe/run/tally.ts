import { NodeOperationError, type INode, type INodeExecutionData } from 'n8n-workflow';

import { trimmedText } from '../../../dollarpe/json/json';
import { truncate } from '../../../dollarpe/text/quoted';
import { itemSuffix } from '../../client/errors/errors';
import { NO_ANSWERS } from '../../client/errors/wording';
import type { ErrorText, ItemResult, NodeError, RecordedResult } from '../delivery/results';

/** The IDs that a sentence still shows well; all of them are in the error's details. */
const IDS_IN_SENTENCE = 50;

// So do these ranges of items.
const RANGES_IN_SENTENCE = 10;

// So do these failures, and so much of what each of them says.
const FAILURES_IN_SENTENCE = 10;
const LONGEST_MESSAGE = 200;

/** What became of each item of a run. */
export class Tally {
	/** Of each item, in their order. */
	readonly results: RecordedResult[];

	/** Items that ended with an error, the one that ended the run first. */
	private readonly failures: Failure[] = [];

	/** The error of the first of them. */
	private first: NodeError | undefined;

	/** Whether an outage of DollarPe's has ended the run. */
	private isOutage = false;

	constructor(readonly count: number) {
		this.results = Array.from({ length: count }, () => ({ kind: 'notSent' }));
	}

	/** Records what became of an item; without a record, it was not sent. */
	record(item: number, result: ItemResult): void {
		if (result.kind === 'answered' || !result.error) {
			this.results[item] = result;
			return;
		}
		const { kind, error } = result;
		this.first ??= error;
		const recorded = { kind, error: textOf(error) };
		this.results[item] = recorded;
		const recordLabel = trimmedText(error.context.recordLabel);
		this.failures.push({ item, ...recorded, ...(recordLabel !== undefined && { recordLabel }) });
	}

	/** Notes that an outage of DollarPe's has ended the run: it is why what has no record was not sent. */
	noteOutage(): void {
		this.isOutage = true;
	}

	/** Whether every item was answered with success. */
	isComplete(): boolean {
		return this.results.every(({ kind }) => kind === 'answered');
	}

	/** The output of the run in the order of its items; one that did not succeed gives an item with its error. */
	output(): INodeExecutionData[] {
		return this.results.flatMap((result, item) =>
			result.kind === 'answered' ? result.items : [errorItem(result, item)],
		);
	}

	/**
	 * The error with which the run ends: the first one, unless an outage has left items that were not sent. Nothing of a run
	 * that throws reaches an output, so its description tells what DollarPe has by now, and its context which items
	 * succeeded and which did not.
	 */
	error(node: INode): NodeError {
		const unsent = this.unsent();
		const isOutage = this.isOutage && unsent.length > 0;
		const first = isOutage ? undefined : this.failures[0];
		const others = this.failures.slice(first ? 1 : 0);
		const error = isOutage
			? outageError(node, unsent, this.count)
			: (this.first ?? new NodeOperationError(node, 'The execution was canceled'));
		if (this.count > 1) this.addSummary(error, first, others, isOutage ? 0 : unsent.length);
		if (node.retryOnFail) {
			error.description = `${error.description ?? ''} Retry On Fail is on: this describes the last try only, and earlier ones may have succeeded.`;
		}
		return error;
	}

	/** What nobody knows comes first: a person may not read to the end. */
	private addSummary(
		error: NodeError,
		first: Failure | undefined,
		others: Failure[],
		unsent: number,
	): void {
		const succeeded = this.succeeded();
		const uncertain = others.filter(({ kind }) => kind === 'uncertain');
		const failed = others.filter(({ kind }) => kind !== 'uncertain');
		error.description = [
			error.description,
			first && `Item ${first.item} ended the run.`,
			uncertain.length > 0 && uncertainSentence(uncertain),
			failed.length > 0 && failedSentence(failed),
			unsent > 0 && unsentSentence(unsent),
			succeededSentence(succeeded, this.count),
		]
			.filter(Boolean)
			.join(' ');
		error.context.succeeded = succeeded;
		error.context.failed = this.failures.map(({ item, error: { message }, recordLabel }) => ({
			item,
			message,
			...(recordLabel !== undefined && { recordLabel }),
		}));
	}

	/** The items that ended without an error of their own: nothing was sent for them. */
	private unsent(): number[] {
		return this.results.flatMap((result, item) =>
			result.kind === 'notSent' && !result.error ? [item] : [],
		);
	}

	private succeeded(): Succeeded[] {
		return this.results.flatMap((result, item) => {
			if (result.kind !== 'answered') return [];
			const [only, ...more] = result.items;
			// Of a list, nobody wants all IDs in a sentence.
			const id = more.length === 0 ? trimmedText(only?.json.id) : undefined;
			return [{ item, id: id ?? '' }];
		});
	}
}

interface Failure {
	item: number;
	kind: RecordedResult['kind'];
	error: ErrorText;
	/** Whom it is about. */
	recordLabel?: string;
}

interface Succeeded {
	item: number;
	id: string;
}

/** A copy: the beginning of a text, as JavaScript cuts it off, holds the whole text. */
function textOf({ message, description }: NodeError): ErrorText {
	return JSON.parse(JSON.stringify({ message, description: description ?? '' })) as ErrorText;
}

/** The error of a run that an outage of DollarPe's has ended. */
function outageError(node: INode, unsent: readonly number[], count: number): NodeError {
	const message = `${NO_ANSWERS}, so ${unsent.length} of ${count} items were not sent`;
	const description = `It is safe to run those again: ${rangesOf(unsent)}.`;
	const error = new NodeOperationError(node, message, { description });
	error.context.notSent = unsent;
	return error;
}

/** Items in words: `Items 3, 7 to 12`. */
function rangesOf(items: readonly number[]): string {
	const ranges: Array<[from: number, to: number]> = [];
	for (const item of items) {
		const last = ranges.at(-1);
		if (last?.[1] === item - 1) last[1] = item;
		else ranges.push([item, item]);
	}
	const named = ranges
		.slice(0, RANGES_IN_SENTENCE)
		.map(([from, to]) => (from === to ? `${from}` : `${from} to ${to}`));
	const more = ranges.length > named.length ? ', and others (see the details)' : '';
	return `${items.length === 1 ? 'Item' : 'Items'} ${named.join(', ')}${more}`;
}

function errorItem(
	{ error }: Exclude<RecordedResult, { kind: 'answered' }>,
	item: number,
): INodeExecutionData {
	const { message, description } = error ?? canceled(item);
	// n8n knows an error by these two keys alone, in each of its versions, and adds the input's fields to it on the
	// error output. An item with its own `error` key would lose them, and n8n 1 takes one with a blank `message` for a result.
	const json = { error: message, message: trimmedText(description) ?? message };
	return { json, pairedItem: { item } };
}

function canceled(item: number): ErrorText {
	return {
		message: `Not sent: the execution was canceled${itemSuffix(item)}`,
		description: `Item ${item} was not sent: its turn had not come yet.`,
	};
}

function succeededSentence(succeeded: Succeeded[], count: number): string {
	const ids = succeeded.map(({ id }) => id).filter((id) => id !== '');
	const more = ids.length > IDS_IN_SENTENCE ? ` and ${ids.length - IDS_IN_SENTENCE} more` : '';
	const listed = ids.slice(0, IDS_IN_SENTENCE).join(', ');
	return `${succeeded.length} of ${count} items succeeded${listed && ` (IDs: ${listed}${more})`}.`;
}

function unsentSentence(count: number): string {
	return `${count} more ${count === 1 ? 'item was' : 'items were'} not sent.`;
}

function failedSentence(failures: Failure[]): string {
	const { length } = failures;
	return `${length} more ${length === 1 ? 'request' : 'requests'} in progress also failed: ${listed(failures)}.`;
}

function uncertainSentence(failures: Failure[]): string {
	const { length } = failures;
	return `${length} more may be in DollarPe already: check there before you run ${length === 1 ? 'it' : 'them'} again: ${listed(failures)}.`;
}

/** Which items failed, why, and whom they are about: as many as a sentence holds. */
function listed(failures: Failure[]): string {
	const inOrder = [...failures].sort((a, b) => a.item - b.item);
	const named = inOrder.slice(0, FAILURES_IN_SENTENCE).map(({ item, error, recordLabel }) => {
		const who = `Item ${item}${recordLabel === undefined ? '' : ` (${recordLabel})`}`;
		return `${who}: ${truncate(error.message.replace(itemSuffix(item), ''), LONGEST_MESSAGE)}`;
	});
	const more = failures.length - named.length;
	return named.join('; ') + (more > 0 ? `; and ${more} more` : '');
}
