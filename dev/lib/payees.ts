import { contact } from './contacts';
import { control } from './control';
import type { Api } from './keys';
import { inParallel } from './parallel';
import { signedCall } from './signedCall';

/** A verified customer with a verified bank account. */
export interface Payee {
	customer: string;
	bank: string;
}

/** How many are made at the same time. */
const WORKERS = 10;

/** Makes as many payees in an emulator. */
export async function payees(api: Api, count: number): Promise<Payee[]> {
	return await inParallel(Array.from({ length: count }), WORKERS, async (_, n) => {
		const { name, email, phone, country } = contact(n);
		const { id: customer } = await signedCall(api, '/cms/api/v1/customer/create', {
			full_name: name,
			email,
			phone,
			alpha_3_country_code: country,
		});
		const verified = { entity: 'customer', id: customer, status: 'VERIFIED' };
		await control(api, '/_emulator/status', verified);
		const { id: bank } = await signedCall(api, '/cms/api/v1/bank/create', {
			customer_id: customer,
			account_number: String(10_000_000_000 + n),
			ifsc: 'SBIN0001829',
		});
		return { customer: String(customer), bank: String(bank) };
	});
}
