import type { IDataObject, INodeType } from 'n8n-workflow';

import { DollarPeApi } from '../../../credentials/DollarPeApi.credentials';
import { startEmulator, type Emulator } from '../../../dev/emulator';
import { typesFrom } from '../../../dev/engine';
import { DollarPe } from '../../../nodes/DollarPe/DollarPe.node';
import { resources } from '../../../nodes/DollarPe/resources';
import { contact, contacts, run, types } from '../../support/dollarPe';

// The same description without `execute`: n8n's own RoutingNode carries it out.
const declarative: INodeType = { description: new DollarPe().description };
const declarativeTypes = typesFrom([declarative], [new DollarPeApi()]);

const CREATE: IDataObject[] = [
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
];

/** Values that need no tidying, for each operation. */
const CASES: Record<string, IDataObject[]> = {
	'customer.create': CREATE,
	'customer.createOrGet': CREATE,
	'customer.get': [{ customerId: '={{ $json.id }}' }],
	'customer.getAll': [{ returnAll: false, limit: 2 }, { returnAll: true }],
	'webhook.setUrl': [{ webhookUrl: 'https://n8n.example.com/webhook/a?b=1' }],
};

const operations = resources.flatMap(({ value, operations }) =>
	operations.map((operation) => ({ resource: value, operation: operation.value })),
);

let emulator: Emulator;
beforeAll(async () => (emulator = await startEmulator({ pageSize: 2 })));
afterAll(async () => await emulator.close());

const KNOWN = [100, 101, 102, 103, 104].map((n) => contact(n));

async function onTheWire(parameters: IDataObject, nodeTypes: typeof types) {
	emulator.reset();
	await run(emulator, { items: KNOWN });
	const before = emulator.requests.length;
	const items = contacts(3).map((each, n) => ({ ...each, id: emulator.customers[n]?.id }));
	const { error, output } = await run(emulator, { items, parameters, nodeTypes });
	expect(error).toBeUndefined();
	const requests = emulator.requests
		.slice(before)
		.map(({ method, path, query, body, headers }) => ({
			method,
			path: path.replace(/[0-9a-f-]{36}/, '<id>'),
			query,
			body,
			contentType: headers['content-type'],
		}))
		.map((request) => JSON.stringify(request));
	return { requests: requests.sort(), names: output.map(({ json }) => json.full_name) };
}

describe("n8n's own RoutingNode sends the same requests: the declarations are true n8n, not a dialect", () => {
	it.each(operations)('$resource → $operation', async ({ resource, operation }) => {
		const cases = CASES[`${resource}.${operation}`] ?? [];
		expect(cases.length).toBeGreaterThan(0);
		for (const parameters of cases) {
			const all = { ...parameters, resource, operation };
			const ours = await onTheWire(all, types);
			expect(ours.requests.length).toBeGreaterThanOrEqual(3);
			expect(await onTheWire(all, declarativeTypes)).toEqual(ours);
		}
	});
});
