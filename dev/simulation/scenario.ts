import { chanceOf, type Chance } from './chance';
import { OUTAGES, type Fault } from './faults';

/** What the node can make. */
export type Kind = 'payout' | 'payin' | 'customer' | 'bankAccount';

export const ORDER_KINDS: readonly Kind[] = ['payout', 'payin'];

/** Something that somebody wants from DollarPe, once, however often it is asked for. */
export interface Wanted {
	kind: Kind;
	/** Client reference ID; of a bank account, its number. Two that have the same one want the same thing, or conflict. */
	ref: string;
	/** Which of the customers that are there from the beginning. */
	customer: number;
	/** Of an order, what is sent. */
	amount: string;
	/** Exchange order ID or UTR; IFSC of a bank account; name of a customer. */
	own: string;
	/** Of a customer, which email and phone. */
	contact: number;
}

/** Something that DollarPe has before anything runs, made by somebody else or by an earlier run. */
export interface Earlier extends Wanted {
	status: 'SUCCESS' | 'PROCESSING' | 'FAILED';
}

/** How an execution ends that does not come to its own end. */
export interface Ending {
	/** `crash`: the process dies. `cancel`: n8n's Stop button. */
	how: 'crash' | 'cancel';
	/** After how many of its requests' comings and goings. */
	afterEvents: number;
}

/** One item of an execution. */
export interface PlanItem {
	/** The index of what it wants, or asks about. */
	subject: number;
	/** Executions that give the same number use the same quotation for the same thing. */
	quotation: number;
}

/** One execution of a workflow with one DollarPe node. */
export interface Plan {
	n: number;
	/** Those of a round run at the same time; the next round begins when all of them have ended. */
	round: number;
	/** `make`: Create or Get, or Initiate. `get`: Get with Wait for Final Status. `list`: Get Many. */
	operation: 'make' | 'get' | 'list';
	kind: Kind;
	items: PlanItem[];
	startAfterMs: number;
	onError: 'continueRegularOutput' | 'continueErrorOutput' | 'stopWorkflow';
	maxTries: number;
	timeoutSeconds: number;
	maxParallelRequests: number;
	ending?: Ending;
	/** Executions with the same number die together. */
	process: number;
	pollEvery: number;
}

/** A time in which one of DollarPe's services is out. */
export interface PlannedOutage {
	/** The beginning of its paths. */
	service: 'cms' | 'pos' | 'pis';
	/** After how many requests it begins. */
	afterRequests: number;
	/** Infinite where it is out until the runs without faults. */
	lastsMs: number;
	/** What each of its requests gets meanwhile. */
	fault: Fault;
}

/** A whole world, as its seed gives it. */
export interface Scenario {
	seed: number;
	/** How often a request gets a fault. */
	faultShare: number;
	latencyMs: readonly [min: number, max: number];
	pageSize: number;
	quotationMs: number;
	processingMs: number;
	customers: number;
	earlier: Earlier[];
	wanted: Wanted[];
	plans: Plan[];
	/** How far the clock of n8n's machine jumps, and after how many requests. */
	clockJump?: { afterRequests: number; ms: number };
	outage?: PlannedOutage;
}

const MAX_ITEMS = 8;

/** How often a service is out. */
const OUTAGE_SHARE = 0.03;

/** The items of an execution during an outage: fewer would show little of how the node goes on. */
const ITEMS_IN_OUTAGE = [12, 36] as const;

/** The world of a seed. */
export function scenarioOf(seed: number): Scenario {
	const chance = chanceOf(seed, 'scenario');
	const kind = chance.of<Kind>(['payout', 'payout', 'payin', 'customer', 'bankAccount']);
	const customers = chance.between(1, 3);
	const outage = outageOf(chanceOf(seed, 'outage'), kind);
	const wanted = wantedOf(chance, kind, customers, outage);
	const earlier = earlierOf(chance, wanted, customers);
	return {
		seed,
		faultShare: chance.of([0, 0.05, 0.15, 0.3, 0.6]),
		latencyMs: chance.of([
			[1, 20],
			[20, 200],
			[5, 3000],
		] as const),
		pageSize: chance.of([1, 2, 3, 5, 100]),
		quotationMs: chance.of([300_000, 300_000, 30_000, 8000]),
		processingMs: chance.of([0, 1000, 20_000, 600_000]),
		customers,
		earlier,
		wanted,
		plans: plansOf(chance, kind, wanted, outage),
		...(chance.is(0.15) && { clockJump: clockJumpOf(chance) }),
		...(outage && { outage }),
	};
}

function wantedOf(
	chance: Chance,
	kind: Kind,
	customers: number,
	outage: PlannedOutage | undefined,
): Wanted[] {
	const [least, most] = outage ? ITEMS_IN_OUTAGE : [1, 5];
	// DollarPe lets a customer have no more bank accounts.
	const count = kind === 'bankAccount' ? chance.between(1, 4) : chance.between(least, most);
	const wanted: Wanted[] = [];
	for (let n = 0; n < count; n++) {
		const before = wanted[chance.between(0, wanted.length)];
		const one = newWanted(kind, n, chance.between(0, customers - 1));
		wanted.push(before && chance.is(0.2) ? conflicting(chance, before, one) : one);
	}
	return wanted;
}

function newWanted(kind: Kind, n: number, customer: number): Wanted {
	const digits = String(n).padStart(3, '0');
	return {
		kind,
		ref: {
			payout: `pay-${digits}`,
			payin: `in-${digits}`,
			customer: `crm-${digits}`,
			bankAccount: `6020000${digits}`,
		}[kind],
		customer,
		amount: kind === 'payin' ? `${3000 + n}` : `${30 + n}.5`,
		own: {
			payout: `5059${digits}`,
			payin: `UTR000000${digits}`,
			customer: `Customer ${n}`,
			bankAccount: `SBIN0000${digits}`,
		}[kind],
		contact: n,
	};
}

/** The same reference with something else in it. */
function conflicting(chance: Chance, before: Wanted, other: Wanted): Wanted {
	const changed = chance.of(['customer', 'amount', 'own'] as const);
	return {
		...before,
		[changed]: other[changed],
		...(before.kind === 'customer' && { contact: chance.of([before.contact, other.contact]) }),
	};
}

/** Things of which some are wanted, some have what is wanted in part, and some are strangers. */
function earlierOf(chance: Chance, wanted: Wanted[], customers: number): Earlier[] {
	const count = chance.of([0, 0, 1, 2, 4]);
	return Array.from({ length: count }, (_, n): Earlier => {
		const model = chance.of(wanted);
		const stranger = newWanted(model.kind, 100 + n, chance.between(0, customers - 1));
		const status = chance.of(['SUCCESS', 'SUCCESS', 'PROCESSING', 'FAILED'] as const);
		const like = chance.of([
			'same',
			'stranger',
			'stranger',
			'customer',
			'amount',
			'own',
			'ref',
		] as const);
		if (like === 'same') return { ...model, status };
		if (like === 'stranger') return { ...stranger, status };
		return { ...model, [like]: stranger[like], status };
	})
		.filter((one, n, all) => all.findIndex((each) => each.ref === one.ref) === n)
		.filter(
			(one, n, all) => one.kind !== 'payin' || all.findIndex((each) => each.own === one.own) === n,
		);
}

function plansOf(
	chance: Chance,
	kind: Kind,
	wanted: Wanted[],
	outage: PlannedOutage | undefined,
): Plan[] {
	const plans: Plan[] = [];
	const [, most] = outage ? ITEMS_IN_OUTAGE : [1, MAX_ITEMS];
	const rounds = chance.of([1, 1, 2]);
	for (let round = 0; round < rounds; round++) {
		const makers = round === 0 ? chance.of([1, 1, 2, 2, 3]) : 1;
		for (let k = 0; k < makers; k++)
			plans.push(makerOf(chance, plans.length, round, kind, wanted, most));
	}
	if (chance.is(0.4)) {
		const reader = readerOf(chance, chance.of([kind, kind, 'customer', 'bankAccount'] as const));
		plans.push({ ...makerOf(chance, plans.length, 0, kind, wanted, most), ...reader });
	}
	return plans;
}

function makerOf(
	chance: Chance,
	n: number,
	round: number,
	kind: Kind,
	wanted: Wanted[],
	most: number,
): Plan {
	const count = chance.between(1, Math.min(most, wanted.length + 2));
	const ofOwn = n * 10;
	const quotation = chance.of([ofOwn, ofOwn, 0]);
	const items = Array.from(
		{ length: count },
		(_, k): PlanItem => ({
			// The first ones once each; then some twice.
			subject: k < wanted.length ? k : chance.between(0, wanted.length - 1),
			quotation: k < wanted.length ? quotation : quotation + chance.between(0, 1),
		}),
	);
	return {
		n,
		round,
		operation: 'make',
		kind,
		items,
		startAfterMs: chance.of([0, 0, chance.between(0, 500), chance.between(0, 20_000)]),
		onError: chance.of(['continueRegularOutput', 'continueErrorOutput', 'stopWorkflow'] as const),
		maxTries: chance.of([1, 1, 1, 3]),
		timeoutSeconds: chance.of([60, 60, 10, 2]),
		maxParallelRequests: chance.of([20, 20, 3, 1]),
		...(chance.is(0.35) && { ending: endingOf(chance, count) }),
		process: chance.between(0, 2),
		pollEvery: 1,
	};
}

function endingOf(chance: Chance, items: number): Ending {
	return {
		how: chance.of(['crash', 'crash', 'crash', 'cancel'] as const),
		afterEvents: chance.between(1, 2 + items * 6),
	};
}

/** Reads what is there from the beginning; of the rest, the IDs are not known yet. */
function readerOf(chance: Chance, kind: Kind): Partial<Plan> {
	const operation = chance.of(['get', 'get', 'list'] as const);
	const count = operation === 'list' ? 1 : chance.between(1, 3);
	return {
		operation,
		kind,
		items: Array.from({ length: count }, (_, subject) => ({ subject, quotation: 0 })),
		pollEvery: chance.of([1, 5, 20]),
	};
}

function clockJumpOf(chance: Chance): Scenario['clockJump'] {
	const ms = chance.of([-3_600_000, -100_000, -1000, 1000, 100_000, 3_600_000]);
	return { afterRequests: chance.between(1, 20), ms };
}

function outageOf(chance: Chance, kind: Kind): PlannedOutage | undefined {
	if (!chance.is(OUTAGE_SHARE)) return undefined;
	return {
		service: kind === 'payout' ? 'pos' : kind === 'payin' ? 'pis' : 'cms',
		afterRequests: chance.between(1, 40),
		lastsMs: chance.of([5000, 30_000, 120_000, Infinity]),
		fault: chance.of(OUTAGES),
	};
}
