import type { Side } from '../../../dev/emulator';
import { BASES, LIMITS } from '../../dev/emulator/world';
import { NOBODY, type Refusal, type Refusals } from './refusal';

type Fields = Record<string, unknown>;

/** Initiates with the body of another order, changed; or with a right one, changed. */
const again =
	(side: Side, change: (first: Fields) => Fields): Refusal =>
	async (world) => {
		const first = await world.initiateBody(side, { client_reference_id: 'ref' });
		await world.do('POST', `${BASES[side]}/initiate`, first);
		return await world.try(
			'POST',
			`${BASES[side]}/initiate`,
			await world.initiateBody(side, change(first)),
		);
	};

const initiating =
	(side: Side, change: Fields): Refusal =>
	async (world) =>
		await world.try('POST', `${BASES[side]}/initiate`, {
			...(await world.initiateBody(side)),
			...change,
		});

const quoting =
	(side: Side, change: Fields): Refusal =>
	async (world) =>
		await world.try('POST', `${BASES[side]}/quotation`, {
			...(await world.quotationBody(side)),
			...change,
		});

const getting =
	(side: Side, path: string): Refusal =>
	async (world) =>
		await world.try('GET', `${BASES[side]}/${path}`);

function ofBoth(side: Side): Refusals {
	const name = side === 'payout' ? 'Payout' : 'Payin';
	return {
		fetchRate: { 'This field is required.': getting(side, 'fetch-rate?fiat=INR') },
		getQuotation: {
			'Quotation ID is required.': getting(side, 'quotation/%20'),
			'Quotation ID is invalid': getting(side, `quotation/${NOBODY}`),
		},
		initiate: {
			'Client Reference ID already exists': again(side, () => ({ client_reference_id: 'ref' })),
			'Quotation is not found': initiating(side, { quotation_id: NOBODY }),
			'Customer ID does not match with the quotation': initiating(side, { customer_id: NOBODY }),
			'Quotation has expired': async (world) => {
				const body = await world.initiateBody(side);
				world.emulator.clock.advance(5 * 60 * 1000);
				return await world.try('POST', `${BASES[side]}/initiate`, body);
			},
			[`Quotation is already linked to another ${side}`]: again(
				side,
				({ quotation_id, customer_id }) => ({ quotation_id, customer_id }),
			),
		},
		get: {
			[`${name} ID is required.`]: getting(side, '%20'),
			[`${name} ID is invalid`]: getting(side, NOBODY),
		},
		getAll: {
			'start_date and end_date must be used together': getting(side, 'history?end_date=2025-01-01'),
		},
	};
}

const payoutOfBoth = ofBoth('payout');
export const payout: Refusals = {
	...payoutOfBoth,
	createQuotation: {
		'Customer is unverified': quoting('payout', { customer_id: NOBODY }),
		'Bank account is unverified': quoting('payout', { bank_id: NOBODY }),
		'UPI is not supported': async (world) => {
			const customer_id = await world.verified();
			return await quoting('payout', { customer_id, bank_id: await world.upi(customer_id) })(world);
		},
		'Entered amount is less than mi': quoting('payout', { sending_amount: '28' }),
	},
	initiate: {
		...payoutOfBoth.initiate,
		'Exchange Order ID already linked to a payout that is either processing or successful': again(
			'payout',
			({ exchange_order_id }) => ({ exchange_order_id }),
		),
	},
};

const payinOfBoth = ofBoth('payin');
export const payin: Refusals = {
	...payinOfBoth,
	initiate: {
		...payinOfBoth.initiate,
		'UTR is already linked to another payin': again('payin', ({ utr }) => ({ utr })),
		'Invalid UTR format': initiating('payin', { utr: 'RATN0329SJD' }),
	},
};

const EDD = { source_of_income: 'SALARY', bank_statement_url: ['https://example.com/1.pdf'] };

function ofEdd(side: Side): Readonly<Record<string, Refusal>> {
	const path = `${LIMITS}/${side}/edd/save`;
	return {
		'Customer is unverified': async (world) =>
			await world.try('POST', path, { ...EDD, customer_id: await world.customer() }),
		'EDD not required': async (world) =>
			await world.try('POST', path, { ...EDD, customer_id: await world.verified() }),
	};
}

const limits =
	(side: Side): Refusal =>
	async (world) =>
		await world.try('GET', `${LIMITS}/${side}/limits/${NOBODY}`);

export const limit: Refusals = {
	getPayinLimits: { 'Customer not found or access denied': limits('payin') },
	getPayoutLimits: { 'Customer not found or access denied': limits('payout') },
	submitPayinEdd: ofEdd('payin'),
	submitPayoutEdd: ofEdd('payout'),
};
