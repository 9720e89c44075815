import type { Side } from '../money/market';
import type { Context } from '../server/context';
import type { Edd } from '../store/records';
import { emitStatus } from './emit';

export const EDD_STATUSES = ['PROCESSING', 'VERIFIED', 'FAILED'] as const;

/**
 * Changes the status of an EDD submission. Once verified, EDD is no longer required; the EDD of a payin
 * also settles payouts. Source: DollarPe docs, Payin and Payout → EDD save.
 */
export function setEddStatus(
	context: Context,
	edd: Edd,
	status: Edd['status'],
	reason: string | null = null,
): void {
	const failure_reason = status === 'FAILED' ? (reason ?? 'Documents are not legible') : null;
	context.clock.cancel(edd.id);
	context.store.edd.change(edd, { status, failure_reason });
	if (status === 'VERIFIED') {
		for (const side of settledBy(edd.side)) {
			context.store.eddDemanded.delete(`${side} ${edd.customer_id}`);
		}
	}
	// Whether the event's id is that of the submission or of the customer is not documented.
	emitStatus(context, 'EDD', edd.id, status, failure_reason === null ? {} : { failure_reason });
}

/** Starts the check of an EDD submission, which succeeds after the configured time. */
export function startEdd(context: Context, edd: Edd): void {
	context.clock.after(context.processingMs.edd, edd.id, () =>
		setEddStatus(context, edd, 'VERIFIED'),
	);
}

/** Whether the customer's limits for this side have been raised. */
export function isEddVerified({ store }: Context, side: Side, customerId: string): boolean {
	return store.edd
		.by('customer', customerId)
		.some((edd) => edd.status === 'VERIFIED' && settledBy(edd.side).includes(side));
}

function settledBy(side: Side): readonly Side[] {
	return side === 'payin' ? ['payin', 'payout'] : ['payout'];
}
