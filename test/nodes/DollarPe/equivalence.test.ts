import type { IDataObject, INodeType } from 'n8n-workflow';

import { DollarPeApi } from '../../../credentials/DollarPeApi.credentials';
import { startEmulator, type Emulator } from '../../../emulator';
import { typesFrom } from '../../../engine';
import { DollarPe } from '../../../nodes/DollarPe/DollarPe.node';
import { resources } from '../../../nodes/DollarPe/resources';
import { contacts, run, types } from '../../support/dollarPe';

// The same description without `execute`: n8n's own RoutingNode carries it out.
const declarative: INodeType = { description: new DollarPe().description };
const declarativeTypes = typesFrom([declarative], [new DollarPeApi()]);

/** Values that need no tidying, for each operation. */
const CASES: Record<string, IDataObject[]> = {
	'customer.create': [
		{},
		{
			fullName: 'José 😀',
			alpha3CountryCode: 'IND',
			additionalFields: {
				clientReferenceId: '={{ "crm-" + $itemIndex }}',
				nonResidenceStatus: true,
				residenceAlpha3CountryCode: 'USA',
			},
			options: { timeout: 10 },
		},
	],
	'webhook.setUrl': [{ webhookUrl: 'https://n8n.example.com/webhook/a?b=1' }],
};

const operations = resources.flatMap(({ value, operations }) =>
	operations.map((operation) => ({ resource: value, operation: operation.value })),
);

let emulator: Emulator;
beforeAll(async () => (emulator = await startEmulator()));
afterAll(async () => await emulator.close());

async function onTheWire(parameters: IDataObject, nodeTypes: typeof types) {
	emulator.reset();
	const { error, output } = await run(emulator, { items: contacts(3), parameters, nodeTypes });
	expect(error).toBeUndefined();
	const requests = emulator.requests.map(({ method, path, query, body, headers }) => ({
		method,
		path,
		query,
		body,
		contentType: headers['content-type'],
	}));
	const byBody = (a: { body: string }, b: { body: string }) => a.body.localeCompare(b.body);
	return { requests: requests.sort(byBody), output: output.map(({ json }) => Object.keys(json)) };
}

describe("n8n's own RoutingNode sends the same requests: the declarations are true n8n, not a dialect", () => {
	it.each(operations)('$resource → $operation', async ({ resource, operation }) => {
		const cases = CASES[`${resource}.${operation}`] ?? [];
		expect(cases.length).toBeGreaterThan(0);
		for (const parameters of cases) {
			const all = { ...parameters, resource, operation };
			const ours = await onTheWire(all, types);
			expect(ours.requests).toHaveLength(3);
			expect(await onTheWire(all, declarativeTypes)).toEqual(ours);
		}
	});
});
