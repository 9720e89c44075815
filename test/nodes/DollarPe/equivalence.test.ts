import type { IDataObject, INodeType } from 'n8n-workflow';

import { DollarPeApi } from '../../../credentials/DollarPeApi.credentials';
import { startEmulator, type Emulator } from '../../../dev/emulator';
import { typesFrom } from '../../../dev/engine';
import { DollarPe } from '../../../nodes/DollarPe/DollarPe.node';
import { resources } from '../../../nodes/DollarPe/resources';
import { Fixtures } from '../../dev/emulator/world';
import { run, types } from '../../support/dollarPe';
import { casesOf, type Cases } from './equivalence/cases';

/** The parameters as the panel saves them when somebody chooses from a list; without a locator, undefined. */
function asLocators(parameters: IDataObject, locators: string[]): IDataObject | undefined {
	const changed = Object.entries(parameters).map(([name, value]): [string, unknown] => {
		if (locators.includes(name)) {
			return [name, { __rl: true, mode: 'list', value, cachedResultName: 'Asha Rao · VERIFIED' }];
		}
		const inside = name === 'filters' ? asLocators(value as IDataObject, locators) : undefined;
		return [name, inside ?? value];
	});
	const isSame = changed.every(([name, value]) => parameters[name] === value);
	return isSame ? undefined : (Object.fromEntries(changed) as IDataObject);
}

// The same description without `execute`: n8n's own RoutingNode carries it out.
const declarative: INodeType = { description: new DollarPe().description };
const declarativeTypes = typesFrom([declarative], [new DollarPeApi()]);

const operations = resources.flatMap(({ value, operations: all }) =>
	all.map((operation) => ({ resource: value, operation: operation.value })),
);

const never = { kyc: Infinity, payout: Infinity, payin: Infinity, edd: Infinity };
let emulator: Emulator;
beforeAll(async () => (emulator = await startEmulator({ pageSize: 2, processingMs: never })));
afterAll(async () => await emulator.close());

/** What the node reads by itself before it sends anything, which n8n's declarations have no words for. */
function isLook(method: string, path: string, { operation }: IDataObject): boolean {
	return operation === 'initiate' && method === 'GET' && path.endsWith('/history');
}

async function onTheWire(
	parameters: IDataObject,
	nodeTypes: typeof types,
	makeItems: Cases['items'],
) {
	emulator.reset();
	const items = await makeItems(new Fixtures(emulator));
	const named = namer();
	const before = emulator.requests.length;
	const { error, output } = await run(emulator, { items, parameters, nodeTypes });
	expect(error).toBeUndefined();
	const requests = emulator.requests
		.slice(before)
		.filter(({ method, path }) => !isLook(method, path, parameters))
		.map(({ method, path, query, body, headers }) => ({
			method,
			path,
			query,
			body,
			contentType: headers['content-type'],
		}))
		.map((request) => named(JSON.stringify(request)));
	return { requests: requests.sort(), names: output.map(({ json }) => json.full_name) };
}

/** Puts a name in place of each ID, which is another one in every run. */
function namer(): (text: string) => string {
	const { customers, bankAccounts, quotations, payouts, payins } = emulator;
	const ids = [customers, bankAccounts, quotations, payouts, payins].flatMap((records, kind) =>
		records.map(({ id }, n): [string, string] => [id, `<${kind} ${n}>`]),
	);
	return (text) => ids.reduce((rest, [id, name]) => rest.replaceAll(id, name), text);
}

describe("n8n's own RoutingNode sends the same requests: the declarations are true n8n, not a dialect", () => {
	it.each(operations)('$resource → $operation', async ({ resource, operation }) => {
		const { parameters: sets, untried, locators, items } = casesOf(resource, operation);
		expect(sets.length).toBeGreaterThan(0);
		expect(untried).toEqual([]);
		const chosen = sets.map((set) => asLocators(set, locators)).find((each) => each !== undefined);
		for (const parameters of [...sets, ...(chosen ? [chosen] : [])]) {
			const all = { ...parameters, resource, operation };
			const ours = await onTheWire(all, types, items);
			expect(ours.requests.length).toBeGreaterThanOrEqual(3);
			expect(await onTheWire(all, declarativeTypes, items)).toEqual(ours);
		}
	});
});
