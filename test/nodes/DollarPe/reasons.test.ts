import type { IDataObject } from 'n8n-workflow';

import { startEmulator, type Emulator } from '../../../dev/emulator';
import { readDeclarations } from '../../../nodes/DollarPe/params/declaration/readDeclarations';
import { FAILURE_ADVICE } from '../../../nodes/DollarPe/resources/failureAdvice';
import { resources } from '../../../nodes/DollarPe/resources';
import { Fixtures } from '../../dev/emulator/world';
import { run } from '../../support/dollarPe';

let emulator: Emulator;
let world: Fixtures;
beforeAll(async () => {
	emulator = await startEmulator();
	world = new Fixtures(emulator);
});
afterAll(async () => await emulator.close());
beforeEach(() => emulator.reset());

/** What stands above the output of the node. */
async function hintsAfter(parameters: IDataObject, items: IDataObject[] = [{}]) {
	const { hints } = await run(emulator, { items, parameters });
	return hints.map(({ message, location }) => [message, location]);
}

const get = { resource: 'customer', operation: 'get', customerId: '={{ $json.id }}' };

describe('a customer whose KYC failed: the reason is a code, and the hint says what to do', () => {
	it('nothing where there is no reason, or none that is documented', async () => {
		const id = await world.customer();
		expect(await hintsAfter(get, [{ id }])).toEqual([]);
		const failed = await world.failed();
		emulator.setStatus('customer', failed, 'FAILED', { failure_reason: 'constructor' });
		expect(await hintsAfter(get, [{ id: failed }])).toEqual([]);
	});

	it('the step, with how many of the items it is for', async () => {
		const items = [{ id: await world.failed() }, { id: await world.customer() }];
		const step = FAILURE_ADVICE.customer.TAX_VERIFICATION_FAILED ?? '';
		expect(step).toContain('KYC → Update Tax Info');
		expect(await hintsAfter(get, items)).toEqual([
			[`TAX_VERIFICATION_FAILED: ${step}`, 'outputPane'],
		]);
		const twice = [...items, { id: await world.failed() }];
		expect(await hintsAfter(get, twice)).toEqual([
			[`TAX_VERIFICATION_FAILED (2 items): ${step}`, 'outputPane'],
		]);
	});

	it('also of a refund, and in a list', async () => {
		const { id } = await world.order('payin');
		emulator.setStatus('payin', id, 'FAILED', { failure_reason: 'INCORRECT_UTR' });
		const hints = await hintsAfter({ resource: 'payin', operation: 'getAll', returnAll: true });
		expect(hints).toEqual([[expect.stringContaining('INCORRECT_UTR: Compare'), 'outputPane']]);
	});
});

it('all documented reasons are said by some operation, in at most 120 characters', () => {
	const operations = Object.values(readDeclarations(resources)).flatMap((each) =>
		Object.values(each),
	);
	const used = new Set(
		operations.flatMap(({ operation: { reasons } }) => (reasons ? [reasons] : [])),
	);
	expect(used).toEqual(new Set(Object.values(FAILURE_ADVICE)));
	for (const [reason, step] of [...used].flatMap((each) => Object.entries(each))) {
		expect(`${reason} (1000 items): ${step}`.length).toBeLessThanOrEqual(120);
	}
});

it('each documented reason has a next step, as a sentence', () => {
	const reasons = Object.values(FAILURE_ADVICE).flatMap((each) => Object.entries(each));
	expect(reasons).toHaveLength(15);
	for (const [reason, step] of reasons) {
		expect(reason).toMatch(/^[A-Z_]+$/);
		expect(step).toMatch(/^[A-Z].*\.$/);
	}
});
