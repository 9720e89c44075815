import type {
	IBinaryData,
	IDataObject,
	INodeProperties,
	INodePropertyOptions,
	INodePropertyRouting,
} from 'n8n-workflow';

import type { States } from '../../../dollarpe/states';

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

/** A field in n8n's own words, and what the node does with its value in place of what its type says. */
export interface OperationField extends Omit<INodeProperties, 'options'> {
	convert?: ConvertWithFiles;
	/** What the expression of a reference must be. */
	expression?: ExpressionRule;
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
	 * The node's own behavior for this operation, beside what holds for all: numbers, yes or no, and choices. Shown under
	 * Options, off until it is added there, read once for a run, and never sent to DollarPe.
	 */
	options?: readonly OperationField[];
	/** Whether the answer is a list that comes in pages; the panel then adds Return All and Limit. */
	paginated?: true;
	/** The fields of an answer that Simplify keeps, at most ten; the panel then adds Simplify, or Output for an agent. */
	simplified?: readonly string[];
	/** Whether DollarPe offers it in its sandbox alone; for production it is refused before anything is sent. */
	sandboxOnly?: true;
	/**
	 * A check of the request as a whole, when all its values are known.
	 *
	 * @param origin scheme, host and port of the DollarPe that it goes to
	 * @returns why it cannot be sent, as a sentence without a period; undefined where it can
	 */
	check?: (values: SentValues, origin: string) => string | undefined;
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
	/** How an operation with the options for it waits until something is finished. */
	waits?: Waits;
	/** For an operation with the option to check its amount: the path of the configuration that has the limits. */
	amountLimits?: string;
	/** For an operation that returns what exists already, in place of an error. */
	existing?: Existing;
	/**
	 * DollarPe's documented answer, from which docs and output schema are made: what lies under `data`, or one result of a
	 * list. Where it is null there may be text.
	 */
	sample?: IDataObject;
}

/** How to know whether something is finished. */
export interface Waits {
	/** The name of the status in the answer. */
	status: string;
	states: States;
}

/**
 * How to find what exists already, when DollarPe refuses to create it a second time, or nobody can know whether it did.
 * Names are those of the body that was sent and of the results of the list.
 */
export interface Existing {
	/** What it is called in a sentence: `customer`. */
	singular: string;
	plural: string;
	/** For what is made of a quotation: where it is looked for first. */
	quotation?: Quotation;
	/**
	 * Path of the list in which it stands; `{name}` stands for a value of the body. Without one, it is looked for after an
	 * outcome that nobody can know and a refusal that is not documented, and never sent again; what is found is given as
	 * if it had been answered.
	 */
	list?: string;
	/** Path of the list of all customers, for a key that is taken by nothing in `list`. */
	everyone?: string;
	/**
	 * By what it is found, with the name that DollarPe's refusals give it: the first of these that was sent and is known.
	 * Each belongs to one only, together with what must agree.
	 */
	uniqueFields: Readonly<Record<string, string>>;
	/** What must be the same besides the key, where the list has it: the name in the body and in the list. */
	mustAgree?: readonly string[];
	/**
	 * Whether a result of the list is of the kind that a key stands for; all are where it is left out.
	 *
	 * @param key one of `keys`
	 */
	isOfKind?: (key: string, result: IDataObject) => boolean;
	/** Whether a result ended so that what it was for may be done again, with other keys. */
	hasEndedUnpaid?: (result: IDataObject) => boolean;
	/** Whose it is, in the body and in the list: what belongs to another is never returned. */
	owner?: string;
	/** Keys with which a request that broke off can be looked for, and sent again: DollarPe accepts each only once. */
	recoverableBy: readonly string[];
	/** The `err_code` that says that one of the keys is taken, whatever the words. */
	takenCode?: string;
	/** Words, in lower case, of other refusals that come also when it exists already. */
	ambiguousRefusals?: readonly string[];
	/** What of the request is never returned with another value, but is an error; with its name in a sentence. */
	mustMatch?: Readonly<Record<string, string>>;
	/**
	 * What is sent with the value of another one where it was left blank: the name of each. It is no term then, unless
	 * DollarPe's refusal names it.
	 */
	derivedFrom?: Readonly<Record<string, string>>;
	/** Of the terms, what may be missing in what exists, unless DollarPe's refusal names it. */
	mayBeAbsent?: readonly string[];
	/** For what stands for a person: how to know that somebody who is found is the one who is meant. */
	person?: Person;
	/** What is compared with what was sent: the name in the body, and in the list. */
	reportedDifferences: Readonly<Record<string, string>>;
}

/** How to know whether somebody is the person who is meant. Names are those of the body and of the list. */
export interface Person {
	/** The key that each person has of their own: who is found by another key must not have another one. */
	reference: string;
	/** What tells people apart: of those that were sent, one at least must be that of who has the reference. */
	contacts: readonly string[];
	/** The option to return who has the reference also where none of them is. */
	option: Pick<OperationField, 'name' | 'displayName'>;
}

/** A quotation, of which one order is made at most, and which says of which. */
export interface Quotation {
	/** Its own path, with `{quotation_id}` for its ID. */
	path: string;
	/** The path of its order, with `{order_id}` for its ID. */
	orderPath: string;
	/** What of the quotation an order of another quotation must have too, or it is an error; with its name in a sentence. */
	mustMatch: Readonly<Record<string, string>>;
	/** Whether a text of a refusal is documented: after any other, the quotation is looked at before it counts as one. */
	isDocumented: (text: string) => boolean;
	/** What to do after a refusal that is not documented, where there is no order. */
	whenRefused: string;
	/** What to say where there is no order, and an order may still be made of the quotation. */
	whenUnlinked: string;
	/** What to say where there is no order, and the quotation has expired. */
	whenExpired: string;
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
