import { type Emulator, startEmulator } from '../../dev/emulator';
import { textsOf, Fixtures } from '../dev/emulator/world';
import { type DocumentedError, endpoints } from '../../dev/contract/endpoints';
import { bankAccount } from './refusals/bankAccount';
import { customer } from './refusals/customer';
import { kyc } from './refusals/kyc';
import { limit, payin, payout } from './refusals/orders';
import type { Refusal, Refusals } from './refusals/refusal';

const webhook: Refusals = {
	setUrl: {
		'Webhook URL is required': async (world) =>
			await world.try('POST', '/org/api/v1/organizations/api-webhooks', { webhook_url: ' ' }),
	},
};
const REFUSALS: Readonly<Record<string, Refusals>> = {
	customer,
	kyc,
	bankAccount,
	payout,
	payin,
	limit,
	webhook,
};

/** What the emulator answers from a sample refuses nothing of its own. */
const DOCUMENTED = endpoints.flatMap(({ resource, operation, errors, emulator: served }) =>
	served === 'sample' ? [] : errors.map((error) => ({ resource, operation, error })),
);
const GIVEN = DOCUMENTED.flatMap(({ resource, operation, error }) => {
	const refusal = REFUSALS[resource]?.[operation]?.[error.text];
	if (typeof refusal !== 'function') return [];
	return [[`${resource} ${operation}: ${error.text}`, error, refusal] as const];
});

let emulator: Emulator;
let world: Fixtures;
beforeAll(async () => {
	const processingMs = { kyc: Infinity, payout: Infinity, payin: Infinity, edd: Infinity };
	emulator = await startEmulator({ processingMs });
	world = new Fixtures(emulator);
});
afterAll(async () => await emulator.close());
beforeEach(() => emulator.reset());

describe("the emulator refuses in DollarPe's own words, or the node's advice would never be seen", () => {
	it.each<readonly [string, DocumentedError, Refusal]>(GIVEN)(
		'%s',
		async (_name, error, refusal) => {
			const reply = await refusal(world);
			const [text, ...more] = textsOf(reply);
			expect([reply.status, more]).toEqual([error.status, []]);
			if (error.partial) expect(text).toMatch(new RegExp(`^${error.text}`));
			else expect(text).toBe(error.text);
			const answer = reply.json as { err_code: string; errors: Record<string, unknown> };
			if (error.code !== null) expect(answer.err_code).toBe(error.code);
			if (error.field !== null) expect(Object.keys(answer.errors)).toEqual([error.field]);
		},
	);

	it('has every documented error, or a reason why not', () => {
		const missing = DOCUMENTED.filter(
			({ resource, operation, error }) =>
				REFUSALS[resource]?.[operation]?.[error.text] === undefined,
		).map(({ resource, operation, error }) => `${resource} ${operation}: ${error.text}`);
		expect(missing).toEqual([]);
	});

	it('gives no text that the contract does not know', () => {
		const known = new Set(
			DOCUMENTED.map(({ resource, operation, error }) => `${resource} ${operation} ${error.text}`),
		);
		const unknown = Object.entries(REFUSALS).flatMap(([resource, operations]) =>
			Object.entries(operations).flatMap(([operation, texts]) =>
				Object.keys(texts)
					.map((text) => `${resource} ${operation} ${text}`)
					.filter((name) => !known.has(name)),
			),
		);
		expect(unknown).toEqual([]);
	});
});
