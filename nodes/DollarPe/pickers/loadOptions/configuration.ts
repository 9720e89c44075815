import { isRecord, trimmedText } from '../../../../dollarpe/json/json';
import { isExpression } from '../picker';
import { NO_CHOICE } from '../../resources/loadedChoice';

/** What can be paid out or in, as far as a configuration of DollarPe's says it. */
export interface Configuration {
	/** Fiat currencies, as DollarPe writes them. */
	fiats: string[];
	/** @param fiat any case; all assets where it is not among the fiats */
	assets(fiat?: string): string[];
	/** The payment methods that have limits. */
	methods(fiat?: string, asset?: string): string[];
}

/** More than a list of choices can be read through. */
const MOST_CHOICES = 200;

const LONGEST_CHOICE = 60;

type Json = Record<string, unknown>;

/** What one fiat currency has. */
interface OfFiat {
	assets: string[];
	/** Each asset with its payment methods. */
	methods: Array<[asset: string, methods: string[]]>;
}

/**
 * Reads the configuration of payouts or payins, which DollarPe documents in four shapes: keyed by fiat (2026), and before
 * that with `supported_fiats` and limits by fiat and asset, by asset alone, or with amounts as texts (2025).
 */
export function readConfiguration(data: unknown): Configuration {
	const byFiat = new Map<string, OfFiat>();
	if (isRecord(data)) {
		const named = choices(data.supported_fiats);
		if (named.length > 0) for (const fiat of named) byFiat.set(fiat, ofFiat(data, fiat));
		else for (const [fiat, each] of keyedByFiat(data)) byFiat.set(fiat, ofFiat(each, fiat));
	}
	const of = (fiat?: string): OfFiat[] => {
		const own = [...byFiat].filter(([name]) => isSameName(name, fiat)).map(([, each]) => each);
		return own.length > 0 ? own : [...byFiat.values()];
	};
	return {
		fiats: [...byFiat.keys()],
		assets: (fiat) => distinct(of(fiat).flatMap(({ assets }) => assets)),
		methods: (fiat, asset) => {
			const all = of(fiat).flatMap(({ methods }) => methods);
			const own = all.filter(([name]) => isSameName(name, asset));
			return distinct((own.length > 0 ? own : all).flatMap(([, methods]) => methods));
		},
	};
}

function keyedByFiat(data: Json): Array<[fiat: string, Json]> {
	return entries(data).filter(
		(entry): entry is [string, Json] =>
			isRecord(entry[1]) && ('supported_assets' in entry[1] || 'coin_limits' in entry[1]),
	);
}

function ofFiat({ supported_assets, supported_networks, coin_limits }: Json, fiat: string): OfFiat {
	const all = isRecord(coin_limits) ? coin_limits : {};
	const [, own] = entries(all).find(([key]) => isSameName(key, fiat)) ?? [];
	const limits = entries(isRecord(own) ? own : all).filter(([, each]) => isRecord(each));
	const named = choices(supported_assets);
	// Where an exchange has limits for each network, these are no payment methods.
	const networks = choices(supported_networks);
	const methodsOf = (each: unknown) =>
		entries(each)
			.filter(([key, limit]) => isRecord(limit) && !networks.some((name) => isSameName(name, key)))
			.map(([key]) => key);
	return {
		assets: named.length > 0 ? named : limits.map(([asset]) => asset),
		methods: limits.map(([asset, each]) => [asset, methodsOf(each)]),
	};
}

/** The usable texts of a list. */
export function choices(value: unknown): string[] {
	return Array.isArray(value) ? distinct(value.slice(0, MOST_CHOICES)) : [];
}

function entries(value: unknown): Array<[string, unknown]> {
	if (!isRecord(value)) return [];
	return Object.entries(value)
		.slice(0, MOST_CHOICES)
		.filter(([key]) => isChoice(key));
}

function distinct(values: readonly unknown[]): string[] {
	const byName = new Map<string, string>();
	for (const value of values) {
		const text = trimmedText(value);
		if (text === undefined || !isChoice(text)) continue;
		const key = text.toLowerCase();
		if (!byName.has(key)) byName.set(key, text);
	}
	return [...byName.values()];
}

function isChoice(text: string): boolean {
	const isShort = text.length <= LONGEST_CHOICE;
	return text !== NO_CHOICE && isShort && /^\S+( \S+)*$/.test(text) && !isExpression(text);
}

function isSameName(a: string, b: string | undefined): boolean {
	return b !== undefined && a.toLowerCase() === b.trim().toLowerCase();
}
