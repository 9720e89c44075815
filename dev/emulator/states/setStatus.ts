import type { Context } from '../server/context';
import { BANK_ACCOUNT_STATUSES, setBankAccountStatus } from './bankAccount';
import { CUSTOMER_STATUSES, setCustomerStatus } from './customer';
import { EDD_STATUSES, setEddStatus } from './edd';
import { type Circumstances, ORDER_STATUSES, setOrderStatus } from './order';

/** The kinds of records whose status can be set. */
export const ENTITIES = ['customer', 'bankAccount', 'quotation', 'payout', 'payin', 'edd'] as const;
export type Entity = (typeof ENTITIES)[number];

/**
 * Sets a documented status, whatever the current one is: sends the event, if there is one, and cancels scheduled changes.
 *
 * @throws {RangeError} for an unknown record or status
 */
export function setStatus(
	context: Context,
	entity: Entity,
	id: string,
	status: string,
	circumstances: Circumstances = {},
): void {
	const { store } = context;
	const found = <T>(record: T | undefined): T => {
		if (record !== undefined) return record;
		throw new RangeError(`There is no ${entity} ${id}`);
	};
	const documented = <T extends string>(statuses: readonly T[]): T => {
		const one = statuses.find((known) => known === status);
		if (one !== undefined) return one;
		throw new RangeError(`status of a ${entity} must be one of ${statuses.join(', ')}`);
	};
	const { failure_reason } = circumstances;

	switch (entity) {
		case 'customer': {
			const customer = found(store.customers.find(id));
			return setCustomerStatus(context, customer, documented(CUSTOMER_STATUSES), failure_reason);
		}
		case 'bankAccount': {
			const account = found(store.bankAccounts.find(id));
			const known = documented(BANK_ACCOUNT_STATUSES);
			return setBankAccountStatus(context, account, known, failure_reason);
		}
		case 'quotation': {
			const quotation = found(store.quotations.find(id));
			// LINKED is what initiating makes of it.
			documented(['EXPIRED']);
			return store.quotations.change(quotation, { expiresAt: context.clock.now() });
		}
		case 'edd':
			return setEddStatus(
				context,
				found(store.edd.find(id)),
				documented(EDD_STATUSES),
				failure_reason,
			);
		case 'payout':
		case 'payin': {
			const order = store.orders.find(id);
			const ofSide = found(order?.side === entity ? order : undefined);
			return setOrderStatus(context, ofSide, documented(ORDER_STATUSES[entity]), circumstances);
		}
	}
}
