import type { IDataObject } from 'n8n-workflow';

import type { ToldOfItem } from '../told';
import type { Run, World } from '../world';
import type { Finding } from './finding';

/** What was asked for is what came out, and what is called final is. */
export function waited(
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
export function listed(
	{ exchanges }: World,
	{ told, listed: expected = [], plan }: Run,
): Finding[] {
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
