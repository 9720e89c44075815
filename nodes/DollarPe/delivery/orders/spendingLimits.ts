import { trimmedText } from '../../../../dollarpe/json/json';
import { formatAmount, type Amount } from '../../../../dollarpe/money/amount';
import type { OrderDelivery } from '../../resources/delivery';
import { maxSendingAmount, maxTotalAmount } from '../../resources/orders/spendingOptions';
import type { PreparedItem } from '../deliverer';
import { notSentError } from '../notSentError';
import type { ItemResult } from '../results';
import type { Run } from '../run';
import { reserve, type Money, type Reservation } from './spentInExecution';
import { Turns } from './turns';

/** What a payment costs; or why nobody can know, as a sentence without a period. */
export type Price = Money | { why: string };

/**
 * The limits that the user has set for the payments of a run: for each of them, and for all of the execution. Items come
 * to them in their order, so that it does not depend on DollarPe's speed which of them are sent.
 */
export class SpendingLimits {
	private readonly turns = new Turns();

	private readonly reservations = new Map<number, Reservation>();

	/** The item that was not sent, and because of which no later one is. */
	private stoppedBy: number | undefined;

	private constructor(
		private readonly run: Run,
		private readonly delivery: OrderDelivery,
		private readonly perPayment: Amount | undefined,
		private readonly total: Amount | undefined,
	) {}

	/** @returns undefined where the user has set none */
	static of(run: Run, delivery: OrderDelivery): SpendingLimits | undefined {
		const [perPayment, total] = [maxSendingAmount, maxTotalAmount].map(({ name }) => {
			const limit = run.options.own.get(name);
			return typeof limit === 'bigint' ? limit : undefined;
		});
		if (perPayment === undefined && total === undefined) return undefined;
		return new SpendingLimits(run, delivery, perPayment, total);
	}

	/**
	 * Counts what an item costs, when all items before it have been counted or were not sent.
	 *
	 * @param readPrice does not throw; not called where the item is not sent anyway
	 * @returns why the item must not be sent; undefined where it may, and then it must be settled
	 */
	async reserve(
		item: PreparedItem,
		readPrice: () => Promise<Price>,
	): Promise<ItemResult | undefined> {
		const before = this.whyStopped(item);
		if (before) return before;
		const price = await readPrice();
		await this.turns.waitFor(item.itemIndex);
		const result = this.whyStopped(item) ?? this.check(item, price);
		this.endTurn(item.itemIndex);
		return result;
	}

	/** Lets the next items come: the item has been counted, or will not be. */
	endTurn(itemIndex: number): void {
		this.turns.pass(itemIndex);
	}

	/** Counts an item for good, unless it is certain that no payment was made for it. */
	settle(itemIndex: number, { kind }: ItemResult): void {
		const reservation = this.reservations.get(itemIndex);
		this.reservations.delete(itemIndex);
		if (kind === 'refused' || kind === 'notSent') reservation?.giveBack();
		else reservation?.keep();
	}

	/** Why no item is sent any more. */
	private whyStopped(item: PreparedItem): ItemResult | undefined {
		if (this.run.halt.aborted) return { kind: 'notSent' };
		if (this.stoppedBy === undefined) return undefined;
		// The run ends with the error of the one that has stopped it.
		if (!this.run.context.continueOnFail()) return { kind: 'notSent', isLimited: true };
		return this.refuse(
			item,
			`Not sent: item ${this.stoppedBy} would have passed ${maxTotalAmount.displayName}`,
			'After such an item, no later one of the run is sent.',
		);
	}

	private check(item: PreparedItem, price: Price): ItemResult | undefined {
		return this.checkPayment(item, price) ?? ('why' in price ? undefined : this.count(item, price));
	}

	private checkPayment(item: PreparedItem, price: Price): ItemResult | undefined {
		if ('why' in price) {
			const { displayName } = this.perPayment === undefined ? maxTotalAmount : maxSendingAmount;
			return this.refuse(
				item,
				`${displayName} could not be checked: ${price.why.replace(/\.$/, '')}`,
				'Without an amount and its currency nobody knows whether it is within the limit.',
			);
		}
		const { amount, currency } = price;
		if (this.perPayment === undefined || amount <= this.perPayment) return undefined;
		const [is, over, limit] = [amount, amount - this.perPayment, this.perPayment].map((each) =>
			formatAmount(each, currency),
		);
		return this.refuse(
			item,
			`The sending amount of its quotation is ${is}: ${over} more than ${maxSendingAmount.displayName} (${limit})`,
			`If the amount is right, raise the option ${maxSendingAmount.displayName}.`,
		);
	}

	private count(item: PreparedItem, price: Money): ItemResult | undefined {
		if (this.total === undefined) return undefined;
		const { context } = this.run;
		const { connection, request, itemIndex } = item;
		// A loop's later pass and a retry are of the same execution, and no expression is evaluated for it.
		const execution = JSON.stringify([context.getExecutionId(), context.getNode().name]);
		const reference = trimmedText(request.body?.[this.delivery.reference]) ?? '';
		const reservation = reserve(execution, [connection.account, reference], price, this.total);
		if ('keep' in reservation) {
			this.reservations.set(itemIndex, reservation);
			return undefined;
		}
		this.stoppedBy ??= itemIndex;
		const { counted, added } = reservation;
		const sum = counted + added;
		const [is, over, limit, before] = [sum, sum - this.total, this.total, counted].map((each) =>
			formatAmount(each, price.currency),
		);
		const { plural, singular } = this.delivery;
		return this.refuse(
			item,
			`With this ${singular}, the ${plural} of this execution would be ${is}: ${over} more than ${maxTotalAmount.displayName} (${limit})`,
			`No later item of the run is sent either; earlier ones are. ${before} are counted so far in this execution: ${plural} that this node made or found, and those of which nobody knows.`,
		);
	}

	private refuse(item: PreparedItem, message: string, detail: string): ItemResult {
		const { itemIndex } = item;
		// The first error ends the run, also for those that wait for their turn.
		if (!this.run.context.continueOnFail()) this.stoppedBy ??= itemIndex;
		const description = `Item ${itemIndex} was not sent. ${detail}`;
		return { ...notSentError(item, { message, description }), isLimited: true };
	}
}
