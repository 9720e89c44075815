import { contact } from './contacts';
import type { Api } from './keys';
import { inParallel } from './parallel';
import { NEW_CONNECTION, signedCall } from './signedCall';

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
		await post(`${api.url}/_emulator/status`, {
			entity: 'customer',
			id: customer,
			status: 'VERIFIED',
		});
		const { id: bank } = await signedCall(api, '/cms/api/v1/bank/create', {
			customer_id: customer,
			account_number: String(10_000_000_000 + n),
			ifsc: 'SBIN0001829',
		});
		return { customer: String(customer), bank: String(bank) };
	});
}

async function post(url: string, body: object): Promise<void> {
	const response = await fetch(url, {
		method: 'POST',
		headers: NEW_CONNECTION,
		body: JSON.stringify(body),
	});
	if (!response.ok) throw new Error(`${url} was answered with ${response.status}`);
}
