import type { Amount } from '../../../../dollarpe/money/amount';
import { digestOf, keepBounded } from './processMemory';

/** The least recently used go first, and their count with them; some megabytes. */
const MOST_EXECUTIONS = 10_000;

/** The oldest go first, but not out of the sum: one that comes again later is then counted twice, which is safe. */
const MOST_REFERENCES = 50_000;

/** An amount in its currency, by its code in capitals. */
export interface Money {
	amount: Amount;
	currency: string;
}

/** What is counted for one payment until it is known what became of it; without an end it stays counted. */
export interface Reservation {
	/** Counts it for good. */
	keep(): void;
	/** Counts it no more: it was certainly not made. Not where another one of its reference may have been. */
	giveBack(): void;
}

/** By currency. */
type Sums = Map<string, Amount>;

/** What is counted for a reference. */
interface Counted {
	amount: Amount;
	/** So many of whose end nobody knows yet. */
	open: number;
	isKept: boolean;
}

/** By execution and node. Only this process knows, which is the one that carries out loops and n8n's Retry On Fail. */
const executions = new Map<string, Sums>();

/** By execution, payment and currency. */
const references = new Map<string, Counted>();

/**
 * Counts a payment of an execution, unless the sum would then be more than a limit. A payment that comes again is counted
 * once, with its largest amount.
 *
 * @param payment what it has in common with itself in a later try
 * @returns the sum without it where it would be more
 */
export function reserve(
	execution: string,
	payment: readonly string[],
	{ amount, currency }: Money,
	limit: Amount,
): Reservation | { counted: Amount; added: Amount } {
	const sums = sumsOf(execution);
	const key = digestOf([execution, currency, ...payment]);
	const known = references.get(key);
	const before = known?.amount ?? 0n;
	const added = amount > before ? amount - before : 0n;
	const counted = sums.get(currency) ?? 0n;
	if (counted + added > limit) return { counted, added };
	sums.set(currency, counted + added);
	const entry = known ?? { amount: 0n, open: 0, isKept: false };
	entry.amount += added;
	entry.open++;
	keepBounded(references, key, entry, MOST_REFERENCES);
	return {
		keep() {
			entry.open--;
			entry.isKept = true;
		},
		giveBack() {
			entry.open--;
			if (entry.open > 0 || entry.isKept) return;
			sums.set(currency, (sums.get(currency) ?? 0n) - entry.amount);
			if (references.get(key) === entry) references.delete(key);
		},
	};
}

function sumsOf(execution: string): Sums {
	const key = digestOf([execution]);
	const sums: Sums = executions.get(key) ?? new Map<string, Amount>();
	keepBounded(executions, key, sums, MOST_EXECUTIONS);
	return sums;
}
