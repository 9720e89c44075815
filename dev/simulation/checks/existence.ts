import { KINDS, type Made, type Payees } from '../kinds';
import type { Kind, Wanted } from '../scenario';
import type { Run, World } from '../world';
import type { Finding } from './finding';

/** Each wanted thing exists once at the most, nothing else exists, and after a run without faults each one does. */
export function whatExists({ scenario, payees, before, after, runs }: World): Finding[] {
	const findings: Finding[] = [];
	const old = new Set(before.map(({ id }) => id));
	for (const [kind, all] of byKind(after)) {
		const asked = askedFor(runs, kind).map((subject) => scenario.wanted[subject]);
		for (const made of all.filter(({ id }) => !old.has(id))) {
			const isWanted = asked.some(
				(each) => each?.ref === made.ref && KINDS[kind].termsOf(each, payees) === made.terms,
			);
			if (!isWanted) findings.push({ rule: 'nobody asked for it', text: textOf(made) });
		}
		for (const ref of new Set(all.map((each) => each.ref).filter((each) => each !== ''))) {
			const having = all.filter((each) => each.ref === ref && !each.isUnpaid);
			if (having.length > 1)
				findings.push({ rule: 'exists twice', text: having.map(textOf).join() });
		}
		for (const wanted of asked) {
			if (!wanted || all.some(({ ref }) => ref === wanted.ref)) continue;
			if (isBlocked(kind, all, wanted, payees)) continue;
			findings.push({ rule: 'missing after a run without faults', text: wanted.ref });
		}
	}
	return findings;
}

/** How many bank accounts DollarPe lets a customer have. */
const MOST_ACCOUNTS = 3;

/** Whether DollarPe refuses it for something that there is besides. */
function isBlocked(kind: Kind, all: Made[], wanted: Wanted, payees: Payees): boolean {
	const own = KINDS[kind].own(wanted);
	const isTaken = all.some(
		(made) => own.some((key) => made.own.includes(key)) && (kind !== 'payout' || !made.isUnpaid),
	);
	const owner = payees[wanted.customer]?.customer ?? '';
	const ofOwner = all.filter(({ terms }) => terms.startsWith(owner));
	return isTaken || (kind === 'bankAccount' && ofOwner.length >= MOST_ACCOUNTS);
}

function askedFor(runs: readonly Run[], kind: Kind): number[] {
	const makers = runs.filter(({ plan }) => plan.operation === 'make' && plan.kind === kind);
	return [...new Set(makers.flatMap(({ rows }) => rows.map(({ subject }) => Number(subject))))];
}

function byKind(all: Made[]): Array<[Kind, Made[]]> {
	const kinds = Object.keys(KINDS) as Kind[];
	return kinds.map((kind) => [kind, all.filter((each) => each.kind === kind)]);
}

function textOf(made: Made): string {
	return JSON.stringify(made);
}
