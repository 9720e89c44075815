import type { Fees } from '../money/quote';
import type { PaymentMethod, Side } from '../money/market';

/** The KYC data that a customer has sent. Source: DollarPe docs, KYC. */
export interface KycRecord {
	/** The customer's. */
	readonly id: string;
	/** The PAN; null when none was sent. */
	readonly tax_number: string | null;
	readonly document_type: string;
	readonly document_number: string;
	readonly additional_info: Readonly<Record<string, string>>;
	/** How often it has been updated, at most 3 times. */
	readonly updates: number;
}

/** Source: DollarPe docs, Bank → Create. */
export interface BankAccount {
	readonly id: string;
	readonly customer_id: string;
	readonly account_number: string | null;
	readonly ifsc: string | null;
	readonly account_name: string | null;
	readonly vpa: string | null;
	/** ACCOUNT_DETAILS, which alone the documentation names, or VPA; since autumn 2026 also a rail. */
	readonly bank_account_type: string;
	/** What the rail of an account outside India wants to know. */
	readonly identifiers?: Readonly<Record<string, string>>;
	/** Whether the customer has connected it by a link. */
	readonly isLinked?: true;
	readonly bank_account_status: 'PROCESSING' | 'VERIFIED' | 'FAILED';
	/** The text "null" unless it has failed, as in DollarPe's sample. */
	readonly failure_reason: string;
}

/** Who sends money to India from abroad. Source: DollarPe's demo app, autumn 2026. */
export interface Remitter {
	readonly id: string;
	readonly client_reference_id: string | null;
	readonly first_name: string;
	readonly last_name: string;
	readonly dob: string;
	readonly nationality: string;
	readonly residence_country: string;
	readonly city: string;
	readonly address_line: string;
	readonly phone: string;
	readonly source_of_funds: string;
	readonly id_type: string;
	readonly id_number: string;
}

/** What an order is made by. The crypto of a prefunded one comes from a balance; a remittance comes from another country. */
export type OrderKind = Side | 'prefunded' | 'remittance';

/** In which history an order stands, and among which its reference is its own. */
export type History = Side | 'prefunded';

export function historyOf(kind: OrderKind): History {
	return kind === 'remittance' ? 'payout' : kind;
}

/** Fields that quotations and orders share. Amounts are decimal text, such as "51.00000000". */
export interface Deal {
	readonly id: string;
	readonly side: Side;
	readonly kind: OrderKind;
	readonly customer_id: string;
	/** Who pays a remittance; null for all others. */
	readonly remitter_id: string | null;
	readonly bank_id: string;
	/** In upper case. */
	readonly asset: string;
	readonly fiat: string;
	/** Since autumn 2026: the network of the asset, where one was given. */
	readonly network: string | null;
	/** Null for a payout. */
	readonly payment_method: PaymentMethod | null;
	readonly sending_amount: string;
	readonly rate: string;
	readonly receiving_amount: string;
	readonly fees: Fees;
	/** Where to pay to; null for a payout. */
	readonly deposit_instructions: Readonly<Record<string, string>> | null;
	/** Milliseconds since 1970. */
	readonly createdAt: number;
}

/** Source: DollarPe docs, Payout and Payin → Quotation. */
export interface Quotation extends Deal {
	/** Milliseconds since 1970. */
	readonly expiresAt: number;
	/** Null until it is used. */
	readonly order_id: string | null;
}

/** Source: DollarPe docs, status reference. */
export type OrderStatus =
	| 'PROCESSING'
	| 'IN_REVIEW'
	| 'SUCCESS'
	| 'FAILED'
	| 'REFUNDED'
	| 'CANCELLED'
	| 'REFUND_INITIATED'
	| 'ON_HOLD';

/** A payout or payin. Source: DollarPe docs, Payout and Payin → Initiate and Get. */
export interface Order extends Deal {
	readonly quotation_id: string;
	readonly client_reference_id: string | null;
	/** Null for a payin. */
	readonly exchange_order_id: string | null;
	/** Since autumn 2026: the transfer that pays for a payout. */
	readonly transaction_hash: string | null;
	/** Who starts and pays a prefunded payout; null for all others. */
	readonly sender_id: string | null;
	/** Empty until it is linked. */
	readonly exchange_transfer_id: string;
	/** Set from the start for a payin, on success for a payout. */
	readonly utr: string | null;
	readonly status: OrderStatus;
	readonly failure_reason: string | null;
	readonly refund_reason: string | null;
	/** Milliseconds since 1970. */
	readonly updatedAt: number;
}

/** Enhanced due diligence that was submitted. Source: DollarPe docs, Payin and Payout → EDD save. */
export interface Edd {
	readonly id: string;
	readonly customer_id: string;
	readonly side: Side;
	readonly source_of_income: string;
	readonly bank_statement_url: readonly string[];
	readonly status: 'PROCESSING' | 'VERIFIED' | 'FAILED';
	readonly failure_reason: string | null;
}
