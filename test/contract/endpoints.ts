import json from './endpoints.json';
import { type Contract, contractSchema, type DocumentedError, type Endpoint } from './schema';

export type { DocumentedError, Endpoint, Field } from './schema';

/**
 * DollarPe's API as its documentation has it, as data: what tests of the node and of the emulator check
 * against. Where versions contradict each other, it holds the newest.
 *
 * @throws {ZodError} that names what in the file has the wrong form
 */
export const contract: Contract = contractSchema.parse(json);

/** All endpoints. */
export const endpoints: readonly Endpoint[] = contract.endpoints;

/** Errors that every endpoint may answer. */
export const commonErrors: readonly DocumentedError[] = contract.commonErrors;

/** @throws {Error} when there is no such operation */
export function endpointOf(resource: string, operation: string): Endpoint {
	const found = endpoints.find(
		(endpoint) => endpoint.resource === resource && endpoint.operation === operation,
	);
	if (found === undefined) throw new Error(`The contract has no ${resource} ${operation}`);
	return found;
}
