import type { INodeProperties } from 'n8n-workflow';

import type { Operation, Resource } from '../../nodes/DollarPe/resources/operation';

/** The fields in a collection, or in the rows of a fixed collection. */
export function fieldsIn({ options = [] }: INodeProperties): INodeProperties[] {
	return options.flatMap((each) => {
		if ('values' in each) return each.values;
		return 'type' in each ? [each] : [];
	});
}

/** Whether n8n shows a property for an operation, as far as resource and operation decide it. */
export function isShownFor(
	{ displayOptions }: INodeProperties,
	resource: Resource,
	operation: Operation,
): boolean {
	const chosen: Record<string, string> = { resource: resource.value, operation: operation.value };
	return Object.entries(chosen).every(([name, value]) => {
		const shown = displayOptions?.show?.[name] ?? displayOptions?.show?.[`/${name}`];
		const hidden = displayOptions?.hide?.[name] ?? displayOptions?.hide?.[`/${name}`];
		return (shown?.includes(value) ?? true) && !hidden?.includes(value);
	});
}
