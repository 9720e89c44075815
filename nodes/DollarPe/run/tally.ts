import { NodeOperationError, type INode, type INodeExecutionData } from 'n8n-workflow';

import { trimmedText } from '../../../dollarpe/json/json';
import { truncate } from '../../../dollarpe/text/quoted';
import { itemSuffix } from '../../client/errors/errors';
import type { ErrorText, ItemResult, NodeError, RecordedResult } from '../delivery/results';

/** The IDs that a sentence still shows well; all of them are in the error's details. */
const IDS_IN_SENTENCE = 50;

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
	 * The error with which the run ends: the first one. Nothing of a run that throws reaches an output, so its description
	 * tells what DollarPe has by now, and its context which items succeeded and which did not.
	 */
	error(node: INode): NodeError {
		const [first, ...others] = this.failures;
		const error = this.first ?? new NodeOperationError(node, 'The execution was canceled');
		if (this.count > 1) this.addSummary(error, first, others);
		if (node.retryOnFail) {
			error.description = `${error.description ?? ''} Retry On Fail is on: this describes the last try only, and earlier ones may have succeeded.`;
		}
		return error;
	}

	private addSummary(error: NodeError, first: Failure | undefined, others: Failure[]): void {
		const succeeded = this.succeeded();
		const uncertain = others.filter(({ kind }) => kind === 'uncertain');
		const failed = others.filter(({ kind }) => kind !== 'uncertain');
		const unsent = this.count - succeeded.length - this.failures.length;
		error.description = [
			error.description,
			first && `Item ${first.item} ended the run.`,
			succeededSentence(succeeded, this.count),
			failed.length > 0 && failedSentence(failed),
			uncertain.length > 0 && uncertainSentence(uncertain),
			unsent > 0 && `${unsent} ${unsent === 1 ? 'item was' : 'items were'} not sent.`,
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
