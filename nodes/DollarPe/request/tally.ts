import {
	NodeApiError,
	NodeOperationError,
	type INode,
	type INodeExecutionData,
} from 'n8n-workflow';

/** The ids that a sentence still shows well; all of them are in the error's details. */
const IDS_IN_SENTENCE = 50;

/** What became of each item of a run. */
export class Tally {
	private readonly results: Array<INodeExecutionData[] | undefined>;

	private readonly errors = new Map<number, NodeApiError | NodeOperationError>();

	private readonly open = new Map<number, NodeApiError | NodeOperationError>();

	constructor(readonly count: number) {
		this.results = new Array<undefined>(count);
	}

	succeeded(index: number, items: INodeExecutionData[]): void {
		this.results[index] = items;
	}

	failed(index: number, error: NodeApiError | NodeOperationError): void {
		this.errors.set(index, error);
	}

	/** @param error what is known of an item that is there already, or may be, and was not looked up */
	leftOpen(index: number, error: NodeApiError | NodeOperationError): void {
		this.open.set(index, error);
	}

	/**
	 * The output of the run, in the order of its items.
	 *
	 * @param continueOnFail give each item that failed, or was not sent, an item with its error in place of throwing
	 * @throws {NodeApiError | NodeOperationError} the first error, with what went through added to its description
	 */
	close(node: INode, continueOnFail: boolean): INodeExecutionData[] {
		if (!continueOnFail && this.isIncomplete()) throw this.withSummary(this.firstError(node), node);
		return Array.from(
			{ length: this.count },
			(_, index) => this.results[index] ?? [this.errorItem(node, index)],
		).flat();
	}

	private isIncomplete(): boolean {
		return this.wentThrough().length < this.count;
	}

	private notSent(): number {
		return this.count - this.errors.size - this.open.size - this.wentThrough().length;
	}

	/** A Map keeps the order of insertion: the first entry is what ended the run. */
	private firstError(node: INode): NodeApiError | NodeOperationError {
		const [first] = this.errors.values();
		return first ?? new NodeOperationError(node, 'The execution was cancelled');
	}

	private errorItem(node: INode, index: number): INodeExecutionData {
		const error =
			this.errors.get(index) ??
			this.open.get(index) ??
			new NodeOperationError(node, 'Not sent: the execution was cancelled', { itemIndex: index });
		// n8n knows an error by these two keys alone, in each of its versions, and adds the input's fields to it on the
		// error output. An item with its own `error` key would lose them.
		const json = { error: error.message, message: error.description ?? '' };
		return { json, pairedItem: { item: index } };
	}

	private wentThrough(): Array<{ item: number; id: string }> {
		return this.results.flatMap((items, item) =>
			items ? [{ item, id: items.map(({ json }) => String(json.id ?? '')).join(' ') }] : [],
		);
	}

	/** Nothing of a run that throws reaches an output, so the error itself must tell what DollarPe has by now. */
	private withSummary<E extends NodeApiError | NodeOperationError>(error: E, node: INode): E {
		if (this.count === 1) return error;
		const [endedBy] = this.errors.keys();
		const wentThrough = this.wentThrough();
		const alsoFailed = this.errors.size - 1;
		const open = this.open.size;
		const notSent = this.notSent();
		const ids = wentThrough.map(({ id }) => id).filter((id) => id !== '');
		const listed = ids.slice(0, IDS_IN_SENTENCE).join(', ');
		const more = ids.length > IDS_IN_SENTENCE ? ` and ${ids.length - IDS_IN_SENTENCE} more` : '';
		error.description = [
			error.description,
			endedBy !== undefined && `Item ${endedBy}, counted from 0, ended the run.`,
			`${wentThrough.length} of ${this.count} items went through${listed && `, with these ids: ${listed}${more}`}.`,
			alsoFailed > 0 && `${alsoFailed} more that ${were(alsoFailed)} under way failed too.`,
			open > 0 &&
				`${open} more ${open === 1 ? 'is' : 'are'} there already, or may be: the run ended before ${open === 1 ? 'it was' : 'they were'} looked up.`,
			notSent > 0 && `${notSent} ${were(notSent)} not sent.`,
			node.retryOnFail &&
				'Retry On Fail is on: this tells of the last try only, and earlier ones may have gone through.',
		]
			.filter(Boolean)
			.join(' ');
		error.context.wentThrough = wentThrough;
		error.context.failed = [...this.errors].map(([item, { message }]) => ({ item, message }));
		return error;
	}
}

const were = (count: number) => (count === 1 ? 'was' : 'were');
