import json from './endpoints.json';
import samplesJson from './samples.json';
import { type Contract, contractSchema, type DocumentedError } from './schema';

export type { DocumentedError, Field, Need } from './schema';

type WithoutSample = Contract['endpoints'][number];

/** An endpoint with what it answers. */
export interface Endpoint extends WithoutSample {
	answer: WithoutSample['answer'] & {
		/** `data` as documented: the declaration's sample, from which `npm run generate` makes `samples.json`. */
		sample: unknown;
	};
}

/**
 * DollarPe's API as its documentation has it, as data: what tests of the node and of the emulator check
 * against. Where versions contradict each other, it holds the newest.
 *
 * @throws {ZodError} that names what in the file has the wrong form
 */
export const contract: Contract = contractSchema.parse(json);

const samples: Readonly<Record<string, unknown>> = samplesJson;

/** All endpoints. */
export const endpoints: readonly Endpoint[] = contract.endpoints.map((endpoint) => ({
	...endpoint,
	answer: { ...endpoint.answer, sample: samples[nameOf(endpoint)] },
}));

/** Errors that every endpoint may answer. */
export const commonErrors: readonly DocumentedError[] = contract.commonErrors;

/** What tells an endpoint from the others: `customer create`. */
export function nameOf({ resource, operation }: Pick<Endpoint, 'resource' | 'operation'>): string {
	return `${resource} ${operation}`;
}

/** @throws {Error} when there is no such operation */
export function endpointOf(resource: string, operation: string): Endpoint {
	const found = endpoints.find(
		(endpoint) => endpoint.resource === resource && endpoint.operation === operation,
	);
	if (found === undefined) throw new Error(`The contract has no ${resource} ${operation}`);
	return found;
}
