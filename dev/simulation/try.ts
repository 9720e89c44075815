import './quiet';
import { installVirtualTime } from './time';
import { loadNode } from './node';
import { scenarioOf } from './scenario';
import { findingsIn } from './checks';
import { runWorld } from './world';
async function main() {
	process.env.N8N_LOG_LEVEL = 'silent';
	const types = loadNode();
	Error.stackTraceLimit = 0;
	const realNow = process.hrtime.bigint;
	const time = installVirtualTime();
	const first = Number(process.argv[2] ?? 1),
		count = Number(process.argv[3] ?? 1);
	const t0 = realNow();
	const rules: Record<string, number> = {};
	let c0 = process.cpuUsage().user;
	let ex = 0,
		runs = 0,
		items = 0;
	if (count > 1) for (let k = 0; k < 100; k++) await runWorld(scenarioOf(100000 + k), types, time);
	c0 = process.cpuUsage().user;
	for (let seed = first; seed < first + count; seed++) {
		try {
			const w = await runWorld(scenarioOf(seed), types, time);
			for (const f of findingsIn(w)) {
				rules[f.rule] = (rules[f.rule] ?? 0) + 1;
				if (count === 1 || rules[f.rule]! <= 4) console.log(seed, f.rule, '|', f.text);
			}
			ex += w.exchanges.length;
			runs += w.runs.length;
			items += w.runs.reduce((s, r) => s + r.rows.length, 0);
			if (count === 1) {
				console.dir(
					w.runs.map((r) => ({ ...r, plan: JSON.stringify(r.plan) })),
					{ depth: 6 },
				);
				for (const e of w.exchanges)
					console.log(
						e.sentAt,
						e.key,
						e.fault?.name,
						e.fault?.when,
						e.workedAt,
						e.made,
						e.got?.answer?.status ?? e.got?.broken,
						e.got?.at,
					);
			}
		} catch (e) {
			console.log(seed, e);
			if (count === 1) {
				const { scenarioOf: so } = require('./scenario');
				console.dir(so(seed).plans, { depth: 5 });
			}
		}
	}
	const ms = Number(realNow() - t0) / 1e6;
	console.log(rules, {
		perSecond: (count / ms) * 1000,
		ex: ex / count,
		runs: runs / count,
		items: items / runs,
		msPerWorld: (process.cpuUsage().user - c0) / 1e3 / count,
	});
	process.exit(0);
}
void main();
