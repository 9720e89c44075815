import type { IDataObject } from 'n8n-workflow';

import { KINDS } from '../kinds';
import { isUncertain, type ToldOfItem } from '../told';
import type { Run, World } from '../world';
import type { Finding } from './finding';
import { hasLeft, isSameRow, isTwins, mayBeOpen, requestsFor } from './ownRequests';
import { listed, waited } from './reads';

/** What a user reads of an execution is true. */
export function whatWasTold(world: World, run: Run): Finding[] {
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
	} else if (
		plan.maxTries === 1 &&
		!isRightlyUnpaid(world, run, row, error) &&
		own.some(({ made }) => made !== undefined)
	) {
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

function saysNotSent(error: string): boolean {
	return /nothing was sent|was not sent/i.test(error);
}

/** Whether an error says of an item's order that nothing is paid by it, and the order is so. */
function isRightlyUnpaid(world: World, { plan }: Run, row: IDataObject, error: string): boolean {
	return (
		/ended without success|is being refunded/.test(error) &&
		world.after.some(
			({ kind, ref, isUnpaid, status }) =>
				kind === plan.kind && ref === row.ref && (isUnpaid || status === 'REFUND_INITIATED'),
		)
	);
}

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
	const [certain = '', others = ''] = description.split('more may be in DollarPe already');
	const isNamed = (k: number, where: string) => new RegExp(`Item ${k}\\b`).test(where);
	// Of many, only the first are named.
	const isAmongMore = (k: number) =>
		/; and \d+ more/.test(others) && failed.includes(k) && !isNamed(k, certain);
	for (const [n, row] of rows.entries()) {
		if (succeeded.has(n)) continue;
		const requests = requestsFor(world, run, row);
		const isOpenFor = (k: number) =>
			k === first ? isUncertain(`${message} ${own}`) : isNamed(k, others) || isAmongMore(k);
		const isOpen = rows.some(
			(other, k) => isSameRow(other, row) && (isOpenFor(k) || (k !== n && succeeded.has(k))),
		);
		const isMade = requests.some((each) => each.made !== undefined);
		const isUnpaid = isRightlyUnpaid(world, run, row, `${message} ${description}`);
		if (isMade && !isOpen && !isUnpaid) {
			findings.push({ rule: 'called certain, but it was made', text: `item ${n} of ${text}` });
		}
	}
	return findings;
}
