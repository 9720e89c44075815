import type { Side } from '../money/market';
import { Customers } from './customers';
import {
	historyOf,
	type BankAccount,
	type Edd,
	type KycRecord,
	type Order,
	type Quotation,
	type Remitter,
} from './records';
import { Table } from './table';

/** All stored records. */
export class Store {
	readonly customers = new Customers();

	readonly kyc = new Table<KycRecord>({});

	/** Which customer a document or PAN belongs to. */
	readonly identities = new Map<string, string>();

	readonly bankAccounts = new Table<BankAccount, 'customer' | 'account' | 'vpa'>({
		customer: ({ customer_id }) => customer_id,
		account: ({ account_number }) => account_number,
		vpa: ({ vpa }) => vpa?.toLowerCase() ?? null,
	});

	/** There is one of each document. */
	readonly remitters = new Table<Remitter, 'document'>({
		document: ({ id_type, id_number }) => `${id_type} ${id_number}`,
	});

	readonly quotations = new Table<Quotation>({});

	/** Orders of all kinds. Keys start with the history where several could have the same value. */
	readonly orders = new Table<
		Order,
		'history' | 'customer' | 'reference' | 'exchangeOrder' | 'hash' | 'utr'
	>({
		history: ({ kind }) => historyOf(kind),
		customer: ({ kind, customer_id }) => `${historyOf(kind)} ${customer_id}`,
		reference: ({ kind, client_reference_id: reference }) =>
			reference && `${historyOf(kind)} ${reference}`,
		exchangeOrder: ({ exchange_order_id }) => exchange_order_id,
		hash: ({ transaction_hash }) => transaction_hash,
		// Payins only: a payout gets its UTR after it was added.
		utr: ({ utr }) => utr?.toUpperCase() ?? null,
	});

	readonly edd = new Table<Edd, 'customer'>({ customer: ({ customer_id }) => customer_id });

	/** `<side> <customer id>` for each customer who must submit EDD. */
	readonly eddDemanded = new Set<string>();

	demandEdd(side: Side, customerId: string): void {
		this.eddDemanded.add(`${side} ${customerId}`);
	}

	clear(): void {
		this.customers.clear();
		this.kyc.clear();
		this.identities.clear();
		this.bankAccounts.clear();
		this.remitters.clear();
		this.quotations.clear();
		this.orders.clear();
		this.edd.clear();
		this.eddDemanded.clear();
	}
}
