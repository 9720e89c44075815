import { updateDisplayOptions, type INodeProperties } from 'n8n-workflow';

import type { Resource } from '../resources/operation';
import { asProperty } from './describe';

/** How many requests may be in progress at once. */
export const maxParallelRequests: INodeProperties = {
	displayName: 'Max Parallel Requests',
	name: 'maxParallelRequests',
	type: 'number',
	typeOptions: { minValue: 1, maxValue: 100, numberPrecision: 0 },
	default: 20,
	description: 'How many items may be sent at the same time, 1 to 100',
};

/** How long to wait for an answer, in seconds. */
export const timeout: INodeProperties = {
	displayName: 'Timeout',
	name: 'timeout',
	type: 'number',
	typeOptions: { minValue: 1, maxValue: 3600 },
	default: 60,
	description: 'How many seconds to wait for an answer from DollarPe',
};

/**
 * The node's own behavior: what is the same for every operation, and what some operations add, each shown for these
 * alone. Nothing of it goes to DollarPe.
 */
export function describeOptions(resources: Resource[]): INodeProperties {
	return {
		displayName: 'Options',
		name: 'options',
		type: 'collection',
		placeholder: 'Add option',
		default: {},
		options: [maxParallelRequests, timeout, ...addedOptions(resources)].sort((a, b) =>
			a.displayName.localeCompare(b.displayName, 'en'),
		),
	};
}

/** An option is one property for all resources that have it for the same operations. */
function addedOptions(resources: Resource[]): INodeProperties[] {
	const all = resources.flatMap(({ operations }) =>
		operations.flatMap(({ options = [] }) => options),
	);
	return [...new Set(all)].flatMap((option) => {
		const byOperations = new Map<string, { resource: string[]; operation: string[] }>();
		for (const { value, operations } of resources) {
			const operation = operations
				.filter(({ options }) => options?.includes(option))
				.map((each) => each.value);
			const key = operation.join();
			const same = byOperations.get(key);
			if (same) same.resource.push(value);
			else if (key !== '') byOperations.set(key, { resource: [value], operation });
		}
		return [...byOperations.values()].flatMap(({ resource, operation }) =>
			updateDisplayOptions({ show: { '/resource': resource, '/operation': operation } }, [
				asProperty(option),
			]),
		);
	});
}
