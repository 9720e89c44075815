import { chanceOf, type Chance } from './chance';
import { OUTAGES } from './faults';
import type {
	Earlier,
	Ending,
	Kind,
	Plan,
	PlanItem,
	PlannedOutage,
	Scenario,
	Wanted,
} from './scenario';

const MAX_ITEMS = 8;

/** How often a service is out. */
const OUTAGE_SHARE = 0.03;

/** The items of an execution during an outage: fewer would show little of how the node goes on. */
const ITEMS_IN_OUTAGE = [12, 36] as const;

/** The world of a seed. */
export function makeScenario(seed: number): Scenario {
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
