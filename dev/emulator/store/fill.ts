import { randomUUID } from 'node:crypto';

import type { Customers } from './customers';

/** Adds customers without requests: `Customer 1`, `customer1@example.com`, `crm-1` and so on, counted on from those there. */
export function fill(customers: Customers, count: number): void {
	const first = customers.all.length + 1;
	for (let n = first; n < first + count; n++) {
		customers.add({
			id: randomUUID(),
			status: 'VERIFIED',
			full_name: `Customer ${n}`,
			email: `customer${n}@example.com`,
			phone: `+91${9_000_000_000 + n}`,
			country: 'IN',
			client_reference_id: `crm-${n}`,
			type: 'INDIVIDUAL',
			failure_reason: null,
			document_type: null,
			non_residence_status: false,
			residence_alpha_3_country_code: null,
		});
	}
}
