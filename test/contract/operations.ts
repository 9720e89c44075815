import { endpoints, type Endpoint } from '../../dev/contract/endpoints';
import { readDeclarations } from '../../nodes/DollarPe/params/declaration/readDeclarations';
import type { Declaration } from '../../nodes/DollarPe/params/declaration/types';
import { resources } from '../../nodes/DollarPe/resources';

/** Operations of the node's own, and the one whose endpoint each of them uses. */
export const OWN: Readonly<Record<string, string>> = {
	'customer createOrGet': 'create',
	'bankAccount createOrGet': 'create',
};

/** An operation of the node with its endpoint. */
export interface Pair {
	/** Such as `customer create`. */
	name: string;
	endpoint: Endpoint;
	declaration: Declaration;
}

const declarations = readDeclarations(resources);

/** Each operation that the node has, and that the contract has too. */
export const pairs: readonly Pair[] = resources.flatMap(({ value: resource, operations }) =>
	operations.flatMap(({ value }) => {
		const name = `${resource} ${value}`;
		const declaration = declarations[resource]?.[value];
		const endpoint = endpoints.find(
			(each) => each.resource === resource && each.operation === (OWN[name] ?? value),
		);
		return endpoint && declaration ? [{ name, endpoint, declaration }] : [];
	}),
);

/** DollarPe's name of what stands in the path under the panel's: `customerId` → `customer_id`. */
export function snakeCase(name: string): string {
	return name.replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`);
}
