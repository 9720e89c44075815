import {
	updateDisplayOptions,
	type INodeProperties,
	type INodePropertyCollection,
	type INodePropertyOptions,
} from 'n8n-workflow';

import type { Operation, OperationField, Resource, RowFields } from '../resources/operation';
import { followNext, listFields } from '../resources/pagination';
import { outputFields } from '../resources/simplify';

/**
 * The panel of a resource: its choice of operations, then the fields of each, shown when it is chosen. A field that
 * several operations share is one property.
 */
export function describe({ value, operations, defaultOperation }: Resource): INodeProperties[] {
	const choice: INodeProperties = {
		displayName: 'Operation',
		name: 'operation',
		type: 'options',
		noDataExpression: true,
		displayOptions: { show: { resource: [value] } },
		options: operations.map(asOption),
		default: defaultOperation,
	};
	const fields = inOrder(operations).flatMap(({ field, shownFor }) =>
		updateDisplayOptions({ show: { resource: [value], operation: shownFor } }, [asProperty(field)]),
	);
	return [choice, ...fields];
}

function asOption(operation: Operation): INodePropertyOptions {
	const { name, value, action, description, routing, delivery } = operation;
	return {
		name,
		value,
		action,
		description,
		routing: delivery?.kind === 'list' ? { ...routing, operations: followNext } : routing,
	};
}

interface Placed {
	field: OperationField;
	/** Operations, by their values. */
	shownFor: string[];
}

/** All fields of some operations, each once, so that every operation's own stand in its own order. */
function inOrder(operations: Operation[]): Placed[] {
	const placed: Placed[] = [];
	for (const operation of operations) {
		const { value, fields, delivery } = operation;
		let place = 0;
		const all = [
			...fields,
			...(delivery?.kind === 'list' ? listFields : []),
			...outputFields(operation),
		];
		for (const field of all) {
			const shared = placed.findIndex((each, n) => n >= place && each.field === field);
			if (shared >= 0) placed[shared]?.shownFor.push(value);
			else placed.splice(place, 0, { field, shownFor: [value] });
			place = shared >= 0 ? shared + 1 : place + 1;
		}
	}
	return placed;
}

/** The field as n8n knows it: without what only the node itself carries out. */
export function asProperty({ options, ...property }: OperationField): INodeProperties {
	delete property.convert;
	delete property.expression;
	delete property.zapyd;
	delete property.isFilter;
	delete property.filter;
	return { ...property, ...(options && { options: options.map(asPropertyOption) }) };
}

function asPropertyOption(
	option: INodePropertyOptions | OperationField | RowFields,
): INodePropertyOptions | INodeProperties | INodePropertyCollection {
	if ('values' in option) return { ...option, values: option.values.map(asProperty) };
	return 'type' in option ? asProperty(option) : option;
}
