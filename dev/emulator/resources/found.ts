import { refuse } from '../answers/refuse';
import type { Context } from '../server/context';
import type { Customer } from '../store/customers';
import type { BankAccount } from '../store/records';

/** @throws {Refusal} "Customer not found or access denied" */
export function customerOf({ store }: Context, id: string | undefined): Customer {
	return (
		store.customers.find(id ?? '') ??
		refuse('customer', 'Customer not found or access denied', 'USR_NOT_FOUND')
	);
}

/** @throws {Refusal} "Customer is unverified", also for an unknown customer */
export function verifiedCustomerOf({ store }: Context, id: string): Customer {
	const customer = store.customers.find(id);
	if (customer?.status === 'VERIFIED') return customer;
	return refuse('customer', 'Customer is unverified', 'USR_UNVERIFIED');
}

/** @throws {Refusal} "Bank not found or access denied", also for another customer's */
export function bankAccountOf(
	{ store }: Context,
	customer: Customer,
	id: string | undefined,
): BankAccount {
	const account = store.bankAccounts.find(id ?? '');
	if (account?.customer_id === customer.id) return account;
	return refuse('bank', 'Bank not found or access denied');
}
