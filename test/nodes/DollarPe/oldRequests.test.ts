import type { IDataObject } from 'n8n-workflow';

import { startEmulator, type Emulator } from '../../../dev/emulator';
import { Fixtures } from '../../dev/emulator/world';
import { run } from '../../support/dollarPe';
import { casesOf } from './equivalence/cases';
import recording from './oldRequests.json';

/**
 * For each operation of November 2026, sets of parameters and what the node sent with each: it knew one API then, and a
 * saved workflow must send the same for ever. Nothing is recorded anew.
 */
const recorded: Readonly<Record<string, Recorded[]>> = recording;

interface Recorded {
	parameters: IDataObject;
	/** Method, path, query and body of each request, with a name in place of each ID. */
	requests: string[];
}

const never = { kyc: Infinity, payout: Infinity, payin: Infinity, edd: Infinity };
let emulator: Emulator;
beforeAll(async () => (emulator = await startEmulator({ pageSize: 2, processingMs: never })));
afterAll(async () => await emulator.close());

async function requestsOf(resource: string, operation: string, parameters: IDataObject) {
	emulator.reset();
	const items = await casesOf(resource, operation).items(new Fixtures(emulator));
	const before = emulator.requests.length;
	await run(emulator, { items, parameters: { ...parameters, resource, operation } });
	const today = new Date(emulator.clock.now()).toISOString().slice(0, 10);
	const { customers, bankAccounts, quotations, payouts, payins } = emulator;
	const ids = [customers, bankAccounts, quotations, payouts, payins].flatMap((records, kind) =>
		records.map(({ id }, n): [string, string] => [id, `<${kind} ${n}>`]),
	);
	const names = [...ids, [today, '<today>'] as const];
	return emulator.requests
		.slice(before)
		.map(({ method, path, query, body }) =>
			names.reduce(
				(text, [id, name]) => text.replaceAll(id, name),
				`${method} ${path} ${JSON.stringify(query)} ${body}`,
			),
		)
		.sort();
}

it('the recording is of all operations that there were', () =>
	expect(Object.keys(recorded)).toHaveLength(41));

describe('a credential for DollarPe as it was sends what it has always sent, byte for byte', () => {
	it.each(Object.entries(recorded))('%s', async (name, sets) => {
		const [resource = '', operation = ''] = name.split(' ');
		for (const { parameters, requests } of sets) {
			expect(await requestsOf(resource, operation, parameters)).toEqual(requests);
		}
	});
});
