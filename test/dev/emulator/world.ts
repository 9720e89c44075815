import type { Emulator, Side } from '../../../dev/emulator';
import { call, CREATE, type Reply, sample } from './client';

export const BASES = { payout: '/pos/api/v1/payout', payin: '/pis/api/v1/payin' } as const;
export const KYC = '/cms/api/v1/kyc';
export const BANK = '/cms/api/v1/bank';
export const LIMITS = '/ren/api/v1';

type Fields = Record<string, unknown>;

/** A customer's KYC data, as in DollarPe's sample. */
export function kycData(customer_id: string, number = 0): Fields {
	return {
		customer_id,
		full_name: 'John Doe',
		full_address: '12 MG Road, Bengaluru',
		dob: '01-01-1990',
		registered_date: '01-03-2025',
		tax_number: `ABCPG${1000 + number}N`,
		document_type: 'AADHAAR',
		document_front_image_url: 'https://sandbox.dollarpe.xyz/test-images/aadhaar-front.jpg',
		document_back_image_url: 'https://sandbox.dollarpe.xyz/test-images/aadhaar-back.jpg',
		document_details: { document_number: String(123456120000 + number) },
		selfie_url: 'https://sandbox.dollarpe.xyz/test-images/selfie.jpg',
		selfie_verification_status: true,
		additional_info: { income_range: '5-10 LPA', profession: 'Engineer' },
	};
}

/** Makes what a test needs to be there, over HTTP, each time something that is not there yet. */
export class Fixtures {
	private count = 0;

	constructor(readonly emulator: Emulator) {}

	/** @throws {Error} with the answer when it is no success */
	async do(method: string, path: string, body?: Fields): Promise<Fields> {
		const reply = await call(this.emulator, method, path, body);
		if (reply.status >= 300) throw new Error(`${path} gave ${reply.status} ${reply.text}`);
		return (reply.json as { data: Fields }).data;
	}

	async try(method: string, path: string, body?: unknown): Promise<Reply> {
		return await call(this.emulator, method, path, body);
	}

	/** @returns the id of an unverified customer */
	async customer(): Promise<string> {
		this.count += 1;
		return idOf(await this.do('POST', CREATE, sample(this.count)));
	}

	/** @returns the id of a customer whose KYC is under way */
	async inKyc(changes: Fields = {}): Promise<string> {
		const id = await this.customer();
		await this.do('POST', `${KYC}/add-kyc-data`, { ...kycData(id, this.count), ...changes });
		return id;
	}

	async verified(changes: Fields = {}): Promise<string> {
		const id = await this.inKyc(changes);
		this.emulator.setStatus('customer', id, 'VERIFIED');
		return id;
	}

	async failed(): Promise<string> {
		const id = await this.inKyc();
		this.emulator.setStatus('customer', id, 'FAILED', {
			failure_reason: 'TAX_VERIFICATION_FAILED',
		});
		return id;
	}

	/** @returns the id of a bank account */
	async account(customer_id: string): Promise<string> {
		this.count += 1;
		const account_number = String(7627389201 + this.count);
		const body = { customer_id, account_number, ifsc: 'SBI0001829IU' };
		return idOf(await this.do('POST', `${BANK}/create`, body));
	}

	/** @returns the id of a UPI ID */
	async upi(customer_id: string): Promise<string> {
		this.count += 1;
		return idOf(
			await this.do('POST', `${BANK}/create`, { customer_id, vpa: `john${this.count}@oksbi` }),
		);
	}

	/** The body of a quotation for a customer with a bank account. */
	async quotationBody(side: Side, changes: Fields = {}): Promise<Fields> {
		const customer_id = String(changes.customer_id ?? (await this.verified()));
		const bank_id = changes.bank_id ?? (await this.account(customer_id));
		const own =
			side === 'payout'
				? { sending_amount: '51' }
				: { sending_amount: '10000', payment_method: 'IMPS', risk_parameters: {} };
		return { asset: 'usdt', fiat: 'inr', ...own, ...changes, customer_id, bank_id };
	}

	async quotation(side: Side, changes: Fields = {}): Promise<Fields & { id: string }> {
		const body = await this.quotationBody(side, changes);
		const data = await this.do('POST', `${BASES[side]}/quotation`, body);
		return { ...data, id: idOf(data) };
	}

	/** The body that makes an order of a new quotation. */
	async initiateBody(side: Side, changes: Fields = {}): Promise<Fields> {
		this.count += 1;
		const number = String(this.count).padStart(6, '0');
		const { id, customer_id } =
			changes.quotation_id === undefined ? await this.quotation(side) : { id: '', customer_id: '' };
		const own = side === 'payout' ? { exchange_order_id: number } : { utr: `RATN00${number}` };
		return { quotation_id: id, customer_id, ...own, ...changes };
	}

	async order(side: Side, changes: Fields = {}): Promise<Fields & { id: string }> {
		const body = await this.initiateBody(side, changes);
		const data = await this.do('POST', `${BASES[side]}/initiate`, body);
		return { ...data, id: idOf(data) };
	}
}

/** The texts under `errors`, wherever they stand. */
export function textsOf({ json }: Reply): string[] {
	const texts: string[] = [];
	const collect = (value: unknown): void => {
		if (typeof value === 'string') texts.push(value);
		else if (typeof value === 'object' && value !== null) Object.values(value).forEach(collect);
	};
	collect((json as { errors?: unknown } | undefined)?.errors);
	return texts;
}

function idOf({ id }: Fields): string {
	if (typeof id !== 'string') throw new Error('The answer has no id');
	return id;
}
