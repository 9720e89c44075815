import type { Operation, OperationField } from './operation';

/** Whether the long answers of an operation are shortened. An AI agent's tool has {@link output} in its place. */
const simplify: OperationField = {
	displayName: 'Simplify',
	name: 'simplify',
	type: 'boolean',
	default: true,
	description: 'Whether to return a simplified version of the response instead of the raw data',
	displayOptions: { hide: { '@tool': [true] } },
};

/** How much of an answer an AI agent gets; the choice that n8n's guidelines ask for. */
const output: OperationField = {
	displayName: 'Output',
	name: 'output',
	type: 'options',
	options: [
		{ name: 'Raw', value: 'raw', description: 'All fields' },
		{ name: 'Selected Fields', value: 'selected', description: 'Only the fields that you choose' },
		{ name: 'Simplified', value: 'simplified', description: 'The ten most useful fields' },
	],
	default: 'simplified',
	description: 'Which fields of the response the agent gets',
	displayOptions: { show: { '@tool': [true] } },
};

/** What of a result is given in any case. */
export const ALWAYS_KEPT = 'id';

/** The fields that can be selected, by their names; operations with the same fields share one property. */
const choiceByNames = new Map<string, OperationField>();

/** The fields of the panel that say how much of an answer is wanted; none for an operation with short answers. */
export function outputFields({ simplified, sample = {}, result }: Operation): OperationField[] {
	if (simplified === undefined) return [];
	const names = Object.keys(result ? result(sample) : sample).filter(
		(name) => name !== ALWAYS_KEPT,
	);
	const key = names.sort().join();
	const fields = choiceByNames.get(key) ?? fieldsChoice(names);
	choiceByNames.set(key, fields);
	return [simplify, output, fields];
}

function fieldsChoice(names: string[]): OperationField {
	return {
		displayName: 'Fields',
		name: 'fields',
		type: 'multiOptions',
		options: names.map((name) => ({ name, value: name })),
		default: [],
		description: `The fields that the agent gets, by DollarPe's names; ${ALWAYS_KEPT} is always among them`,
		displayOptions: { show: { '@tool': [true], output: ['selected'] } },
	};
}
