import type { IDataObject, INodeExecutionData } from 'n8n-workflow';

/** The outcome of one contact. */
export interface Outcome {
	contact: IDataObject;
	/** Undefined where it was refused. */
	customerId?: string;
	/** Why it was refused: DollarPe's words, or the node's own. */
	refusal?: string;
}

/** Matches the node's output items with the contacts that they came from. */
export function outcomesOf(
	contacts: IDataObject[],
	created: INodeExecutionData[],
	refused: INodeExecutionData[],
): Outcome[] {
	const outcomes: Outcome[] = contacts.map((contact) => ({ contact }));
	for (const item of [...created, ...refused]) {
		const { pairedItem } = item;
		const index = typeof pairedItem === 'object' && 'item' in pairedItem ? pairedItem.item : -1;
		const outcome = outcomes[index];
		if (!outcome) throw new Error('An item is not paired with a contact');
		const { id, error } = item.json;
		if (error === undefined) outcome.customerId = String(id);
		else outcome.refusal = String(error);
	}
	return outcomes;
}

/** The contacts of contacts.csv that an empty DollarPe must refuse, with the expected messages. */
const EXPECTED_REFUSALS: Record<string, string> = {
	'crm-1006': 'Email already in use: "asha.rao@example.com" (field: Email) [Item 5]',
	'crm-1007': 'Email is blank [Item 6]',
	'crm-1009': 'Enter a valid email address: "vikram.singh@example" (field: Email) [Item 8]',
	'crm-1010': 'Invalid country code: "Atlantis" (field: Nationality) [Item 9]',
};

/** Differences from the expected outcome with an empty DollarPe: one sentence each. */
export function surprises(outcomes: Outcome[], customers: number): string[] {
	const wrong = outcomes
		.filter(({ contact, refusal }) => refusal !== EXPECTED_REFUSALS[String(contact.crm_id)])
		.map(({ contact, refusal }) => `${String(contact.crm_id)}: ${refusal ?? 'was not refused'}`);
	const created = outcomes.filter(({ customerId }) => customerId).length;
	if (created !== customers) {
		wrong.push(`${created} contacts were answered with a customer, but DollarPe has ${customers}`);
	}
	return wrong;
}

// DollarPe's message about a field, or the node's about a blank one: both show that the contact was processed.
const ABOUT_A_FIELD = /(\(field: .+\)| is blank) \[Item \d+\]$/;

/**
 * The same for DollarPe's sandbox, which may know the contacts already: each must have become a customer, or have been
 * refused because of one of its fields.
 */
export function unanswered(outcomes: Outcome[]): string[] {
	return outcomes
		.filter(({ customerId, refusal = '' }) => !customerId && !ABOUT_A_FIELD.test(refusal))
		.map(({ contact, refusal }) => `${String(contact.crm_id)}: ${refusal ?? 'no answer'}`);
}
