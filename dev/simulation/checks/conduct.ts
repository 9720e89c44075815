import { at } from '../../lib/json';
import type { Exchange } from '../exchange';
import { CERTAIN_FAULTS } from '../faults';
import { KINDS } from '../kinds';
import { ORDER_KINDS } from '../scenario';
import type { Run, World } from '../world';
import type { Finding } from './finding';

/** How long the node gives DollarPe before it looks a second time, in milliseconds. */
const BETWEEN_LOOKS_MS = 3000;

const MOST_SENDS = 3;

/**
 * How the node goes about money: a payment of which it does not know whether it was carried out is sent again only after
 * two looks at its quotation, three seconds apart, that both show none, and three times at the most.
 */
export function conduct({ runs, exchanges }: World): Finding[] {
	const makers = runs.filter(
		({ plan }) =>
			plan.operation === 'make' && ORDER_KINDS.includes(plan.kind) && plan.maxTries === 1,
	);
	return makers.flatMap((run) =>
		ofRun(
			run,
			exchanges.filter((each) => each.plan === run.plan.n),
		),
	);
}

function ofRun({ plan, rows }: Run, exchanges: Exchange[]): Finding[] {
	const { request, resource } = KINDS[plan.kind];
	const findings: Finding[] = [];
	const quotations = new Set(rows.map(({ quotation }) => quotation));
	for (const quotation of quotations) {
		// Two rows may have the same one; whose request it was cannot be told.
		if (rows.filter((row) => row.quotation === quotation).length > 1) continue;
		const sent = exchanges.filter(
			(each) => each.request === request && each.body.quotation_id === quotation,
		);
		const looks = exchanges.filter(
			(each) => each.path === `${resource}/quotation/${String(quotation)}`,
		);
		const isOpen = ({ fault, got }: Exchange) => {
			if (got?.answer === undefined) return fault?.name !== 'unreachable';
			return fault !== undefined && !CERTAIN_FAULTS.includes(fault.name) && fault.name !== 'late';
		};
		for (const [n, each] of sent.entries()) {
			const open = sent.slice(0, n).findLast(isOpen);
			if (!open) continue;
			const between = looks.filter(({ sentAt }) => sentAt >= open.sentAt && sentAt <= each.sentAt);
			const shown = between.map(({ got }) => statusIn(got?.answer?.body));
			const free = between.filter((_, k) => shown[k] === 'UNLINKED');
			const text = `execution ${plan.n}: ${each.key}`;
			if (shown.includes('LINKED')) {
				findings.push({ rule: 'sent again although its quotation shows an order', text });
			}
			const [first] = free;
			const last = free.at(-1);
			const span = first && last ? last.sentAt - first.sentAt : 0;
			if (span < BETWEEN_LOOKS_MS - 50)
				findings.push({ rule: 'sent again without two looks', text });
		}
		const open = sent.filter(isOpen);
		if (open.length > MOST_SENDS) {
			findings.push({
				rule: 'sent too often',
				text: `execution ${plan.n}: ${String(sent[0]?.key)}`,
			});
		}
	}
	return findings;
}

function statusIn(body: string | undefined): unknown {
	try {
		return at(JSON.parse(body ?? ''), 'data', 'status');
	} catch {
		return undefined;
	}
}
