import type { IDataObject } from 'n8n-workflow';

import { isRecord } from '../lib/json';
import { conduct } from './conduct';
import { KINDS, type KindOf, type Made, type Payees } from './kinds';
import type { Exchange } from './network';
import type { Kind, Wanted } from './scenario';
import { isUncertain, type ToldOfItem } from './told';
import type { Run, World } from './world';

/** Something in a world that must not be. */
export interface Finding {
	/** What was broken, the same for all findings of its kind. */
	rule: string;
	/** What happened. */
	text: string;
}

/** Everything that is wrong in a world. */
export function findingsIn(world: World): Finding[] {
	return [
		...whatExists(world),
		...world.runs.flatMap((run) => whatWasTold(world, run)),
		...createdOnce(world),
		...conduct(world),
	];
}

/** Each wanted thing exists once at the most, nothing else exists, and after a run without faults each one does. */
function whatExists({ scenario, payees, before, after, runs }: World): Finding[] {
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

/** What a user reads of an execution is true. */
function whatWasTold(world: World, run: Run): Finding[] {
	const { told, plan, rows } = run;
	if (!told) return [];
	const name = (text: string, n?: number) =>
		`execution ${plan.n}${n === undefined ? '' : ` item ${n}`}: ${text}`;
	const findings: Finding[] = told.surplus.map((json) => ({
		rule: "an output is no item's",
		text: name(JSON.stringify(json)),
	}));
	if (plan.operation === 'list') return [...findings, ...listed(world, run)];
	if (told.error) return [...findings, ...runEnded(world, run)];
	findings.push(...hintIsTrue(run).map(({ rule, text }) => ({ rule, text: name(text) })));
	for (const [n, row] of rows.entries()) {
		const item = told.items[n];
		if (!item) {
			findings.push({ rule: 'an item has no outcome', text: name('nothing', n) });
			continue;
		}
		const found =
			plan.operation === 'get' ? waited(world, run, row, item) : made(world, run, row, item);
		findings.push(...found.map(({ rule, text }) => ({ rule, text: name(text, n) })));
	}
	return findings;
}

/** The hint counts what came out. */
function hintIsTrue({ told }: Run): Finding[] {
	const hint = told?.hints.find((each) => /^Of \d+ items/.test(each));
	if (!told || hint === undefined) return [];
	const said = (what: string) => Number(new RegExp(`(\\d+) ${what}`).exec(hint)?.[1] ?? 0);
	const real = (created: boolean) =>
		told.items.filter((item) => item?.results[0]?.created === created).length;
	if (said('created') === real(true) && said('found') === real(false)) return [];
	return [{ rule: 'a hint counts wrong', text: hint }];
}

/** The outcome of an item that wanted something. */
function made(world: World, run: Run, row: IDataObject, item: ToldOfItem): Finding[] {
	const [result] = item.results;
	if (result) return resultIsTrue(world, run, row, result);
	return errorIsTrue(world, run, row, item.error ?? '');
}

function resultIsTrue(
	{ scenario, payees, after }: World,
	run: Run,
	row: IDataObject,
	result: IDataObject,
): Finding[] {
	const kind = KINDS[run.plan.kind];
	const wanted = scenario.wanted[Number(row.subject)];
	const said = kind.ofResult(result);
	const real = after.find(({ id }) => id === said.id);
	const text = JSON.stringify(result);
	if (!real || !wanted) return [{ rule: 'a result does not exist', text }];
	const findings: Finding[] = [];
	if (said.ref !== real.ref || said.terms !== real.terms) {
		findings.push({ rule: 'a result is not as DollarPe has it', text });
	}
	const isSame = real.terms === kind.termsOf(wanted, payees);
	if (real.ref !== wanted.ref && !(run.plan.kind === 'customer' && sharesContact(row, result))) {
		findings.push({ rule: "a result is another's", text });
	} else if (!isSame && run.plan.kind !== 'customer') {
		findings.push({ rule: 'a result is on other terms', text });
	}
	const { differences }: { differences?: unknown } = result;
	const differs = Array.isArray(differences) && differences.includes('quotation_id');
	if (row.quotation !== undefined && result.created === false) {
		if (differs !== (result.quotation_id !== row.quotation)) {
			findings.push({ rule: '"differences" are not what differs', text });
		}
	}
	return findings;
}

function sharesContact({ email, phone }: IDataObject, result: IDataObject): boolean {
	return result.email === email || result.phone === phone;
}

/** An error says "certain" only of what is certain, and leaves open only what is open. */
function errorIsTrue(world: World, run: Run, row: IDataObject, error: string): Finding[] {
	const { plan, isHealthy } = run;
	const kind = KINDS[plan.kind];
	const own = requestsFor(world, run, row);
	const text = error.slice(0, 600);
	const findings: Finding[] = [];
	const wanted = world.scenario.wanted[Number(row.subject)];
	const existing = world.after.find((each) => each.kind === plan.kind && each.ref === row.ref);
	if (isUncertain(error)) {
		// What exists is of the same quotation: it may be this very item's, by another hand.
		const isOfQuotation = error.includes('of this quotation');
		if (!isOfQuotation && !mayBeOpen(world, run, own))
			findings.push({ rule: 'called uncertain without reason', text });
	} else if (plan.maxTries === 1 && own.some(({ made }) => made !== undefined)) {
		const isTwinOpen = isTwins(run, row, (said) => said === undefined || isUncertain(said));
		if (!isTwinOpen) findings.push({ rule: 'called certain, but it was made', text });
	}
	if (
		saysNotSent(error) &&
		plan.maxTries === 1 &&
		own.some(hasLeft) &&
		!isTwins(run, row, (said) => said === undefined || !saysNotSent(said))
	) {
		findings.push({ rule: '"not sent" of what was sent', text });
	}
	const isIts = existing && wanted && existing.terms === kind.termsOf(wanted, world.payees);
	if (isHealthy && isIts && !existing.isUnpaid) {
		findings.push({ rule: 'an error without faults, although it exists', text });
	}
	return findings;
}

/**
 * Whether a request could also be another row's that asks for the same.
 *
 * @param wasTold whether what that row was told goes with what is known of the request
 */
function isTwins(
	{ rows, told }: Run,
	row: IDataObject,
	wasTold: (error: string | undefined) => boolean,
): boolean {
	return rows.some(
		(other, n) => other !== row && isSameRow(other, row) && wasTold(told?.items[n]?.error),
	);
}

/** Whether two rows ask for the same, so that a request of one cannot be told from a request of the other. */
function isSameRow(one: IDataObject, other: IDataObject): boolean {
	return Object.keys(one).every((key) => key === 'subject' || one[key] === other[key]);
}

/** The requests of an execution that could make what a row wants. */
export function requestsFor({ exchanges }: World, { plan }: Run, row: IDataObject): Exchange[] {
	const kind: KindOf = KINDS[plan.kind];
	return exchanges.filter(
		(each) => each.plan === plan.n && each.request === kind.request && kind.isFor(each.body, row),
	);
}

function saysNotSent(error: string): boolean {
	return /nothing was sent|was not sent/i.test(error);
}

/** Whether a request has reached DollarPe, or may have. */
function hasLeft({ fault, workedAt }: Exchange): boolean {
	return workedAt !== undefined && fault?.name !== 'unreachable';
}

/** Whether something went wrong on the way, with a request of the item or with a look for it. */
function mayBeOpen(
	{ exchanges, jumped, scenario }: World,
	{ plan }: Run,
	own: Exchange[],
): boolean {
	if (jumped) return true;
	const isOpen = (each: Exchange) =>
		each.got?.broken === 'left' || (each.fault !== undefined && !CERTAIN.includes(each.fault.name));
	const looks = exchanges.filter((each) => each.plan === plan.n && each.request.startsWith('GET'));
	// A 429 to one request holds back the looks for all.
	const isHeld = exchanges.some((each) => each.plan === plan.n && each.fault?.name === '429');
	const isSlow = scenario.latencyMs[1] * 2 > plan.timeoutSeconds * 1000;
	return (
		own.some(isOpen) ||
		looks.some((each) => each.fault !== undefined || isOpen(each)) ||
		isHeld ||
		isSlow
	);
}

/** After these, it is known that a request was not carried out. */
const CERTAIN = ['429', 'unreachable', 'rejected', 'refused for now'];

/** An execution that ended with an error tells what became of each item. */
function runEnded(world: World, run: Run): Finding[] {
	const { told, rows, plan } = run;
	if (!told?.error) return [];
	const { message, description, succeeded, failed } = told.error;
	const text = `execution ${plan.n}: ${message} ${description}`.slice(0, 900);
	const findings: Finding[] = [];
	if (plan.operation !== 'make') return findings;
	for (const [n, id] of succeeded) {
		const row = rows[n];
		const real = world.after.find((each) => each.id === id);
		if (row && id !== '' && real?.ref !== row.ref && plan.kind !== 'customer') {
			findings.push({ rule: "a success is another's", text });
		}
	}
	if (plan.maxTries > 1) return findings;
	const [own = ''] = description.split(/Item \d+ ended the run/);
	const first = rows.length === 1 ? 0 : failed[0];
	const others = /(\d+) more may be in DollarPe already[^]*/.exec(description)?.[0] ?? '';
	for (const [n, row] of rows.entries()) {
		if (succeeded.has(n)) continue;
		const requests = requestsFor(world, run, row);
		const isOpenFor = (k: number) =>
			k === first ? isUncertain(`${message} ${own}`) : new RegExp(`Item ${k}\\b`).test(others);
		const isOpen = rows.some(
			(other, k) => isSameRow(other, row) && (isOpenFor(k) || (k !== n && succeeded.has(k))),
		);
		const isMade = requests.some((each) => each.made !== undefined);
		if (isMade && !isOpen) {
			findings.push({ rule: 'called certain, but it was made', text: `item ${n} of ${text}` });
		}
	}
	return findings;
}

/** What was asked for is what came out, and what is called final is. */
function waited(
	{ after, scenario }: World,
	run: Run,
	row: IDataObject,
	{ results: [result] }: ToldOfItem,
): Finding[] {
	if (!result) return [];
	const text = JSON.stringify(result);
	if (result.id !== row.id) return [{ rule: "a wait ended with another's answer", text }];
	const real = after.find(({ id }) => id === row.id);
	const status = String(result.status ?? result.bank_account_status);
	const findings: Finding[] = [];
	if (result.final === true && status !== real?.status) {
		findings.push({ rule: 'called final, and changed', text });
	}
	if (result.final === false && run.endedAt - run.startedAt < 20_000 && status !== 'UNVERIFIED') {
		findings.push({
			rule: 'a wait ended before its time',
			text: `${text} ${scenario.processingMs}`,
		});
	}
	return findings;
}

/** A list is whole, or says that it may not be. */
function listed({ exchanges }: World, { told, listed: expected = [], plan }: Run): Finding[] {
	const item = told?.items[0];
	if (!item || item.error !== undefined || !told) return [];
	const ids = item.results.map(({ id }) => String(id));
	const findings: Finding[] = [];
	if (new Set(ids).size < ids.length)
		findings.push({ rule: 'a list has something twice', text: ids.join() });
	const isHinted = told.hints.some((hint) => /may not be all/i.test(hint));
	const missing = expected.filter((id) => !ids.includes(id));
	// A server that is behind does not say so.
	const isBehind = exchanges.some((each) => each.plan === plan.n && each.fault?.name === 'behind');
	if (missing.length > 0 && !isHinted && !isBehind) {
		findings.push({
			rule: 'a list is not whole',
			text: `execution ${plan.n}: ${missing.length} of ${expected.length} are missing`,
		});
	}
	return findings;
}

/** What an execution calls created, it has made, or may have: no two of them the same, unless they share a quotation. */
function createdOnce(world: World): Finding[] {
	const findings: Finding[] = [];
	const makers = new Map<string, string[]>();
	for (const run of world.runs) {
		for (const [n, item] of run.told?.items.entries() ?? []) {
			const [result] = item?.results ?? [];
			const row = run.rows[n];
			if (!row || !isRecord(result) || result.created !== true) continue;
			const id = String(result.id);
			const own = requestsFor(world, run, row);
			const isOwn = own.some((each) => each.made === id);
			const mayBe = own.some((each) => each.got?.answer === undefined || each.fault !== undefined);
			if (!isOwn && !mayBe) {
				findings.push({
					rule: 'called created, but it was not',
					text: `execution ${run.plan.n} item ${n}: ${JSON.stringify(result)}`,
				});
			}
			const key = `${id} ${isOwn ? '' : run.plan.n}`;
			makers.set(key, [...(makers.get(key) ?? []), `execution ${run.plan.n} item ${n}`]);
		}
	}
	for (const [id, all] of makers) {
		if (all.length > 1) findings.push({ rule: 'created twice', text: `${id}: ${all.join(', ')}` });
	}
	return findings;
}

function textOf(made: Made): string {
	return JSON.stringify(made);
}
