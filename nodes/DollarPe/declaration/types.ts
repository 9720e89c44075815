import type { IHttpRequestMethods } from 'n8n-workflow';

import type { Convert, JsonValue, Operation } from '../resources/operation';

/** What n8n keeps under one name, and shows under another. */
export interface Named {
	parameter: string;
	displayName: string;
}

/** The types of fields that the node can read. */
export const FIELD_TYPES = ['string', 'options', 'boolean'] as const;

/** A field of an operation, as its declaration says. */
export interface Field extends Named {
	/** Where an optional field lies. */
	collection?: Named;
	type: (typeof FIELD_TYPES)[number];
	required: boolean;
	/** Where DollarPe wants the value, and under which name (dots lead into nested objects). */
	target: 'body' | 'query' | 'path';
	property: string;
	convert?: Convert;
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
	fields: Field[];
	output: Output;
	operation: Operation;
}

/** Carried out for each item: `declarations[resource][operation]`. */
export type Declarations = Record<string, Record<string, Declaration>>;

/** One item's request, still without host, signature and headers. */
export interface ItemRequest {
	/** Path with its parameters filled in. */
	path: string;
	query: Record<string, JsonValue>;
	/** Undefined for an operation without a body. */
	body: Record<string, JsonValue> | undefined;
}
