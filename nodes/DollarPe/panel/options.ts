import { updateDisplayOptions, type INodeProperties } from 'n8n-workflow';

import type { Resource } from '../resources/operation';
import { maxParallelRequests, timeout } from '../resources/runOptions';
import { asProperty } from './describe';

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
