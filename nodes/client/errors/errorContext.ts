import type { Advice } from './advice';

/** What a request was for, in the words of the node panel. */
export interface ErrorContext {
	/** n8n's own index of the item, from 0; undefined where there is none. */
	itemIndex?: number;
	/** The panel's names of fields, by DollarPe's. */
	fieldNames?: ReadonlyMap<string, string>;
	/** The operation's own advice. */
	advice?: Advice;
	/** How to be safe next time, after an outcome that nobody can know. */
	whenUncertain?: string;
	/** What a look has shown: in place of the advice about a refusal, or of that it may have been carried out. */
	looked?: string;
	/** Whether it was for a list in the panel: sent once, and none of the node's options holds for it. */
	isPicker?: true;
}
