import type {
	IBinaryData,
	IDataObject,
	INodeProperties,
	INodePropertyOptions,
	INodePropertyRouting,
} from 'n8n-workflow';

import type { Delivery } from './delivery';

/** What a JSON body or a query may hold. */
export type JsonValue =
	| string
	| number
	| boolean
	| null
	| JsonValue[]
	| { [key: string]: JsonValue };

/** The files that an item brings along, for the fields that give DollarPe a link to one. */
export interface Files {
	/**
	 * @param file the name of a binary field of the item, or a file as an expression gives it
	 * @returns a URL from which whoever has it can fetch the file, until it expires
	 * @throws {UnfitValue} where n8n cannot make one
	 */
	linkTo(file: string | IBinaryData): string;
}

/**
 * Makes of what a field or an expression gave what DollarPe takes; undefined for what is not sent.
 *
 * @param zone the workflow's time zone (IANA name)
 * @throws {UnfitValue} for a value that cannot be sent
 */
export type Convert = (value: unknown, zone: string) => JsonValue | undefined;

/**
 * A {@link Convert} that can also link to the files of the item.
 *
 * @param name what the row of the value names it, where rows add members to an object
 */
export type ConvertWithFiles = (
	value: unknown,
	zone: string,
	files: Files,
	name?: string,
) => JsonValue | undefined;

/** A filter of a list that the node applies itself: makes of the field's value what tells whether a result is kept. */
export type Filter = (value: JsonValue) => (result: IDataObject) => boolean;

/**
 * What the expression of a reference must be: `complete`, so that each of its parts gives something, or `stable`, so that
 * it also gives the same each time the workflow runs.
 */
export type ExpressionRule = 'complete' | 'stable';

/**
 * How the API of autumn 2026 ("Zapyd") takes a value of the body, where DollarPe's other one takes it otherwise: not at
 * all, or in another place, `with` constant parts of the body beside it. `mayBeBlank`: it is required in the other alone.
 */
export type InZapyd =
	| 'notSent'
	| { property: string; with?: Readonly<Record<string, JsonValue>>; mayBeBlank?: true };

/** A field in n8n's own words, and what the node does with its value in place of what its type says. */
export interface OperationField extends Omit<INodeProperties, 'options'> {
	convert?: ConvertWithFiles;
	/** What the expression of a reference must be. */
	expression?: ExpressionRule;
	/** Where a credential that speaks the API of autumn 2026 has the value sent; as `routing` says where it is left out. */
	zapyd?: InZapyd;
	/** Whether it is a filter: a blank one is an error, since without it other results would be given. */
	isFilter?: true;
	/** In place of `routing`, for a field of a list whose endpoint has no such filter. */
	filter?: Filter;
	options?: Array<INodePropertyOptions | OperationField | RowFields>;
}

/** The fields of one row of a fixed collection. */
export interface RowFields {
	name: string;
	displayName: string;
	values: OperationField[];
}

/** Everything that a request sends in its query and body, under DollarPe's names. */
export type SentValues = Readonly<Record<string, JsonValue | undefined>>;

/** One of DollarPe's endpoints, as n8n's declarative vocabulary puts it, with the fields of its request. */
export interface Operation extends INodePropertyOptions {
	value: string;
	action: string;
	routing: INodePropertyRouting;
	/**
	 * Shown for this operation alone. Each says with `routing.send` where its value goes, unless it stands in the URL, is
	 * a notice, or is a choice that only shows and hides other fields (`options` with `noDataExpression`).
	 */
	fields: OperationField[];
	/**
	 * The node's own behavior for this operation, beside what holds for all: numbers, yes or no, choices, and
	 * positive amounts (a text). Shown under
	 * Options, off until it is added there, read once for a run, and never sent to DollarPe.
	 */
	options?: readonly OperationField[];
	/** How it comes to its results: `once` where it is left out. For a `list` the panel adds Return All and Limit. */
	delivery?: Delivery;
	/** The fields of an answer that Simplify keeps, at most ten; the panel then adds Simplify, or Output for an agent. */
	simplified?: readonly string[];
	/** What Simplify keeps besides of an answer of the API of autumn 2026; other answers do not have it. */
	simplifiedInZapyd?: readonly string[];
	/** Whether DollarPe offers it in its sandbox alone; for production it is refused before anything is sent. */
	sandboxOnly?: true;
	/**
	 * A check of the request as a whole, when all its values are known.
	 *
	 * @param origin scheme, host and port of the DollarPe that it goes to
	 * @returns why it cannot be sent, as a sentence without a period; undefined where it can
	 */
	check?: (values: SentValues, origin: string) => string | undefined;
	/** Whether DollarPe answers with what exists already, whose references may be others than those that were sent. */
	returnsExisting?: true;
	/** What its results are, where the hints after a run speak of them. */
	returns?: 'payout';
	/** What is changed in each result before it is returned. */
	result?: (data: IDataObject) => IDataObject;
	/**
	 * What to do about a refusal of this operation: by DollarPe's words in lower case without the final period, by their
	 * beginning (`entered amount is less…`), by its `err_code`, or `…` for all others.
	 */
	advice?: Readonly<Record<string, string>>;
	/** What to do about a `failure_reason` or `refund_reason` of a result, as a sentence: said in a hint above the output. */
	reasons?: Readonly<Record<string, string>>;
	/** What to do first when nobody can know whether it was carried out, as a sentence. */
	whenUncertain?: string;
	/** For an operation with the option to check its amount: the path of the configuration that has the limits. */
	amountLimits?: string;
	/**
	 * DollarPe's documented answer, from which docs and output schema are made: what lies under `data`, or one result of a
	 * list. Where it is null there may be text; an empty object may have any members.
	 */
	sample?: IDataObject;
}

/** What DollarPe keeps: customers, payouts, … */
export interface Resource {
	name: string;
	value: string;
	/** Sorted by name. */
	operations: Operation[];
	/** The operation that a new node begins with. */
	defaultOperation: string;
}

/** How a choice such as `MXN:SPEI` says that what stands after the colon is sent; nothing where there is no colon. */
export const AFTER_COLON = '={{ $value.split(":")[1] }}';

/** How a JSON field says that its text is sent as what it means. */
export const PARSED = '={{ JSON.parse($value) }}';

/** The result of an operation is what DollarPe's answer has under `data`. */
export const data: INodePropertyRouting['output'] = {
	postReceive: [{ type: 'rootProperty', properties: { property: 'data' } }],
};

/** The results of a list lie deeper. */
export const results: INodePropertyRouting['output'] = {
	postReceive: [{ type: 'rootProperty', properties: { property: 'data.results' } }],
};
