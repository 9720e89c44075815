import { refuse } from '../../answers/refuse';
import type { Store } from '../../store/store';

/** Data that may belong to one customer only. */
export interface Identity {
	tax_number?: string;
	document_type?: string;
	document_number?: string;
}

/**
 * Reserves the document and PAN for the customer. They are never released.
 *
 * @throws {Refusal} "KYC already in use" if one of them belongs to another customer
 */
export function claim(store: Store, customerId: string, identity: Identity): void {
	const { tax_number, document_type, document_number } = identity;
	const keys = [
		...(tax_number === undefined ? [] : [`PAN ${tax_number.toUpperCase()}`]),
		...(document_number === undefined ? [] : [`${document_type} ${document_number}`]),
	];
	for (const key of keys) {
		if ((store.identities.get(key) ?? customerId) !== customerId) {
			refuse('kyc', 'KYC already in use', 'KYC_IN_USE');
		}
	}
	for (const key of keys) store.identities.set(key, customerId);
}
