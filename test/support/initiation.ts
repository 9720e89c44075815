import type { IDataObject } from 'n8n-workflow';

import type { Emulator, Side } from '../../dev/emulator';
import type { Fixtures } from '../dev/emulator/world';
import { exchange, type Sent } from './exchange';
import type { Result, RunSettings } from './dollarPe';

/** What an item has from which an order is started; each field is one of the node's, by DollarPe's name. */
export interface WantedOrder {
	quotation_id: string;
	customer_id: string;
	/** The exchange order of a payout, the UTR of a payin. */
	own: string;
	reference?: string;
}

/** Starts payouts or payins with the node, and looks at what the emulator has then. */
export class Initiation {
	readonly base: string;

	constructor(
		readonly side: Side,
		private readonly emulator: Emulator,
		private readonly world: Fixtures,
	) {
		this.base = side === 'payout' ? '/pos/api/v1/payout' : '/pis/api/v1/payin';
	}

	/** DollarPe's name of what makes an order one of its own. */
	get own(): 'exchange_order_id' | 'utr' {
		return this.side === 'payout' ? 'exchange_order_id' : 'utr';
	}

	/** What somebody wants to be paid, on a new quotation. */
	async wanted(
		changes: Partial<WantedOrder> = {},
		quotation: IDataObject = {},
	): Promise<WantedOrder> {
		const { id, customer_id } = await this.world.quotation(this.side, quotation);
		const body = await this.world.initiateBody(this.side, { quotation_id: id, customer_id });
		return {
			quotation_id: id,
			customer_id: String(customer_id),
			own: String(body[this.own]),
			reference: 'order-1',
			...changes,
		};
	}

	/** The body that the node would send, without the reference where that is blank. */
	body({ quotation_id, customer_id, own, reference }: WantedOrder): IDataObject {
		return {
			...{ quotation_id, customer_id, [this.own]: own },
			...(reference && { client_reference_id: reference }),
		};
	}

	/** Starts an order without the node, as another program would, which may have no reference. */
	async make(wanted: WantedOrder): Promise<IDataObject> {
		return (await this.world.do('POST', `${this.base}/initiate`, this.body(wanted))) as IDataObject;
	}

	/** The same once more, on a quotation of its own: the workflow has run again. */
	async again(wanted: WantedOrder, quotation: IDataObject = {}): Promise<WantedOrder> {
		const { customer_id, bank_id } = this.quotationOf(wanted);
		const { id } = await this.world.quotation(this.side, { customer_id, bank_id, ...quotation });
		return { ...wanted, quotation_id: id };
	}

	/** What DollarPe says of somebody's quotation. */
	async answerFor({ quotation_id }: WantedOrder): Promise<IDataObject> {
		const { json } = await this.world.try('GET', `${this.base}/quotation/${quotation_id}`);
		return (json as { data: IDataObject }).data;
	}

	private quotationOf({ quotation_id }: WantedOrder) {
		const found = this.emulator.quotations.find(({ id }) => id === quotation_id);
		if (!found) throw new Error('There is no such quotation');
		return found;
	}

	/** How the node is run for some items. */
	settings(items: WantedOrder[], settings: RunSettings = {}): RunSettings {
		const own = this.side === 'payout' ? 'exchangeOrderId' : 'utr';
		return {
			items: items as unknown as IDataObject[],
			...settings,
			parameters: {
				resource: this.side,
				operation: 'initiate',
				quotationId: '={{ $json.quotation_id }}',
				customerId: '={{ $json.customer_id }}',
				[own]: '={{ $json.own }}',
				clientReferenceId: '={{ $json.reference }}',
				simplify: false,
				...settings.parameters,
			},
		};
	}

	/** Runs the node for some items. */
	async run(...how: Parameters<Initiation['settings']>): Promise<Result & { sent: Sent[] }> {
		return await exchange(this.emulator, this.settings(...how));
	}

	/** What the emulator has. */
	get orders() {
		return this.emulator[`${this.side}s`];
	}

	/** The endpoints that a run asked, in order, without their IDs. */
	calls(sent: Sent[]): string[] {
		return sent.map(({ method, path }) =>
			`${method} ${path.slice(this.base.length + 1)}`.replace(/[\da-f-]{36}/, 'ID'),
		);
	}
}
