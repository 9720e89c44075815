import { isRecord } from '../../lib/json';
import type { World } from '../world';
import type { Finding } from './finding';
import { requestsFor } from './ownRequests';

/** What an execution calls created, it has made, or may have: no two of them the same, unless they share a quotation. */
export function createdOnce(world: World): Finding[] {
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
