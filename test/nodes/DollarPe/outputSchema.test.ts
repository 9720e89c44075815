import { readdirSync, readFileSync } from 'node:fs';
import { join, sep } from 'node:path';
import type { IDataObject } from 'n8n-workflow';

import { startEmulator, type Emulator } from '../../../dev/emulator';
import {
	outputSchema,
	schemaFiles,
	SCHEMAS,
	type Schema,
} from '../../../dev/scripts/generateSchemas';
import { DollarPe } from '../../../nodes/DollarPe/DollarPe.node';
import { resources } from '../../../nodes/DollarPe/resources';
import { reportsCreated } from '../../../nodes/DollarPe/resources/delivery';
import type { Operation } from '../../../nodes/DollarPe/resources/operation';
import { Fixtures } from '../../dev/emulator/world';
import { run } from '../../support/dollarPe';
import { casesOf } from './equivalence/cases';

const operations = resources.flatMap((resource) =>
	resource.operations.map((operation) => ({ resource, operation })),
);

describe("the committed schemas: n8n's editor shows the fields of exactly these", () => {
	it('are what the samples say; `npm run generate` makes them anew', () => {
		const committed = readdirSync(SCHEMAS, { recursive: true, encoding: 'utf8' })
			.filter((path) => path.endsWith('.json'))
			.map((path): [string, string] => [
				path.replaceAll(sep, '/'),
				readFileSync(join(SCHEMAS, path), 'utf8'),
			]);
		expect(new Map(committed)).toEqual(schemaFiles());
		expect(committed).toHaveLength(operations.length);
	});

	it("stand where n8n looks: under the node's version, resource and operation", () => {
		expect(new DollarPe().description.version).toBe(1);
		expect([...schemaFiles().keys()]).toContain('v1.0.0/customer/createOrGet.json');
	});

	it('are refused for an operation without a sample, or its fields would be missing in silence', () => {
		const { operation, resource } = operations[0]!;
		expect(() => outputSchema({ ...operation, sample: undefined }, resource)).toThrow(
			`"${operation.action}" has no sample of its answer`,
		);
	});
});

const never = { kyc: Infinity, payout: Infinity, payin: Infinity, edd: Infinity };
let emulator: Emulator;
beforeAll(async () => (emulator = await startEmulator({ processingMs: never })));
afterAll(async () => await emulator.close());

/** What an operation gives for each way in which it is tried; the second time, what there is already. */
async function outputsOf(resource: string, { value: operation, delivery }: Operation) {
	const { parameters: sets, items: makeItems } = casesOf(resource, operation);
	const outputs: IDataObject[] = [];
	for (const parameters of sets) {
		emulator.reset();
		const items = await makeItems(new Fixtures(emulator));
		for (let time = 0; time < (reportsCreated(delivery) ? 2 : 1); time++) {
			const result = await run(emulator, {
				items,
				parameters: { ...parameters, resource, operation },
			});
			expect(result.error).toBeUndefined();
			outputs.push(...result.output.map(({ json }) => json));
		}
	}
	return outputs;
}

/** Where a value is not what a schema says; null may stand for anything, and an object without properties for any. */
function problems(schema: Schema | undefined, value: unknown, path: string): string[] {
	if (schema === undefined) return [`${path} is not in the schema`];
	if (value === null) return [];
	const kind = Array.isArray(value) ? 'array' : typeof value;
	const types: string[] = [schema.type].flat();
	if (!types.includes(kind)) return [`${path} is no ${types.join(' or ')}`];
	if (Array.isArray(value)) {
		return value.flatMap((each, n) => problems(schema.items, each, `${path}[${n}]`));
	}
	if (typeof value !== 'object' || Object.keys(schema.properties ?? {}).length === 0) return [];
	return Object.entries(value).flatMap(([key, inner]) =>
		problems(schema.properties?.[key], inner, `${path}.${key}`),
	);
}

describe('what comes is what the schema promised: a field that was mapped beforehand is there', () => {
	it.each(operations)('$resource.value → $operation.value', async ({ resource, operation }) => {
		const schema = outputSchema(operation, resource);
		const outputs = await outputsOf(resource.value, operation);
		expect(outputs.length).toBeGreaterThanOrEqual(3);
		expect(outputs.flatMap((json) => problems(schema, json, 'output'))).toEqual([]);
		const promised = Object.keys(schema.properties ?? {});
		const seen = new Set(outputs.flatMap((json) => Object.keys(json)));
		expect(promised.filter((key) => !seen.has(key))).toEqual([]);
	});
});
