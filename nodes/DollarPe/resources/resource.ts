import type {
	IN8nRequestOperations,
	INodeProperties,
	INodePropertyOptions,
	INodePropertyRouting,
} from 'n8n-workflow';

/** One of DollarPe's endpoints, as n8n's declarative vocabulary puts it, with the fields of its request. */
export interface Operation extends INodePropertyOptions {
	value: string;
	action: string;
	routing: INodePropertyRouting;
	/** Shown for this operation alone. Each says with `routing.send` where its value goes, unless it stands in the URL. */
	fields: INodeProperties[];
	/** What becomes of a field's text before it is sent, by the field's name; it must leave alone what needs no tidying. */
	tidy?: Record<string, (text: string) => string>;
	/** For an operation that gives what exists already, in place of an error. */
	existing?: Existing;
	/** Why a field's text cannot be sent, by the field's name: it completes the sentence "Email …". Undefined where it can. */
	check?: Record<string, (text: string) => string | undefined>;
}

/**
 * How to find what exists already, when DollarPe refuses to create it a second time. Names are those of the body that
 * was sent and of the results of the list.
 */
export interface Existing {
	/** Path of the list in which it stands. */
	list: string;
	/** By what it is found: the first of these that was sent and is known. Each belongs to one only. */
	keys: string[];
	/** The key that is the partner's own: with it, a request that broke off can be looked for, and sent again. */
	ownKey: string;
	/** The `err_code` that says that one of the keys is taken, whatever the words. */
	takenCode: string;
	/** What is compared with what was sent: the name in the body, and in the list. */
	compare: Record<string, string>;
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

/** The result of an operation is what DollarPe's answer has under `data`. */
export const data: INodePropertyRouting['output'] = {
	postReceive: [{ type: 'rootProperty', properties: { property: 'data' } }],
};

/** The results of a list lie deeper. */
export const results: INodePropertyRouting['output'] = {
	postReceive: [{ type: 'rootProperty', properties: { property: 'data.results' } }],
};

/** DollarPe's lists say themselves where they go on: `next` is a whole URL, or null at the end. */
export const followNext: IN8nRequestOperations = {
	pagination: {
		type: 'generic',
		properties: {
			continue: '={{ !!$response.body?.data?.next }}',
			request: { url: '={{ $response.body?.data?.next ?? $request.url }}' },
		},
	},
};

/** How much of a list is wanted. */
export const listFields: INodeProperties[] = [
	{
		displayName: 'Return All',
		name: 'returnAll',
		type: 'boolean',
		default: false,
		description: 'Whether to return all results or only up to a given limit',
		routing: { send: { paginate: '={{ $value }}' } },
	},
	{
		displayName: 'Limit',
		name: 'limit',
		type: 'number',
		typeOptions: { minValue: 1 },
		default: 50,
		description: 'Max number of results to return',
		displayOptions: { show: { returnAll: [false] } },
		routing: { output: { maxResults: '={{ $value }}' } },
	},
];

/** The properties of a resource: its choice of operations, then each operation's fields, shown when it is chosen. */
export function describe({ value, operations, defaultOperation }: Resource): INodeProperties[] {
	const choice: INodeProperties = {
		displayName: 'Operation',
		name: 'operation',
		type: 'options',
		noDataExpression: true,
		displayOptions: { show: { resource: [value] } },
		options: operations.map(({ name, value, action, description, routing }) => ({
			name,
			value,
			action,
			description,
			routing,
		})),
		default: defaultOperation,
	};
	const fields = operations.flatMap((operation) =>
		operation.fields.map((field) => ({
			...field,
			displayOptions: {
				show: { resource: [value], operation: [operation.value], ...field.displayOptions?.show },
			},
		})),
	);
	return [choice, ...fields];
}
