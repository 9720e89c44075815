import type { IDataObject } from 'n8n-workflow';

import type { Existing } from '../resources/resource';
import { isWhole, writingOf, writingsOf } from './phone';

/** Of all that DollarPe has, what somebody looks for. Nothing else is kept, however long DollarPe's list is. */
export class Known {
	private readonly wanted: Set<string>;

	/** By key; undefined where several have it, and nobody can say which one is meant. */
	private readonly results = new Map<string, IDataObject | undefined>();

	/** @param bodies of the requests that will be looked for */
	constructor(
		private readonly existing: Existing,
		bodies: Array<IDataObject | undefined>,
	) {
		this.wanted = new Set(bodies.flatMap((body) => keysOf(existing.keys, body)));
	}

	/** @param result of DollarPe's list, or one that is new */
	add(result: IDataObject): void {
		for (const key of this.existing.keys.flatMap((name) => listedKeys(name, result[name]))) {
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
	find(body: IDataObject | undefined, named: string[]): IDataObject | undefined {
		// Without its country code a phone may be somebody else's: then it counts only where DollarPe itself names it.
		const counts = (name: string) =>
			name !== 'phone' || named.includes(name) || isWhole(String(body?.[name]));
		const keys = keysOf(this.existing.keys.filter(counts), body);
		const key = keys.find((each) => this.results.has(each));
		return key === undefined ? undefined : this.results.get(key);
	}
}

/** Whether a value that was sent is what DollarPe has, however each of them is written. */
export function isSame(name: string, sent: unknown, known: unknown): boolean {
	return askedKeys(name, sent).every((key) => listedKeys(name, known).includes(key));
}

function keysOf(names: string[], body: IDataObject | undefined): string[] {
	return names.flatMap((name) => askedKeys(name, body?.[name]));
}

/** A value that was sent, as a text that can be looked for; none for what is blank. */
function askedKeys(name: string, value: unknown): string[] {
	const text = textOf(name, value);
	const writing = name === 'phone' ? writingOf(text) : text;
	return writing ? [`${name} ${writing}`] : [];
}

/** A value of DollarPe's list, as all texts under which it can be looked for. */
function listedKeys(name: string, value: unknown): string[] {
	const text = textOf(name, value);
	if (text === '') return [];
	const writings = name === 'phone' ? writingsOf(text) : [text];
	return writings.map((each) => `${name} ${each}`);
}

/** DollarPe compares emails without regard to case. */
function textOf(name: string, value: unknown): string {
	const text = String(value ?? '').trim();
	return name === 'email' ? text.toLowerCase() : text;
}
