import type { IDataObject } from 'n8n-workflow';

import { emulatorInProcess, type InProcessEmulator } from '../emulator/inProcess';
import { execute, type Execution, type Types } from '../engine';
import { contact } from '../lib/contacts';
import { keysOf } from '../lib/keys';
import { seeded } from '../lib/random';
import { replaceSockets } from './axios';
import { chanceOf } from './chance';
import { KINDS, type Made, type Payees } from './kinds';
import { Network, type Exchange, type SentRequest } from './network';
import { Process, RunningClient } from './process';
import { told, type Told } from './told';
import type { Plan, PlanItem, Scenario, Wanted } from './scenario';
import type { VirtualTime } from './time';
import { workflowOf } from './workflow';

/** Everything that happened in a world. */
export interface World {
	scenario: Scenario;
	payees: Payees;
	/** What DollarPe had before anything ran. */
	before: Made[];
	exchanges: readonly Exchange[];
	runs: Run[];
	/** What DollarPe has in the end. */
	after: Made[];
	crashes: number;
	jumped: boolean;
}

/** What came of one execution. */
export interface Run {
	plan: Plan;
	isHealthy: boolean;
	rows: IDataObject[];
	startedAt: number;
	endedAt: number;
	/** What the user gets; undefined where the process died, or the user has stopped it. */
	told: Told | undefined;
	/** What the list should have, of an execution that reads one. */
	listed?: string[];
}

/** What of a scenario happens; all of it where nothing is said. */
export interface Reduction {
	/** The numbers of the executions. */
	plans?: number[];
	/** The indexes of what is wanted. */
	wanted?: number[];
	/** The keys of the requests that may get a fault. */
	faults?: string[];
	/** Without crashes and cancelling. */
	noEnding?: true;
	noClockJump?: true;
	noEarlier?: true;
}

/** The time of DollarPe when a world begins. */
const EPOCH = Date.UTC(2026, 0, 15, 10);

/** Ports tell apart who sends. */
const FIRST_PORT = 20_000;

/** The numbers of executions without faults. */
const FIRST_HEALTHY = 900;

/** By then, whatever was late has arrived. */
const UNTIL_ALL_IS_DONE_MS = 150_000;

/** How often an order fails in the end. */
const FAILS = 0.15;

/** How often a quotation expires when it is about to be used. */
const EXPIRES = 0.03;

const PATHS = { payout: '/pos/api/v1/payout', payin: '/pis/api/v1/payin' } as const;

/** Runs a scenario to its end, and then everything that was wanted once more, without faults. */
export async function runWorld(
	scenario: Scenario,
	types: Types,
	time: VirtualTime,
	reduction: Reduction = {},
): Promise<World> {
	time.restart(EPOCH);
	const restoreRandom = seedRandom(scenario.seed);
	const world = new Running(scenario, types, time, reduction);
	const restoreSockets = replaceSockets(async (request) => await world.send(request));
	try {
		return await world.run();
	} finally {
		restoreSockets();
		restoreRandom();
		world.emulator.stop();
	}
}

function seedRandom(seed: number): () => void {
	const { random } = Math;
	Math.random = seeded(seed);
	return () => void (Math.random = random);
}

class Running {
	readonly emulator: InProcessEmulator;

	private readonly payees: Array<{ customer: string; bank: string }> = [];

	private readonly labels = new Map<string, string>();

	private readonly quotations = new Map<string, string>();

	private readonly network: Network;

	private readonly runs: Run[] = [];

	private readonly clients = new Map<number, RunningClient>();

	/** What DollarPe had before anything ran. */
	private before: Made[] = [];

	private hasJumped = false;

	/** How much DollarPe has of each kind. */
	private sizes: number[] = [];

	constructor(
		private readonly scenario: Scenario,
		private readonly types: Types,
		private readonly time: VirtualTime,
		private readonly reduction: Reduction,
	) {
		const { pageSize, quotationMs, processingMs: ms } = scenario;
		this.emulator = emulatorInProcess({
			now: () => EPOCH + time.elapsed(),
			pageSize,
			quotationMs,
			processingMs: { kyc: ms, bankAccount: ms, payout: ms, payin: ms },
		});
		const { emulator, labels } = this;
		this.network = new Network({
			...{ scenario, time, emulator, labels },
			...(reduction.faults && { faults: new Set(reduction.faults) }),
			beforeWork: (exchange) => this.expire(exchange),
			afterWork: (exchange) => this.noteMade(exchange),
			afterSend: ({ isHealthy }, count) => {
				if (!isHealthy) this.jump(count);
			},
		});
	}

	async send(request: SentRequest) {
		const client = this.clients.get(Number(new URL(request.url).port) - FIRST_PORT);
		if (!client) throw new Error(`Nobody sends to ${request.url}`);
		return await this.network.send(client, request);
	}

	async run(): Promise<World> {
		this.addPayees();
		this.addEarlier();
		this.before = this.everything();
		const { store } = this.emulator;
		this.sizes = [store.orders.all, store.customers.all, store.bankAccounts.all].map(
			({ length }) => length,
		);
		const { plans } = this.scenario;
		const kept = plans.filter(({ n }) => this.reduction.plans?.includes(n) ?? true);
		for (const round of new Set(kept.map((plan) => plan.round))) {
			await this.runAll(
				kept.filter((plan) => plan.round === round),
				false,
			);
		}
		// The clock is right again, too.
		this.time.jump(EPOCH + this.time.elapsed() - Date.now());
		for (const plan of this.healthyPlans(kept)) await this.runAll([plan], true);
		await this.time.passUntil(new Promise((resolve) => setTimeout(resolve, UNTIL_ALL_IS_DONE_MS)));
		this.emulator.clock.settle();
		return {
			scenario: this.scenario,
			payees: this.payees,
			before: this.before,
			exchanges: this.network.exchanges,
			runs: this.runs,
			after: this.everything(),
			crashes: [...this.clients.values()].filter(({ process }) => process.isDead).length,
			jumped: this.hasJumped,
		};
	}

	private everything(): Made[] {
		return Object.values(KINDS).flatMap((kind) => kind.all(this.emulator));
	}

	private addPayees(): void {
		const { store, call } = this.emulator;
		for (let n = 0; n < this.scenario.customers; n++) {
			const { name, email, phone, country } = contact(500 + n);
			const body = { full_name: name, email, phone, alpha_3_country_code: country };
			const customer = String(call('POST', '/cms/api/v1/customer/create', body).id);
			const found = store.customers.find(customer);
			if (found) store.customers.change(found, { status: 'VERIFIED', document_type: 'AADHAAR' });
			const bank = String(
				call('POST', '/cms/api/v1/bank/create', {
					customer_id: customer,
					account_number: `1000000${n}`,
					ifsc: 'SBIN0001829',
				}).id,
			);
			this.emulator.setStatus('bankAccount', bank, 'VERIFIED');
			this.payees.push({ customer, bank });
			this.labels.set(customer, `customer-${n}`).set(bank, `bank-${n}`);
		}
	}

	private addEarlier(): void {
		if (this.reduction.noEarlier) return;
		for (const [n, each] of this.scenario.earlier.entries()) {
			try {
				this.labels.set(this.makeEarlier(each, n), `earlier-${n}`);
			} catch {
				// DollarPe has something like it already.
			}
		}
	}

	private makeEarlier(each: Scenario['earlier'][number], n: number): string {
		const { call, setStatus, clock } = this.emulator;
		const { kind, ref, own, customer, status } = each;
		const payee = this.payees[customer];
		const isOrder = kind === 'payout' || kind === 'payin';
		if (isOrder) {
			const id = String(
				call('POST', `${PATHS[kind]}/initiate`, {
					quotation_id: this.quotationFor(each, -1 - n),
					customer_id: payee?.customer,
					client_reference_id: ref,
					[kind === 'payout' ? 'exchange_order_id' : 'utr']: own,
				}).id,
			);
			if (status !== 'PROCESSING') setStatus(kind, id, status);
			return id;
		}
		const { email, phone } = contact(each.contact);
		const id = String(
			(kind === 'customer'
				? call('POST', '/cms/api/v1/customer/create', {
						...{ full_name: own, email, phone, alpha_3_country_code: 'IND' },
						client_reference_id: ref,
					})
				: call('POST', '/cms/api/v1/bank/create', {
						...{ customer_id: payee?.customer, account_number: ref, ifsc: own },
					})
			).id,
		);
		const final = status === 'FAILED' ? 'FAILED' : 'VERIFIED';
		setStatus(kind, id, status === 'PROCESSING' ? 'PROCESSING' : final);
		if (status === 'PROCESSING') {
			clock.after(this.scenario.processingMs, id, () => setStatus(kind, id, 'VERIFIED'));
		}
		return id;
	}

	private quotationFor({ kind, customer, amount, ref }: Wanted, label: number): string {
		if (kind !== 'payout' && kind !== 'payin') return '';
		const key = `${kind} ${ref} ${customer} ${amount} ${label}`;
		const known = this.quotations.get(key);
		if (known !== undefined) return known;
		const payee = this.payees[customer];
		const quotation = this.emulator.call('POST', `${PATHS[kind]}/quotation`, {
			...{ asset: 'usdt', fiat: 'inr', sending_amount: amount },
			...{ customer_id: payee?.customer, bank_id: payee?.bank },
			...(kind === 'payin' && { payment_method: 'IMPS', risk_parameters: {} }),
		});
		const id = String(quotation.id);
		this.quotations.set(key, id);
		this.labels.set(id, `quotation-${label}-of-${ref}`);
		return id;
	}

	private async runAll(plans: Plan[], isHealthy: boolean): Promise<void> {
		const processes = new Map<number, Process>();
		const all = plans.map(async (plan) => {
			const process = processes.get(plan.process) ?? new Process();
			processes.set(plan.process, process);
			await new Promise((resolve) => setTimeout(resolve, plan.startAfterMs));
			if (!process.isDead) await this.runOne(plan, isHealthy, process);
		});
		await this.time.passUntil(Promise.all(all));
	}

	private async runOne(plan: Plan, isHealthy: boolean, process: Process): Promise<void> {
		const rows = plan.items
			.map((item) => this.rowOf(plan, item))
			.filter((row) => row !== undefined);
		if (rows.length === 0) return;
		const run: Run = {
			...{ plan, isHealthy, rows, told: undefined },
			startedAt: this.time.elapsed(),
			endedAt: Infinity,
			...(plan.operation === 'list' && { listed: this.listedFor(plan, rows) }),
		};
		this.runs.push(run);
		let isCancelled = false;
		const ending = this.reduction.noEnding ? undefined : plan.ending;
		const client = new RunningClient(plan.n, isHealthy, process, ending?.afterEvents, () => {
			if (ending?.how === 'crash') return process.die();
			isCancelled = true;
			execution.cancel();
		});
		this.clients.set(plan.n, client);
		const { apiKey, apiSecret } = this.emulator;
		const url = `http://127.0.0.1:${FIRST_PORT + plan.n}`;
		const credentials = { dollarPeApi: keysOf({ url, apiKey, apiSecret }) };
		const id = `${this.scenario.seed}-${plan.n}`;
		const execution: Execution = execute(
			workflowOf(plan),
			this.types,
			credentials,
			'Items',
			rows,
			[],
			id,
		);
		const ended = execution.finished.catch(() => undefined);
		const finished = await Promise.race([ended, process.died]);
		run.endedAt = this.time.elapsed();
		if (finished && !isCancelled) run.told = told(finished, rows.length);
	}

	private rowOf(plan: Plan, { subject, quotation }: PlanItem): IDataObject | undefined {
		if (plan.operation === 'list') return { customer: this.payees[0]?.customer };
		if (plan.operation === 'get') {
			const made = this.before.filter(({ kind }) => kind === plan.kind)[subject];
			return made && { id: made.id, customer: made.terms.split(',')[0] };
		}
		const wanted = this.scenario.wanted[subject];
		if (!wanted || this.reduction.wanted?.includes(subject) === false) return undefined;
		const id = this.quotationFor(wanted, quotation);
		return { ...KINDS[wanted.kind].row(wanted, this.payees, id), subject };
	}

	private listedFor({ kind }: Plan, [row]: IDataObject[]): string[] {
		return KINDS[kind]
			.all(this.emulator)
			.filter(({ terms }) => kind === 'customer' || terms.startsWith(String(row?.customer)))
			.map(({ id }) => id);
	}

	/** Everything that was asked for once more, without faults; what has the same reference, one after the other. */
	private healthyPlans(plans: Plan[]): Plan[] {
		const makers = plans.filter(({ operation }) => operation === 'make');
		const asked = [...new Set(makers.flatMap(({ items }) => items.map(({ subject }) => subject)))]
			.filter((subject) => this.reduction.wanted?.includes(subject) ?? true)
			.sort((a, b) => a - b);
		const waves: number[][] = [];
		const refOf = (subject: number) => this.scenario.wanted[subject]?.ref;
		for (const subject of asked) {
			const wave = waves.find((each) => !each.some((other) => refOf(other) === refOf(subject)));
			if (wave) wave.push(subject);
			else waves.push([subject]);
		}
		const [model] = makers;
		if (!model) return [];
		return waves.map((wave, k) => ({
			...{ ...model, ending: undefined, n: FIRST_HEALTHY + k, maxTries: 1, timeoutSeconds: 60 },
			...{ startAfterMs: 0, onError: 'continueRegularOutput', maxParallelRequests: 20 },
			items: wave.map((subject) => ({ subject, quotation: FIRST_HEALTHY + k })),
		}));
	}

	/** Some quotations expire on the way. */
	private expire({ key, request, body }: Exchange): void {
		const { scenario } = this;
		if (!request.endsWith('/initiate') || scenario.faultShare === 0) return;
		if (Number(key.split(' ')[0]) >= FIRST_HEALTHY) return;
		if (!chanceOf(scenario.seed, `expiry ${key}`).is(EXPIRES)) return;
		const quotation = this.emulator.store.quotations.find(String(body.quotation_id));
		if (quotation) this.emulator.setStatus('quotation', quotation.id, 'EXPIRED');
	}

	private noteMade({ request, body }: Exchange): string | undefined {
		if (!request.startsWith('POST')) return undefined;
		const { store, clock, setStatus } = this.emulator;
		const tables = [store.orders.all, store.customers.all, store.bankAccounts.all];
		const made = tables.find((table, n) => table.length > (this.sizes[n] ?? 0))?.at(-1);
		this.sizes = tables.map((table) => table.length);
		if (!made) return undefined;
		const ref = String(body.client_reference_id ?? body.account_number);
		this.labels.set(made.id, `${request} ${ref}`);
		const { scenario } = this;
		if ('side' in made && chanceOf(scenario.seed, `fate ${ref}`).is(FAILS)) {
			const { side, id } = made;
			clock.after(scenario.processingMs, id, () => setStatus(side, id, 'FAILED'));
		}
		return made.id;
	}

	private jump(count: number): void {
		const { clockJump } = this.scenario;
		if (!clockJump || this.reduction.noClockJump || this.hasJumped) return;
		if (count < clockJump.afterRequests) return;
		this.hasJumped = true;
		this.time.jump(clockJump.ms);
	}
}
