import { emulatorInProcess, type InProcessEmulator } from '../emulator/inProcess';
import { contact } from '../lib/contacts';
import { chanceOf } from './chance';
import type { Exchange } from './exchange';
import { KINDS, type Made, type Payees } from './kinds';
import type { Earlier, Scenario, Wanted } from './scenario';
import type { VirtualTime } from './time';

/** The time of DollarPe when a world begins. */
export const EPOCH = Date.UTC(2026, 0, 15, 10);

/** How often an order fails in the end. */
const FAILS = 0.15;

/** How often a quotation expires when it is about to be used. */
const EXPIRES = 0.03;

const PATHS = { payout: '/pos/api/v1/payout', payin: '/pis/api/v1/payin' } as const;

/** The DollarPe of a world: who is there from the beginning, and what becomes of what is made. */
export class DollarPe {
	readonly emulator: InProcessEmulator;

	/** What stands for the IDs of a world, which are others each time. */
	readonly labels = new Map<string, string>();

	private readonly people: Array<Payees[number]> = [];

	private readonly quotations = new Map<string, string>();

	/** How much there is of each kind. */
	private sizes: number[];

	/** @param hasEarlier whether it has what the scenario says it has already */
	constructor(
		private readonly scenario: Scenario,
		time: VirtualTime,
		hasEarlier: boolean,
	) {
		const { pageSize, quotationMs, processingMs: ms } = scenario;
		this.emulator = emulatorInProcess({
			now: () => EPOCH + time.elapsed(),
			pageSize,
			quotationMs,
			processingMs: { kyc: ms, bankAccount: ms, payout: ms, payin: ms },
		});
		for (let n = 0; n < scenario.customers; n++) this.addPayee(n);
		if (hasEarlier) this.addEarlier();
		this.sizes = this.tables().map(({ length }) => length);
	}

	get payees(): Payees {
		return this.people;
	}

	/** All that can be asked for by the node. */
	everything(): Made[] {
		return Object.values(KINDS).flatMap((kind) => kind.all(this.emulator));
	}

	/** The quotation for something wanted; the same one for the same label. */
	quotationFor({ kind, customer, amount, ref }: Wanted, label: number): string {
		if (kind !== 'payout' && kind !== 'payin') return '';
		const key = `${kind} ${ref} ${customer} ${amount} ${label}`;
		const known = this.quotations.get(key);
		if (known !== undefined) return known;
		const payee = this.payees[customer];
		const quotation = this.emulator.call('POST', `${PATHS[kind]}/quotation`, {
			...{ asset: 'usdt', fiat: 'inr', sending_amount: amount },
			...{ customer_id: payee?.customer, bank_id: payee?.bank },
			...(kind === 'payin' && { payment_method: 'IMPS', risk_parameters: {} }),
		});
		const id = String(quotation.id);
		this.quotations.set(key, id);
		this.labels.set(id, `quotation-${label}-of-${ref}`);
		return id;
	}

	/** Lets some quotations expire just before they are used. */
	expireQuotation({ key, request, body }: Exchange): void {
		const { seed, faultShare } = this.scenario;
		if (!request.endsWith('/initiate') || faultShare === 0) return;
		if (!chanceOf(seed, `expiry ${key}`).is(EXPIRES)) return;
		const quotation = this.emulator.store.quotations.find(String(body.quotation_id));
		if (quotation) this.emulator.setStatus('quotation', quotation.id, 'EXPIRED');
	}

	/** Finds what a request has made, and decides what will become of it. @returns its ID, if there is something new */
	noteMade({ request, body }: Exchange): string | undefined {
		if (!request.startsWith('POST')) return undefined;
		const { clock, setStatus } = this.emulator;
		const tables = this.tables();
		const made = tables.find((table, n) => table.length > (this.sizes[n] ?? 0))?.at(-1);
		this.sizes = tables.map((table) => table.length);
		if (!made) return undefined;
		const ref = String(body.client_reference_id ?? body.account_number);
		this.labels.set(made.id, `${request} ${ref}`);
		const { seed, processingMs } = this.scenario;
		if ('side' in made && chanceOf(seed, `fate ${ref}`).is(FAILS)) {
			const { side, id } = made;
			clock.after(processingMs, id, () => setStatus(side, id, 'FAILED'));
		}
		return made.id;
	}

	private tables() {
		const { orders, customers, bankAccounts } = this.emulator.store;
		return [orders.all, customers.all, bankAccounts.all];
	}

	private addPayee(n: number): void {
		const { store, call } = this.emulator;
		const { name, email, phone, country } = contact(500 + n);
		const body = { full_name: name, email, phone, alpha_3_country_code: country };
		const customer = String(call('POST', '/cms/api/v1/customer/create', body).id);
		const found = store.customers.find(customer);
		if (found) store.customers.change(found, { status: 'VERIFIED', document_type: 'AADHAAR' });
		const bank = String(
			call('POST', '/cms/api/v1/bank/create', {
				customer_id: customer,
				account_number: `1000000${n}`,
				ifsc: 'SBIN0001829',
			}).id,
		);
		this.emulator.setStatus('bankAccount', bank, 'VERIFIED');
		this.people.push({ customer, bank });
		this.labels.set(customer, `customer-${n}`).set(bank, `bank-${n}`);
	}

	private addEarlier(): void {
		for (const [n, each] of this.scenario.earlier.entries()) {
			try {
				this.labels.set(this.makeEarlier(each, n), `earlier-${n}`);
			} catch {
				// DollarPe has something like it already.
			}
		}
	}

	private makeEarlier(each: Earlier, n: number): string {
		const { call, setStatus, clock } = this.emulator;
		const { kind, ref, own, customer, status } = each;
		const payee = this.payees[customer];
		if (kind === 'payout' || kind === 'payin') {
			const id = String(
				call('POST', `${PATHS[kind]}/initiate`, {
					quotation_id: this.quotationFor(each, -1 - n),
					customer_id: payee?.customer,
					client_reference_id: ref,
					[kind === 'payout' ? 'exchange_order_id' : 'utr']: own,
				}).id,
			);
			if (status !== 'PROCESSING') setStatus(kind, id, status);
			return id;
		}
		const { email, phone } = contact(each.contact);
		const id = String(
			(kind === 'customer'
				? call('POST', '/cms/api/v1/customer/create', {
						...{ full_name: own, email, phone, alpha_3_country_code: 'IND' },
						client_reference_id: ref,
					})
				: call('POST', '/cms/api/v1/bank/create', {
						...{ customer_id: payee?.customer, account_number: ref, ifsc: own },
					})
			).id,
		);
		const final = status === 'FAILED' ? 'FAILED' : 'VERIFIED';
		setStatus(kind, id, status === 'PROCESSING' ? 'PROCESSING' : final);
		if (status === 'PROCESSING') {
			clock.after(this.scenario.processingMs, id, () => setStatus(kind, id, 'VERIFIED'));
		}
		return id;
	}
}
