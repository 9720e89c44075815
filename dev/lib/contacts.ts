/** A row of a CRM. */
export type Contact = {
	/** Its ID there, such as "crm-7". */
	ref: string;
	name: string;
	email: string;
	phone: string;
	country: string;
};

/** A valid contact; each number gives a different one, with its own email and phone. */
export function contact(n: number): Contact {
	return {
		ref: `crm-${n}`,
		name: `Contact ${n}`,
		email: `contact${n}@example.com`,
		phone: String(9_000_000_000 + n),
		country: 'IND',
	};
}

/** That many valid contacts, all different. */
export function contacts(count: number): Contact[] {
	return Array.from({ length: count }, (_, n) => contact(n));
}

/**
 * Contacts of a typical CRM: of every hundred, five are duplicates and two have an invalid email.
 *
 * @param chance returns numbers from 0 to 1
 */
export function contactsOf(count: number, chance: () => number): Contact[] {
	const rows: Contact[] = [];
	for (let n = 0; n < count; n++) {
		const earlier = rows[Math.floor(chance() * rows.length)];
		if (earlier && chance() < 0.05) {
			rows.push({ ...earlier });
			continue;
		}
		rows.push({ ...contact(n), ...(chance() < 0.02 && { email: `contact${n}` }) });
	}
	return rows;
}

/** Whether a contact is valid for DollarPe. */
export function isValid({ email }: { email?: unknown }): boolean {
	return String(email).includes('@');
}
