import { type Customer, Customers } from '../../../dev/emulator/store/customers';

function customer(number: number): Customer {
	return {
		id: `id-${number}`,
		status: 'UNVERIFIED',
		full_name: 'John Doe',
		email: `John${number}@example.com`,
		phone: `+${number}`,
		country: 'IND',
		client_reference_id: number % 2 === 0 ? `test${number}` : null,
		type: 'INDIVIDUAL',
		failure_reason: null,
		document_type: null,
		non_residence_status: false,
		residence_alpha_3_country_code: null,
	};
}

describe('the store of customers', () => {
	it('finds one among many at once, or a benchmark would measure the emulator', () => {
		const customers = new Customers();
		const count = 50_000;
		const start = performance.now();
		for (let number = 0; number < count; number += 1) {
			const next = customer(number);
			const taken =
				customers.hasEmail(next.email ?? '') ||
				customers.hasPhone(next.phone ?? '') ||
				customers.hasReference(next.client_reference_id ?? '') ||
				customers.find(next.id) !== undefined;
			if (taken) throw new Error(`${number} is taken`);
			customers.add(next);
		}
		// A store that looks through all of them takes minutes.
		expect(performance.now() - start).toBeLessThan(3000);
		expect(customers.all).toHaveLength(count);
		expect(customers.hasEmail('JOHN7@EXAMPLE.com')).toBe(true);
		expect(customers.hasPhone('+7')).toBe(true);
		expect(customers.hasReference('test8')).toBe(true);
		expect(customers.find('id-9')?.phone).toBe('+9');
	});
});
