import type { IDataObject, INodeProperties } from 'n8n-workflow';

import type { States } from '../../../dollarpe/states';

/** How an operation comes to its results. */
export type Delivery =
	/** One request, whose answer is the result. */
	| { kind: 'once' }
	/** A list that comes in pages: one item for each result. */
	| { kind: 'list' }
	| PollDelivery
	| CreateOrGetDelivery
	| OrderDelivery
	| OrderAfterLookDelivery;

/** Reads one object, and with the option Wait for Final Status reads it again until its status is final. */
export interface PollDelivery {
	kind: 'poll';
	/** The name of the status in the answer. */
	status: string;
	states: States;
}

/**
 * How to find what exists already in a list of DollarPe's. Names are those of the body that was sent and of the results of
 * the list.
 */
export interface Lookup {
	/** What it is called in a sentence: `customer`. */
	singular: string;
	plural: string;
	/** Path of the list in which it stands; `{name}` stands for a value of the body. */
	list: string;
	/**
	 * By what it is found, with the name that DollarPe's refusals give it: the first of these that was sent and is known.
	 * Each belongs to one only, together with what must agree.
	 */
	uniqueFields: Readonly<Record<string, string>>;
	/** What must be the same besides the key, where the list has it: the name in the body and in the list. */
	mustAgree?: readonly string[];
	/**
	 * Whether a result of the list is of the kind that a key stands for; all are where it is left out.
	 *
	 * @param key one of `uniqueFields`
	 */
	isOfKind?: (key: string, result: IDataObject) => boolean;
	/** The one of `uniqueFields` whose value may be written so that it can be somebody else's too. */
	ambiguousField?: AmbiguousField;
	/** Whose it is, in the body and in the list: what belongs to another is never returned. */
	owner?: string;
	/** The `err_code` that says that one of the keys is taken, whatever the words. */
	takenCode?: string;
	/** Words, in lower case, of other refusals that come also when it exists already. */
	ambiguousRefusals?: readonly string[];
	/** What is compared with what was sent: the name in the body, and in the list. */
	reportedDifferences: Readonly<Record<string, string>>;
}

/** A key that counts, where its value is ambiguous, only if DollarPe itself names it, and if something else agrees too. */
export interface AmbiguousField {
	name: string;
	isAmbiguous: (value: string) => boolean;
	/** Of these one at least must be the same, by their names in the body. */
	confirmedBy: readonly string[];
}

/** Creates something, or returns what exists already, when DollarPe says so or nobody can know whether it was created. */
export interface CreateOrGetDelivery extends Lookup {
	kind: 'createOrGet';
	/** Keys with which a request that broke off can be looked for, and sent again: DollarPe accepts each only once. */
	recoverableBy: readonly string[];
	/** For what stands for a person: how to know that somebody who is found is the one who is meant. */
	person?: Person;
}

/** How to know whether somebody is the person who is meant. Names are those of the body and of the list. */
export interface Person {
	/** The key that each person has of their own: who is found by another key must not have another one. */
	reference: string;
	/** The one of `contacts` that is a person's name, which people write in many ways. */
	fullName: string;
	/** What tells people apart: of those that were sent, one at least must be that of who has the reference. */
	contacts: readonly string[];
	/** The option to return who has the reference also where none of them is. */
	option: Pick<INodeProperties, 'name' | 'displayName'>;
}

/** Makes one order of a quotation, which moves money, and finds out whether there is one where nobody can know. */
export interface OrderDelivery extends Lookup {
	kind: 'order';
	/**
	 * Whether it sends again what was not carried out, and returns an order that exists already. Otherwise it only looks at
	 * the quotation, and what is found there is given as if it had been answered.
	 */
	resend: boolean;
	/** What stands for one order, in the body: several items of a run that have it in common are one order. */
	reference: string;
	/** Where it is looked for first. */
	quotation: Quotation;
	/** Path of the list of all customers, for a key that is taken by nothing in `list`. */
	everyone: string;
	/** Whose an order is, in the body and in the list. */
	owner: string;
	/** Whether an order ended so that what it was for may be done again, with other keys. */
	hasEndedUnpaid: (order: IDataObject) => boolean;
	/** What to do about an item whose order ended unpaid, where no other one can be the item's. */
	whenUnpaid: string;
	/** Whether the money of an order goes back to who has paid it. */
	isBeingRefunded: (order: IDataObject) => boolean;
	/** What was done with those that were made, as the first word of a sentence: `Sent`. */
	made: string;
	/** What an order says of its amounts, by DollarPe's names. */
	amounts: { sent: MoneyFields; received: MoneyFields };
	/** What of the request is never returned with another value, but is an error; with its name in a sentence. */
	mustMatch: Readonly<Record<string, string>>;
	/**
	 * What is sent with the value of another one where it was left blank: the name of each. It is no term then, unless
	 * DollarPe's refusal names it.
	 */
	derivedFrom?: Readonly<Record<string, string>>;
	/** Of that, what an order may not have, unless DollarPe's refusal names it. */
	mayBeAbsent: readonly string[];
}

/**
 * Makes one order of a quotation where nothing documents that DollarPe refuses a second one: the history is read before
 * anything is sent, and nothing is sent again.
 */
export interface OrderAfterLookDelivery {
	kind: 'orderAfterLook';
	/** What it is called in a sentence. */
	singular: string;
	plural: string;
	/** Path of the history, of all customers. */
	history: string;
	/** What stands for one order, in the body and in the history. */
	reference: string;
	/** The quotation's ID, of which there is one order at most, in the body and in the history. */
	quotation: string;
	/** What belongs to one order only, with the name that a refusal may give it. */
	uniqueFields: Readonly<Record<string, string>>;
	/** Words, in lower case, of other refusals that come also when it exists already. */
	ambiguousRefusals: readonly string[];
	/** What an order that exists must have as the item has it, or it is an error. */
	mustMatch: readonly MatchedField[];
	/** Whether a text of a refusal is known: after any other, the history is read before it counts as one. */
	isDocumented: (text: string) => boolean;
	/** What to do after a refusal that is not known, where there is no order. */
	whenRefused: string;
	/** Whether an order ended so that what it was for may be done again, with another reference. */
	hasEndedUnpaid: (order: IDataObject) => boolean;
	/** What to do about an item whose order ended unpaid. */
	whenUnpaid: string;
	/** What was done with those that were made, as the first word of a sentence: `Sent`. */
	made: string;
	/** What an order says of its amounts, by DollarPe's names. */
	amounts: { sent: MoneyFields; received: MoneyFields };
}

/** A value that a request has in common with its order. Dots lead into nested objects. */
export interface MatchedField {
	/** DollarPe's name, which says how it is compared. */
	name: string;
	/** In a sentence. */
	displayName: string;
	/** Where it is in the body. */
	sent: string;
	/** Where it may be in an order: the first that is there counts. */
	kept: readonly string[];
	/** Whether an order that does not say it is another one. */
	isKeptAlways?: true;
}

/** An amount and its currency, by DollarPe's names. */
export interface MoneyFields {
	amount: string;
	currency: string;
}

/** A quotation, of which one order is made at most, and which says of which. */
export interface Quotation {
	/** Its ID in the body and in an order, with its name in a sentence. */
	idField: string;
	idName: string;
	/** The ID of its order, where it has one. */
	orderIdField: string;
	/** Its own path; `{name}` stands for a value of the body. */
	path: string;
	/** The path of its order; `{name}` stands for a value of the quotation. */
	orderPath: string;
	/**
	 * What of the quotation an order of another quotation must have too, or it is an error; with its name in a sentence.
	 * Several items are one order only if their quotations agree in it.
	 */
	mustMatch: Readonly<Record<string, string>>;
	/** Whether a text of a refusal is documented: after any other, the quotation is looked at before it counts as one. */
	isDocumented: (text: string) => boolean;
	/** What to do after a refusal that is not documented, where there is no order. */
	whenRefused: string;
	/** What to say where there is no order, and an order may still be made of the quotation. */
	whenUnlinked: string;
	/** What to say where there is no order, and the quotation has expired. */
	whenExpired: string;
}

/** Whether the items of an operation say with `created` whether they are new. */
export function reportsCreated(delivery: Delivery | undefined): boolean {
	return (
		delivery?.kind === 'createOrGet' ||
		delivery?.kind === 'orderAfterLook' ||
		(delivery?.kind === 'order' && delivery.resend)
	);
}

/** Whether what exists already may differ from what was sent, and then says in what with `differences`. */
export function reportsDifferences(delivery: Delivery | undefined): boolean {
	return reportsCreated(delivery) && delivery?.kind !== 'orderAfterLook';
}

/** Whether an operation makes orders, which move money. */
export function makesOrders(
	delivery: Delivery,
): delivery is OrderDelivery | OrderAfterLookDelivery {
	return delivery.kind === 'order' || delivery.kind === 'orderAfterLook';
}

/** What tells a result of a delivery from others, by DollarPe's names, besides what tells any answer from others. */
export function identifyingFieldsOf(delivery: Delivery | undefined): string[] {
	if (delivery?.kind === 'order') return Object.keys(delivery.mustMatch);
	if (delivery?.kind === 'orderAfterLook') return delivery.mustMatch.map(({ sent }) => sent);
	if (delivery?.kind !== 'createOrGet') return [];
	return [...Object.keys(delivery.uniqueFields), ...(delivery.mustAgree ?? [])];
}
