import type { INodeProperties, INodePropertyOptions, INodePropertyRouting } from 'n8n-workflow';

/** One of DollarPe's endpoints, as n8n's declarative vocabulary puts it, with the fields of its request. */
export interface Operation extends INodePropertyOptions {
	value: string;
	action: string;
	routing: INodePropertyRouting;
	/** Shown for this operation alone. Each says with `routing.send` where its value goes, unless it stands in the URL. */
	fields: INodeProperties[];
	/** What becomes of a field's text before it is sent, by the field's name; it must leave alone what needs no tidying. */
	tidy?: Record<string, (text: string) => string>;
	/** Why a field's text cannot be sent, by the field's name: it completes the sentence "Email …". Undefined where it can. */
	check?: Record<string, (text: string) => string | undefined>;
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
			displayOptions: { show: { resource: [value], operation: [operation.value] } },
		})),
	);
	return [choice, ...fields];
}
