import type { IDataObject } from 'n8n-workflow';

import { fieldOf } from '../../../../dollarpe/shapes';
import type { Lookup } from '../../resources/delivery';
import { askedKeys, comparableText, isSame, listedKeys } from '../compare/comparable';

/** By DollarPe's names, as it was sent, or as DollarPe has it. */
type Values = Record<string, unknown>;

// No customer has as many bank accounts; more of them, and nobody can say which one is meant.
const MOST_WITH_ONE_KEY = 100;

/** Why a list could not be read. */
export interface Unread {
	why: string;
}

/** What exists already, indexed only by the keys this run looks for, so memory stays bounded. */
export class ExistingIndex {
	private readonly wanted: Set<string>;

	/** Why there may be more than has been added; undefined where the list is whole. */
	incompleteReason: Unread | undefined;

	/** By key, all that have it. */
	private readonly results = new Map<string, IDataObject[]>();

	/** @param bodies of the requests that will be looked for */
	constructor(
		private readonly lookup: Lookup,
		bodies: Array<Values | undefined>,
	) {
		const names = Object.keys(lookup.uniqueFields);
		this.wanted = new Set(
			bodies.flatMap((body = {}) => names.flatMap((name) => askedKeys(name, fieldOf(body, name)))),
		);
	}

	/** @param result of DollarPe's list, or one that is new */
	add(result: IDataObject): void {
		const names = Object.keys(this.lookup.uniqueFields);
		for (const key of names.flatMap((name) => listedKeys(name, fieldOf(result, name)))) {
			if (!this.wanted.has(key)) continue;
			const others = (this.results.get(key) ?? []).filter((each) => !isSameResult(each, result));
			if (others.length < MOST_WITH_ONE_KEY) this.results.set(key, [...others, result]);
		}
	}

	/**
	 * What a request stands for: the first of its keys that is known decides. It is found only where it is the one that
	 * can be meant, and no key that DollarPe names is known as another's.
	 *
	 * @param named the keys that DollarPe itself says are taken; none where what is found is compared with the item anyway
	 */
	find(body: Values = {}, named: string[] = []): IDataObject | undefined {
		const isAmbiguous = (each: string) => this.isAmbiguous(each, body);
		const name = Object.keys(this.lookup.uniqueFields).find(
			(each) => (!isAmbiguous(each) || named.includes(each)) && this.having(each, body).length > 0,
		);
		if (name === undefined) return undefined;
		const having = this.having(name, body);
		const [found, ...others] = having.filter((each) => this.canBeMeant(name, body, each));
		if (!found || others.length > 0 || having.length === MOST_WITH_ONE_KEY) return undefined;
		if (isAmbiguous(name) && !this.isConfirmed(body, found)) return undefined;
		const isAnothers = named
			.map((each) => this.having(each, body))
			.some((all) => all.length > 0 && !all.some((each) => isSameResult(each, found)));
		return isAnothers ? undefined : found;
	}

	/** Whether a request stands for several of the same key, so that nobody can say which one is meant. */
	hasSeveral(body: Values = {}): boolean {
		return Object.keys(this.lookup.uniqueFields).some(
			(name) =>
				this.having(name, body).filter((each) => this.canBeMeant(name, body, each)).length > 1,
		);
	}

	/** Whether one of a request's keys leads to something else than what was found. */
	hasOther(body: Values, found: IDataObject): boolean {
		return Object.keys(this.lookup.uniqueFields).some((name) =>
			this.having(name, body).some(
				(each) => this.canBeMeant(name, body, each) && !isSameResult(each, found),
			),
		);
	}

	/** All that have the value of one key. */
	private having(name: string, body: Values): IDataObject[] {
		return askedKeys(name, fieldOf(body, name)).flatMap((key) => this.results.get(key) ?? []);
	}

	/** Whether what has the key is of its kind, belongs to nobody else, and has all else that must agree. */
	private canBeMeant(name: string, body: Values, result: IDataObject): boolean {
		const { owner, mustAgree = [], isOfKind = () => true } = this.lookup;
		const isOwn =
			owner === undefined ||
			result[owner] === undefined ||
			isSame(owner, body[owner], result[owner]);
		const agrees = mustAgree.every(
			(each) =>
				comparableText(each, fieldOf(result, each)) === '' ||
				isSame(each, fieldOf(body, each), fieldOf(result, each)),
		);
		return isOwn && agrees && isOfKind(name, result);
	}

	/** Whether a key of a request can be somebody else's too. */
	private isAmbiguous(name: string, body: Values): boolean {
		const { ambiguousField } = this.lookup;
		return name === ambiguousField?.name
			? ambiguousField.isAmbiguous(comparableText(name, body[name]))
			: false;
	}

	/** Whether something else than an ambiguous key is the same too. */
	private isConfirmed(body: Values, found: Values): boolean {
		const { confirmedBy = [] } = this.lookup.ambiguousField ?? {};
		return confirmedBy.some(
			(name) => body[name] !== undefined && isSame(name, body[name], found[this.listName(name)]),
		);
	}

	private listName(name: string): string {
		return this.lookup.reportedDifferences[name] ?? name;
	}
}

/** Whether two results are the same thing, which a list may have twice. Without an ID nobody can say that they are. */
function isSameResult(one: IDataObject, other: IDataObject): boolean {
	if (one === other) return true;
	const id = comparableText('id', one.id);
	return id !== '' && id === comparableText('id', other.id);
}
