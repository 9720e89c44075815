import type { INodeListSearchItems } from 'n8n-workflow';

import { trimmedText } from '../../../../dollarpe/json/json';
import { truncate } from '../../../../dollarpe/text/quoted';
import { literalName } from '../picker';

/** A result of one of DollarPe's lists. */
export type Result = Record<string, unknown>;

/** How something that can be chosen is shown and found. */
export interface Row {
	/** What the panel shows, in this order; blank parts are left out. */
	parts: ReadonlyArray<string | undefined>;
	/** What a search looks through. */
	searched: ReadonlyArray<string | undefined>;
	/** A telephone number, of which a search looks at the digits alone. */
	phone?: string;
	/** When it was made, in milliseconds since 1970: the newest comes first. */
	madeAt?: number;
}

const LONGEST_PART = 60;
const LONGEST_ROW = 200;

/** Nobody's name is longer; a text of megabytes is not searched. */
const LONGEST_TEXT = 500;

// Line breaks, other controls, and what turns the direction of the text around it.
const NOT_SHOWN = /[\p{Cc}\p{Z}\u200E\u200F\u202A-\u202E\u2066-\u2069]+/gu;

/** The row as n8n shows it, and keeps it in the workflow once it is chosen. */
export function asItem(id: string, { parts }: Row): INodeListSearchItems {
	const shown = parts
		.filter((part) => part !== undefined)
		.map((part) => truncate(part, LONGEST_PART))
		.join(' · ');
	return { name: literalName(truncate(shown, LONGEST_ROW)) || id, value: id };
}

/** A value as text in one line, of bounded length; undefined for a blank one, and for what is no text or number. */
export function line(value: unknown): string | undefined {
	const text = typeof value === 'number' ? String(value) : value;
	if (typeof text !== 'string') return undefined;
	return trimmedText(text.slice(0, LONGEST_TEXT).replace(NOT_SHOWN, ' '));
}
