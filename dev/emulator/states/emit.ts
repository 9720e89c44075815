import { randomUUID } from 'node:crypto';

import type { Context } from '../server/context';
import { timestamp } from '../time/timestamp';

/** The statuses that DollarPe sends an event for. Source: DollarPe docs, Webhooks. */
const EVENTS: Readonly<Record<string, readonly string[]>> = {
	CUSTOMER: ['VERIFIED', 'FAILED'],
	BANK: ['VERIFIED', 'FAILED'],
	PAYOUT: ['IN_REVIEW', 'SUCCESS', 'FAILED', 'REFUNDED'],
	PAYIN: ['SUCCESS', 'FAILED', 'REFUND_INITIATED', 'REFUNDED'],
	EDD: ['VERIFIED', 'FAILED'],
};

/** Sends the event for a new status, if DollarPe documents one. */
export function emitStatus(
	context: Context,
	type: string,
	id: string,
	event: string,
	metadata: Readonly<Record<string, unknown>>,
): void {
	if (EVENTS[type]?.includes(event) !== true) return;
	context.emit({ type, id, event, timestamp: timestamp(context.clock.now()), metadata });
}

/** A bank reference (UTR) of 12 characters, the documented length. */
export function newUtr(): string {
	return `RATN${randomUUID().replaceAll('-', '').slice(0, 8).toUpperCase()}`;
}
