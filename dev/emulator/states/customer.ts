import type { Context } from '../server/context';
import type { Customer } from '../store/customers';
import { emitStatus } from './emit';

export const CUSTOMER_STATUSES = ['UNVERIFIED', 'PROCESSING', 'VERIFIED', 'FAILED'] as const;

/** Changes a customer's status, cancels scheduled changes and sends the event. */
export function setCustomerStatus(
	context: Context,
	customer: Customer,
	status: Customer['status'],
	reason: string | null = null,
): void {
	const failure_reason = status === 'FAILED' ? (reason ?? 'KYC_FAILED') : null;
	context.clock.cancel(customer.id);
	context.store.customers.change(customer, { status, failure_reason });
	const metadata = failure_reason === null ? {} : { failure_reason };
	emitStatus(context, 'CUSTOMER', customer.id, status, metadata);
}

/** Starts the check of KYC data, which succeeds after the configured time. */
export function startKyc(context: Context, customer: Customer): void {
	setCustomerStatus(context, customer, 'PROCESSING');
	context.clock.after(context.processingMs.kyc, customer.id, () =>
		setCustomerStatus(context, customer, 'VERIFIED'),
	);
}

/** Starts KYC with an Aadhaar card, as the hosted pages would. @throws {RangeError} for an unknown customer */
export function openKycLink(context: Context, customerId: string): void {
	const customer = context.store.customers.find(customerId);
	if (customer === undefined) throw new RangeError(`There is no customer ${customerId}`);
	if (customer.status === 'VERIFIED') return;
	context.store.customers.change(customer, { document_type: 'AADHAAR' });
	startKyc(context, customer);
}
