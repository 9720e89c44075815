import { setTimeout as setTimeoutOf } from 'node:timers/promises';

import type { IDataObject } from 'n8n-workflow';

import { startEmulator, type Emulator, type Fault } from '../../../dev/emulator';
import { seeded } from '../../../dev/lib/random';
import { Fixtures } from '../../dev/emulator/world';
import { start, type RunSettings } from '../../support/dollarPe';
import {
	UntracedInitiation,
	type Untraced,
	type WantedPayout,
} from '../../support/untracedInitiation';

jest.mock('../../../nodes/client/http/pause', () =>
	jest.requireActual<typeof import('../../support/quickPause')>('../../support/quickPause'),
);

/** `WORLDS=2000 npx jest …` runs more. */
const WORLDS = Number(process.env.WORLDS ?? 30);
const FIRST = Number(process.env.FIRST ?? 1);

let emulator: Emulator;
beforeAll(async () => {
	const processingMs = { kyc: Infinity, payout: Infinity, payin: Infinity, edd: Infinity };
	emulator = await startEmulator({ processingMs, pageSize: 2 });
});
afterAll(async () => await emulator.close());

const POST_FAULTS: readonly Fault[] = [
	{ kind: 'cut', when: 'before' },
	{ kind: 'cut', when: 'after' },
	{ kind: 'status', status: 500 },
	{ kind: 'status', status: 403 },
];

const EMPTY = { count: 0, next: null, previous: null, results: [] };
const GET_FAULTS: readonly Fault[] = [
	{ kind: 'status', status: 500 },
	{ kind: 'status', status: 403 },
	{ kind: 'cut', when: 'after' },
];
const LAG: Fault = {
	kind: 'json',
	status: 200,
	body: JSON.stringify({ status: true, data: EMPTY }),
};

it.each<[Untraced]>([['prefundedPayout'], ['remittancePayout']])(
	'%s: each is paid once, and what is said is true, with lost answers, a history that lags or fails, and runs that die',
	async (kind) => {
		for (let seed = FIRST; seed < FIRST + WORLDS; seed++) {
			const findings = await findingsIn(kind, seed);
			expect({ seed, findings }).toEqual({ seed, findings: [] });
		}
	},
	60_000 + WORLDS * 2000,
);

async function findingsIn(kind: Untraced, seed: number): Promise<string[]> {
	emulator.reset();
	const random = seeded(seed);
	const isBy = (share: number) => random() < share;
	const one = <T>(all: readonly T[]): T => all[Math.floor(random() * all.length)] as T;
	const order = new UntracedInitiation(kind, emulator, new Fixtures(emulator));
	const first = await order.wanted();
	const items: WantedPayout[] = [first];
	for (let n = 2; n <= 1 + Math.floor(random() * 4); n++) {
		const { customer_id, payer } = first;
		items.push(await order.again({ ...first, customer_id, payer, reference: `order-${n}` }));
	}
	if (isBy(0.3)) items.push(first);
	if (isBy(0.3)) await order.make(first);
	const share = one([0.1, 0.4, 0.8]);
	const paid = () => new Set(order.orders.map((each) => String(each.client_reference_id)));
	const findings: string[] = [];
	const created = new Map<string, number>();

	const runOnce = async (onError: RunSettings['onError'], isCancelled: boolean) => {
		const options = { maxParallelRequests: one([1, 20]) };
		const before = emulator.requests.length;
		const execution = start(
			emulator,
			order.settings(items, { onError, parameters: { options }, executionId: `${seed}` }),
		);
		if (isCancelled) {
			const timer = setTimeout(() => execution.cancel(), random() * 60);
			await execution.finished.catch(() => undefined);
			clearTimeout(timer);
			// What was under way arrives.
			do await setTimeoutOf(10);
			while (emulator.inFlight > 0);
			return;
		}
		const { data } = await execution.finished;
		const posts = emulator.requests.slice(before).filter(({ method }) => method === 'POST');
		const sentFor = (reference: string) =>
			posts.filter(({ body }) => body.includes(JSON.stringify(reference))).length;
		for (const { reference } of items) {
			if (sentFor(reference) > 1) findings.push(`${reference} was sent twice`);
		}
		const output = data.resultData.runData.DollarPe?.[0]?.data?.main?.[0] ?? [];
		for (const [n, { json }] of output.entries()) {
			const { reference = '' } = items[n] ?? {};
			check(json, reference, sentFor(reference));
		}
	};
	const check = (json: IDataObject, reference: string, sent: number) => {
		const text = `${String(json.error)} ${String(json.message)}`;
		if (json.error === undefined) {
			const own = order.orders.find(({ id }) => id === json.id);
			if (own?.client_reference_id !== reference) findings.push(`${reference}: another's result`);
			if (json.created) created.set(reference, (created.get(reference) ?? 0) + 1);
			return;
		}
		if (/nothing was sent|was not sent/i.test(text) && sent > 0) {
			findings.push(`${reference}: "not sent" of what was sent`);
		}
		const isOpen = /may or may not/.test(text);
		if (sent > 0 && !isOpen && paid().has(reference) && created.get(reference) === undefined) {
			findings.push(`${reference}: called certain, but it was made: ${text}`);
		}
	};

	let isLagging = false;
	emulator.faults.when(({ method, path }) => {
		if (method === 'POST') {
			// What was there before the run is shown; what it makes may come late.
			isLagging = isFirstRun;
			return isBy(share) ? one(POST_FAULTS) : undefined;
		}
		if (path !== order.history) return undefined;
		if (isLagging && isBy(share)) return LAG;
		return isBy(share / 4) ? one(GET_FAULTS) : undefined;
	});
	let isFirstRun = true;
	await runOnce(one(['continueRegularOutput', undefined]), isBy(0.3));
	isFirstRun = false;
	isLagging = false;
	if (isBy(0.4)) await runOnce('continueRegularOutput', false);
	emulator.faults.clear();
	// By then, the history shows all.
	await runOnce('continueRegularOutput', false);

	for (const { reference } of items) {
		const { length } = order.orders.filter((each) => each.client_reference_id === reference);
		if (length !== 1) findings.push(`${reference} was paid ${length} times`);
		if ((created.get(reference) ?? 0) > 1) findings.push(`${reference} was created twice`);
	}
	return findings;
}
