/** A row of a CRM. */
export type Contact = {
	/** Its ID there. */
	ref: string;
	name: string;
	email: string;
	phone: string;
};

/**
 * Contacts of an ordinary CRM: of every hundred, five are another one's again and two have an email that is none.
 *
 * @param chance gives numbers from 0 to 1
 */
export function contactsOf(count: number, chance: () => number): Contact[] {
	const contacts: Contact[] = [];
	for (let n = 0; n < count; n++) {
		const earlier = contacts[Math.floor(chance() * contacts.length)];
		if (earlier && chance() < 0.05) {
			contacts.push({ ...earlier });
			continue;
		}
		const email = chance() < 0.02 ? `contact${n}` : `contact${n}@example.com`;
		contacts.push({
			ref: `crm-${n}`,
			name: `Contact ${n}`,
			email,
			phone: String(9_000_000_000 + n),
		});
	}
	return contacts;
}

/** Whether DollarPe can take a contact. */
export function isValid({ email }: { email?: unknown }): boolean {
	return String(email).includes('@');
}
