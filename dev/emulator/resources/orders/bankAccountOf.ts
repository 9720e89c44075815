import { refuse } from '../../answers/refuse';
import type { Context } from '../../server/context';
import type { BankAccount } from '../../store/records';
import type { Customer } from '../../store/customers';

/** @throws {Refusal} "Bank account is unverified", also for an unknown one or another customer's */
export function verifiedBankAccountOf(
	{ store }: Context,
	customer: Customer,
	id: string,
): BankAccount {
	const account = store.bankAccounts.find(id);
	if (account?.customer_id === customer.id && account.bank_account_status === 'VERIFIED') {
		return account;
	}
	return refuse('bank_id', 'Bank account is unverified');
}
