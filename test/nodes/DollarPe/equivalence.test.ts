import type { IDataObject, INodeType } from 'n8n-workflow';

import { DollarPeApi } from '../../../credentials/DollarPeApi.credentials';
import { startEmulator, type Emulator } from '../../../dev/emulator';
import { typesFrom } from '../../../dev/engine';
import { DollarPe } from '../../../nodes/DollarPe/DollarPe.node';
import { resources } from '../../../nodes/DollarPe/resources';
import { World } from '../../dev/emulator/world';
import { contact, contacts, run, types } from '../../support/dollarPe';
import { bankAccountCases } from './equivalence/bankAccount';
import type { Case, Cases } from './equivalence/case';
import { orderCases } from './equivalence/orders';

// The same description without `execute`: n8n's own RoutingNode carries it out.
const declarative: INodeType = { description: new DollarPe().description };
const declarativeTypes = typesFrom([declarative], [new DollarPeApi()]);

const CREATE: Case[] = [
	{ parameters: {} },
	{
		parameters: {
			fullName: 'José 😀',
			alpha3CountryCode: 'IND',
			additionalFields: {
				clientReferenceId: '={{ "crm-" + $itemIndex }}',
				nonResidenceStatus: true,
				residenceAlpha3CountryCode: 'USA',
			},
			options: { timeout: 10 },
		},
	},
];

/** Values that need no tidying, for each operation. */
const CASES: Cases = {
	...bankAccountCases,
	...orderCases,
	'customer.create': CREATE,
	'customer.createOrGet': CREATE,
	'customer.get': [{ parameters: { customerId: '={{ $json.id }}' } }],
	'customer.getAll': [
		{ parameters: { returnAll: false, limit: 2 } },
		{ parameters: { returnAll: true } },
	],
	'webhook.setUrl': [{ parameters: { webhookUrl: 'https://n8n.example.com/webhook/a?b=1' } }],
};

const operations = resources.flatMap(({ value, operations }) =>
	operations.map((operation) => ({ resource: value, operation: operation.value })),
);

let emulator: Emulator;
beforeAll(async () => (emulator = await startEmulator({ pageSize: 2 })));
afterAll(async () => await emulator.close());

const KNOWN = [100, 101, 102, 103, 104].map((n) => contact(n));

async function customers(): Promise<IDataObject[]> {
	await run(emulator, { items: KNOWN });
	return contacts(3).map((each, n) => ({ ...each, id: emulator.customers[n]?.id }));
}

async function onTheWire(
	{ parameters, items: prepare = customers }: Case,
	chosen: IDataObject,
	nodeTypes: typeof types,
) {
	emulator.reset();
	const items = await prepare(new World(emulator));
	const before = emulator.requests.length;
	const { error, output } = await run(emulator, {
		items,
		parameters: { ...parameters, ...chosen },
		nodeTypes,
	});
	expect(error).toBeUndefined();
	const requests = emulator.requests
		.slice(before)
		.map(({ method, path, query, body, headers }) => ({
			method,
			path,
			query,
			body,
			contentType: headers['content-type'],
		}))
		.map((request) =>
			JSON.stringify(request).replace(/[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}/g, '<id>'),
		);
	return { requests: requests.sort(), names: output.map(({ json }) => json.full_name) };
}

describe("n8n's own RoutingNode sends the same requests: the declarations are true n8n, not a dialect", () => {
	it.each(operations)('$resource → $operation', async (chosen) => {
		const cases = CASES[`${chosen.resource}.${chosen.operation}`] ?? [];
		expect(cases.length).toBeGreaterThan(0);
		for (const each of cases) {
			const ours = await onTheWire(each, chosen, types);
			expect(ours.requests.length).toBeGreaterThanOrEqual(3);
			expect(await onTheWire(each, chosen, declarativeTypes)).toEqual(ours);
		}
	});
});
