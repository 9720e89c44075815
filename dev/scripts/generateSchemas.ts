import { mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import type { IDataObject } from 'n8n-workflow';

import { resources } from '../../nodes/DollarPe/resources';
import type { Operation, Resource } from '../../nodes/DollarPe/resources/operation';
import { reportsCreated, reportsDifferences } from '../../nodes/DollarPe/resources/delivery';
import { simplified } from '../../nodes/DollarPe/delivery/itemResult';
import { ROOT } from '../lib/folders';

/** As much of JSON Schema as n8n's editor reads. */
export interface Schema {
	type: SchemaType | SchemaType[];
	/** Of an object. */
	properties?: Record<string, Schema>;
	/** Of an array. */
	items?: Schema;
}

type SchemaType = 'object' | 'array' | 'string' | 'number' | 'boolean' | 'null';

/** Where n8n looks for the schemas of a node: beside it. */
export const SCHEMAS = join(ROOT, 'nodes/DollarPe/__schema__');

/** The folder for the node's version, which n8n fills up to three numbers. */
const VERSION = 'v1.0.0';

/**
 * The schema of every operation's output, from which n8n's editor shows the fields before the node has run.
 *
 * @returns the content of each file, by its path within {@link SCHEMAS}
 * @throws {Error} that names the operation, where one has no sample
 */
export function schemaFiles(): Map<string, string> {
	return new Map(
		resources.flatMap((resource) =>
			resource.operations.map((operation): [string, string] => [
				`${VERSION}/${resource.value}/${operation.value}.json`,
				`${JSON.stringify(outputSchema(operation, resource), null, '\t')}\n`,
			]),
		),
	);
}

/** The schema of one item that an operation gives when nothing but what is required has been set. */
export function outputSchema(operation: Operation, { operations }: Resource): Schema {
	const schema = schemaOf(outputOf(operation));
	if (!reportsCreated(operation.delivery)) return schema;
	// What exists already is a result of the list.
	const list = operations.find(({ delivery }) => delivery?.kind === 'list');
	const found = list && outputOf({ ...list, simplified: operation.simplified });
	const added = reportsDifferences(operation.delivery) && { differences: [''] };
	return either(schema, schemaOf({ ...found, created: true, ...added }));
}

function outputOf({ action, sample, result, simplified: kept }: Operation): IDataObject {
	if (sample === undefined) throw new Error(`"${action}" has no sample of its answer`);
	const whole = result ? result(sample) : sample;
	return kept ? (simplified(whole, kept) as IDataObject) : whole;
}

/** What holds for values of both schemas. */
function either(one: Schema, other: Schema): Schema {
	if (one.properties && other.properties) {
		const all = new Map(Object.entries(one.properties));
		for (const [key, schema] of Object.entries(other.properties)) {
			const known = all.get(key);
			all.set(key, known ? either(known, schema) : schema);
		}
		return { type: 'object', properties: Object.fromEntries(all) };
	}
	const types = new Set([one.type, other.type].flat());
	return types.size > 1 ? { ...one, ...other, type: [...types] } : one;
}

function schemaOf(value: unknown): Schema {
	if (value === null) return { type: ['string', 'null'] };
	if (Array.isArray(value)) {
		return value.length > 0 ? { type: 'array', items: schemaOf(value[0]) } : { type: 'array' };
	}
	if (typeof value === 'object') {
		const members = Object.entries(value).map(([key, inner]) => [key, schemaOf(inner)]);
		return { type: 'object', properties: Object.fromEntries(members) };
	}
	if (typeof value === 'number') return { type: 'number' };
	return { type: typeof value === 'boolean' ? 'boolean' : 'string' };
}

if (require.main === module) {
	rmSync(SCHEMAS, { recursive: true, force: true });
	for (const [path, content] of schemaFiles()) {
		const file = join(SCHEMAS, path);
		mkdirSync(dirname(file), { recursive: true });
		writeFileSync(file, content);
	}
}
