/** A customer as DollarPe shows it. Source: DollarPe docs, Customer → Get. */
export interface Customer {
	/** UUID. */
	readonly id: string;
	readonly status: 'UNVERIFIED' | 'PROCESSING' | 'VERIFIED' | 'FAILED';
	readonly full_name: string;
	/** Null only for a customer who is only paid, since autumn 2026. */
	readonly email: string | null;
	/** E.164, such as "+919911002211"; null as the email may be. */
	readonly phone: string | null;
	/** ISO 3166-1 alpha-3 code of the nationality. */
	readonly country: string;
	readonly client_reference_id: string | null;
	readonly type: 'INDIVIDUAL';
	readonly failure_reason: string | null;
	readonly document_type: string | null;
	readonly non_residence_status: boolean;
	readonly residence_alpha_3_country_code: string | null;
}

/** All customers, oldest first. Look-ups take constant time. */
export class Customers {
	private ordered: Customer[] = [];

	private readonly byId = new Map<string, Customer>();

	private readonly emails = new Set<string>();

	private readonly phones = new Set<string>();

	private readonly references = new Set<string>();

	/** In the order of their creation. */
	get all(): readonly Customer[] {
		return this.ordered;
	}

	find(id: string): Customer | undefined {
		return this.byId.get(id);
	}

	/** Upper and lower case count as the same. */
	hasEmail(email: string): boolean {
		return this.emails.has(email.toLowerCase());
	}

	/** @param phone in E.164 */
	hasPhone(phone: string): boolean {
		return this.phones.has(phone);
	}

	hasReference(reference: string): boolean {
		return this.references.has(reference);
	}

	/** Adds a customer; the caller checks that its values are unique. */
	add(customer: Customer): void {
		this.ordered.push(customer);
		this.byId.set(customer.id, customer);
		if (customer.email !== null) this.emails.add(customer.email.toLowerCase());
		if (customer.phone !== null) this.phones.add(customer.phone);
		if (customer.client_reference_id !== null) this.references.add(customer.client_reference_id);
	}

	/** Changes a customer in place. */
	change(
		customer: Customer,
		changes: Partial<Pick<Customer, 'status' | 'failure_reason' | 'document_type'>>,
	): void {
		Object.assign(customer, changes);
	}

	clear(): void {
		this.ordered = [];
		this.byId.clear();
		this.emails.clear();
		this.phones.clear();
		this.references.clear();
	}
}
