import type { IDataObject } from 'n8n-workflow';

import type { Side } from '../../../../dev/emulator';
import type { World } from '../../../dev/emulator/world';
import { threeOf, type Cases, type ResourceCases } from './cases';

const json = (name: string) => `={{ $json.${name} }}`;

function casesOf(side: Side): ResourceCases {
	const quotations = async (world: World) => await threeOf(async () => await world.quotation(side));
	const orders = async (world: World) => await threeOf(async () => await world.order(side));
	const create: IDataObject = {
		customerId: json('customer_id'),
		bankId: json('bank_id'),
		asset: 'usdt',
		fiat: 'INR',
		sendingAmount: side === 'payout' ? '51.500' : '10000.00',
		...(side === 'payin' && { paymentMethod: 'IMPS' }),
	};
	const additionalFields = {
		ipAddress: '203.0.113.7',
		deviceId: 'dev-1',
		suspiciousActivityReport: true,
		lawEnforcementAgencyReport: false,
	};
	const initiate: Cases = {
		items: async (world) => await threeOf(async () => await world.initiateBody(side)),
		parameters: [
			{
				quotationId: json('quotation_id'),
				customerId: json('customer_id'),
				...(side === 'payout'
					? { exchangeOrderId: json('exchange_order_id') }
					: { utr: json('utr') }),
				clientReferenceId: '={{ "order " + $itemIndex }}',
			},
		],
	};
	const name = side === 'payout' ? 'Payout' : 'Payin';
	return {
		getConfiguration: { parameters: [{}] },
		fetchRate: { parameters: [{ asset: 'USDC', fiat: 'inr' }] },
		createQuotation: {
			items: async (world) => await threeOf(async () => await world.quotationBody(side)),
			parameters: [create, { ...create, additionalFields }],
		},
		getQuotation: { items: quotations, parameters: [{ quotationId: json('id') }] },
		initiate,
		initiateOrGet: initiate,
		get: { items: orders, parameters: [{ [`${side}Id`]: json('id') }] },
		getAll: {
			items: orders,
			parameters: [
				{ filters: {}, returnAll: true },
				{
					filters: {
						customerId: json('customer_id'),
						[`${side}Status`]: 'PROCESSING',
						startDate: '2025-01-01',
						endDate: '2099-12-31',
					},
					limit: 2,
				},
			],
		},
		updateTransferId: {
			items: orders,
			parameters: [
				{
					...(side === 'payout'
						? { exchangeOrderId: json('exchange_order_id') }
						: { payinId: json('id') }),
					exchangeTransferId: '987283747899283945',
				},
			],
		},
		[`mock${name}Status`]: {
			items: orders,
			parameters: [{ [`${side}Id`]: json('id'), [`${side}Status`]: 'FAILED' }],
		},
	};
}

/** Both sides, which differ in the names of some fields alone. */
export const payout = casesOf('payout');
export const payin = casesOf('payin');
