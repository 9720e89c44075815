import { randomUUID } from 'node:crypto';

import type { IDataObject } from 'n8n-workflow';

import type { Emulator } from '../../dev/emulator';
import type { Fixtures } from '../dev/emulator/world';
import { exchange, type Sent } from './exchange';
import type { Result, RunSettings } from './dollarPe';

/** The kinds of order whose quotations and orders cannot be looked at. */
export type Untraced = 'prefundedPayout' | 'remittancePayout';

/** What an item has from which an order is started. */
export interface WantedPayout {
	quotation_id: string;
	customer_id: string;
	/** The sender of a prefunded payout, the remitter of a remittance. */
	payer: string;
	reference: string;
	/** Of a remittance. */
	hash?: string;
}

const POS = '/pos/api/v1';

/** Starts prefunded payouts or remittances with the node, and looks at what the emulator has then. */
export class UntracedInitiation {
	readonly base: string;

	/** The path of the history in which they stand. */
	readonly history: string;

	readonly singular: string;

	constructor(
		readonly kind: Untraced,
		readonly emulator: Emulator,
		readonly world: Fixtures,
	) {
		const isPrefunded = kind === 'prefundedPayout';
		this.base = `${POS}/${isPrefunded ? 'prefunded/payout' : 'remittance-payout'}`;
		this.history = `${POS}/${isPrefunded ? 'prefunded/payout' : 'payout'}/history`;
		this.singular = isPrefunded ? 'prefunded payout' : 'remittance payout';
	}

	/** What somebody wants to be paid, on a new quotation. */
	async wanted(changes: Partial<WantedPayout> = {}): Promise<WantedPayout> {
		const customer_id = await this.world.verified();
		const { payer = randomUUID() } = changes;
		const quotation_id = await this.quotation(customer_id, payer);
		return { quotation_id, customer_id, payer, reference: 'order-1', ...changes };
	}

	/** The same once more, on a quotation of its own: the workflow has run again. */
	async again(wanted: WantedPayout): Promise<WantedPayout> {
		const { customer_id, payer } = wanted;
		return { ...wanted, quotation_id: await this.quotation(customer_id, payer) };
	}

	private async quotation(customer_id: string, remitter_id: string): Promise<string> {
		const known = this.emulator.bankAccounts.find((each) => each.customer_id === customer_id);
		const bank_id = known?.id ?? (await this.world.account(customer_id));
		const body = { asset: 'usdt', fiat: 'inr', sending_amount: '51', customer_id, bank_id };
		const own = {
			...{ remitter_id, network: 'polygon', payment_method: 'IMPS' },
			...{ is_self_transfer: false, risk_parameters: {} },
		};
		const all = this.kind === 'prefundedPayout' ? body : { ...body, ...own };
		return String((await this.world.do('POST', `${this.base}/quotation`, all)).id);
	}

	/** The body that the node sends. */
	body({ quotation_id, customer_id, payer, reference, hash }: WantedPayout): IDataObject {
		const parties =
			this.kind === 'prefundedPayout'
				? { customer: { receiver: { id: customer_id }, sender: { id: payer } } }
				: { customer_id, remitter_id: payer, ...(hash && { transaction_hash: hash }) };
		return { quotation_id, ...parties, client_reference_id: reference };
	}

	/** Starts an order without the node, as another program would. */
	async make(wanted: WantedPayout): Promise<IDataObject> {
		return (await this.world.do('POST', `${this.base}/initiate`, this.body(wanted))) as IDataObject;
	}

	/** How the node is run for some items. */
	settings(items: WantedPayout[], settings: RunSettings = {}): RunSettings {
		const payer = this.kind === 'prefundedPayout' ? 'senderId' : 'remitterId';
		return {
			items: items as unknown as IDataObject[],
			...settings,
			parameters: {
				resource: this.kind,
				operation: 'initiate',
				quotationId: '={{ $json.quotation_id }}',
				customerId: '={{ $json.customer_id }}',
				[payer]: '={{ $json.payer }}',
				clientReferenceId: '={{ $json.reference }}',
				simplify: false,
				...(items.some(({ hash }) => hash) && {
					additionalFields: { transactionHash: '={{ $json.hash }}' },
				}),
				...settings.parameters,
			},
		};
	}

	/** Runs the node for some items. */
	async run(
		...how: Parameters<UntracedInitiation['settings']>
	): Promise<Result & { sent: Sent[] }> {
		return await exchange(this.emulator, this.settings(...how));
	}

	/** What the emulator has. */
	get orders() {
		return this.kind === 'prefundedPayout' ? this.emulator.prefundedPayouts : this.emulator.payouts;
	}

	/** The endpoints that a run asked, in order: `look` for a page of the history, `initiate` for a payment. */
	calls(sent: Sent[]): string[] {
		return sent.map(({ method, path }) => {
			if (method === 'GET' && path === this.history) return 'look';
			return method === 'POST' && path === `${this.base}/initiate` ? 'initiate' : path;
		});
	}
}
