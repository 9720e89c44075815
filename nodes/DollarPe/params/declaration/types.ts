import type { IBinaryData, IHttpRequestMethods } from 'n8n-workflow';

import type { Mask } from '../../../../dollarpe/text/masks';
import type { Delivery } from '../../resources/delivery';
import type {
	ConvertWithFiles,
	ExpressionRule,
	InZapyd,
	JsonValue,
	Filter,
	Operation,
} from '../../resources/operation';

/** What n8n keeps under one name, and shows under another. */
export interface Named {
	parameter: string;
	displayName: string;
}

/** The types of fields that hold one value. */
export const VALUE_TYPES = [
	'string',
	'options',
	'boolean',
	'number',
	'dateTime',
	'json',
	'resourceLocator',
] as const;

/** A field of an operation that holds one value, as its declaration says. */
export interface Field extends Named {
	/** Where an optional field lies. */
	collection?: Named;
	type: (typeof VALUE_TYPES)[number];
	required: boolean;
	/**
	 * Where DollarPe wants the value, and under which name (dots lead into nested objects); `results` for a filter that
	 * the node applies itself.
	 */
	target: 'body' | 'query' | 'path' | 'results';
	property: string;
	convert?: ConvertWithFiles;
	/** The parameter whose value is sent where this one is blank; it is read before. */
	fallback?: string;
	/** An optional field that is sent in place of this one: where it has a value, the fallback is not sent. */
	unless?: Field;
	/** Where the API of autumn 2026 takes it otherwise. */
	zapyd?: InZapyd;
	/** What its expression must be. */
	expression?: ExpressionRule;
	/** Whether a blank value is an error, where it is added. */
	isFilter?: true;
	filter?: Filter;
	/** Shown, and so read, only where these parameters have one of these values. */
	shownWhere: ReadonlyArray<[parameter: string, values: readonly unknown[]]>;
	/** For a fixed collection: its rows, whose fields take the place of a value of its own. */
	rows?: Rows;
}

/** The rows of a fixed collection. */
export interface Rows {
	/** Under which name n8n keeps them. */
	parameter: string;
	fields: RowField[];
}

/** A field of a row. */
export interface RowField extends Named {
	type: Field['type'];
	required: boolean;
	convert?: ConvertWithFiles;
	target: 'body' | 'query' | 'path';
	/** DollarPe's name of the list that the row adds an entry to, or of the object that it adds a member to. */
	property: string;
	/** What a row adds: an entry, or a member named by this field of the row. */
	adds: { entry: true } | { memberNamedBy: string };
}

/**
 * What an answer gives: what lies under one of its keys (`rootProperty`), or an object made of some of them
 * (`keys`: each name with the answer's key).
 */
export type Output = { rootProperty: string } | { keys: Record<string, string> };

/** Everything that is needed to carry out one operation. */
export interface Declaration {
	method: IHttpRequestMethods;
	/** Path after the host; `{name}` marks where a path field goes. */
	path: string;
	/** What every body has from the start. */
	body: Record<string, JsonValue>;
	fields: Field[];
	output: Output;
	delivery: Delivery;
	operation: Operation;
}

/** Carried out for each item: `declarations[resource][operation]`. */
export type Declarations = Record<string, Record<string, Declaration>>;

/** How much of an answer is wanted. */
export interface OutputSelection {
	/** How many results of a list; Infinity for all. */
	limit: number;
	/** The fields of a result that are wanted, by DollarPe's names; all where it is left out. */
	fields?: readonly string[];
	/** The node's own filters: a result that one of them does not keep is left out, and not counted. */
	filters?: Array<ReturnType<Filter>>;
}

/** A file to which a request gives DollarPe a link. */
export interface LinkedFile {
	file: IBinaryData;
	/** What the request says in its body. Not to be shown. */
	link: string;
}

/** One item's request, still without host, signature and headers. */
export interface ItemRequest {
	/** Path with its parameters filled in. */
	path: string;
	/** What fills them in, by DollarPe's names. */
	params?: Record<string, JsonValue>;
	query: Record<string, JsonValue>;
	/** Undefined for an operation without a body. */
	body: Record<string, JsonValue> | undefined;
	/** What an error about it must not show, besides what its names say. */
	masks?: Mask[];
	/** What the body links to. */
	files: LinkedFile[];
	selection: OutputSelection;
	/** The name of a field that has a value, and that the API of autumn 2026 ("Zapyd") does not have. */
	notInZapyd?: string;
}
