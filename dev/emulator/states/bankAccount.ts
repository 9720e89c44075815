import type { Context } from '../server/context';
import type { BankAccount } from '../store/records';
import { emitStatus } from './emit';

export const BANK_ACCOUNT_STATUSES = ['PROCESSING', 'VERIFIED', 'FAILED'] as const;

/** Changes the status of a bank account or UPI ID, cancels scheduled changes and sends the event. */
export function setBankAccountStatus(
	context: Context,
	account: BankAccount,
	status: BankAccount['bank_account_status'],
	reason: string | null = null,
): void {
	// DollarPe's sample has the text "null" where there is no reason.
	const failure_reason = status === 'FAILED' ? (reason ?? 'PENNY_DROP_FAILED') : 'null';
	context.clock.cancel(account.id);
	context.store.bankAccounts.change(account, { bank_account_status: status, failure_reason });
	emitStatus(context, 'BANK', account.id, status, status === 'FAILED' ? { failure_reason } : {});
}

/** Starts the check of a bank account, which succeeds after the configured time or at once. */
export function checkBankAccount(context: Context, account: BankAccount): void {
	const verify = (): void => setBankAccountStatus(context, account, 'VERIFIED');
	if (context.processingMs.bankAccount <= 0) verify();
	else context.clock.after(context.processingMs.bankAccount, account.id, verify);
}
