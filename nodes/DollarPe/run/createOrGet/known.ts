import type { IDataObject } from 'n8n-workflow';

import type { Existing } from '../../resources/operation';
import { isWhole, writingOf, writingsOf } from './phone';

/** As it was sent, or as DollarPe has it. */
type Customer = Record<string, unknown>;

/** Existing customers, indexed only by the keys this run looks for, so memory stays bounded. */
export class Known {
	private readonly wanted: Set<string>;

	/** By key; undefined where several have it, and nobody can say which one is meant. */
	private readonly results = new Map<string, IDataObject | undefined>();

	/** @param bodies of the requests that will be looked for */
	constructor(
		private readonly existing: Existing,
		bodies: Array<Customer | undefined>,
	) {
		const names = Object.keys(existing.keys);
		this.wanted = new Set(bodies.flatMap((body = {}) => keysOf(names, body)));
	}

	/** @param result of DollarPe's list, or one that is new */
	add(result: IDataObject): void {
		const names = Object.keys(this.existing.keys);
		for (const key of names.flatMap((name) => listedKeys(name, result[name]))) {
			if (!this.wanted.has(key)) continue;
			const isOther = this.results.has(key) && this.results.get(key)?.id !== result.id;
			this.results.set(key, isOther ? undefined : result);
		}
	}

	/**
	 * What a request stands for: the first of its keys that is known decides.
	 *
	 * @param named the keys that DollarPe itself says are taken
	 */
	find(body: Customer = {}, named: string[]): IDataObject | undefined {
		const isNational = body.phone !== undefined && !isWhole(comparableText('phone', body.phone));
		const names = Object.keys(this.existing.keys).filter(
			// Without its country code a phone may be somebody else's: then it counts only where DollarPe itself names it.
			(name) => name !== 'phone' || !isNational || named.includes(name),
		);
		for (const name of names) {
			const key = keysOf([name], body).find((each) => this.results.has(each));
			if (key === undefined) continue;
			const found = this.results.get(key);
			if (this.isOthers(body, found)) return undefined;
			const counts = name !== 'phone' || !isNational || this.agrees(body, found);
			return counts ? found : undefined;
		}
		return undefined;
	}

	/** Whether the email or the country is the same too, which it must be where the phone has no country code. */
	private agrees(body: Customer, found: Customer = {}): boolean {
		return ['email', 'alpha_3_country_code'].some(
			(name) => body[name] !== undefined && isSame(name, body[name], found[this.listName(name)]),
		);
	}

	/** Whether it belongs to another than the one it was asked for. */
	private isOthers(body: Customer, found: Customer = {}): boolean {
		const { owner } = this.existing;
		if (owner === undefined || found[owner] === undefined) return false;
		return !isSame(owner, body[owner], found[owner]);
	}

	private listName(name: string): string {
		return this.existing.compare[name] ?? name;
	}
}

/** Whether a value that was sent is what DollarPe has, however each of them is written. */
export function isSame(name: string, sent: unknown, known: unknown): boolean {
	return askedKeys(name, sent).every((key) => listedKeys(name, known).includes(key));
}

function keysOf(names: string[], body: Customer): string[] {
	return names.flatMap((name) => askedKeys(name, body[name]));
}

/** A value that was sent, as a text that can be looked for; none for what is blank. */
function askedKeys(name: string, value: unknown): string[] {
	const text = comparableText(name, value);
	const writing = name === 'phone' ? writingOf(text) : text;
	return writing ? [`${name} ${writing}`] : [];
}

/** A value of DollarPe's list, as all texts under which it can be looked for. */
function listedKeys(name: string, value: unknown): string[] {
	const text = comparableText(name, value);
	if (text === '') return [];
	const writings = name === 'phone' ? writingsOf(text) : [text];
	return writings.map((each) => `${name} ${each}`);
}

/** What means the same in capitals: DollarPe ignores the case of emails, banks that of UPI IDs and IFSCs. */
const ANY_CASE = ['customer_id', 'email', 'ifsc', 'vpa'];

/** The text to compare by; blank for what is neither text nor number nor yes or no. */
function comparableText(name: string, value: unknown): string {
	const text = ['string', 'number', 'boolean'].includes(typeof value) ? String(value).trim() : '';
	return ANY_CASE.includes(name) ? text.toLowerCase() : text;
}
