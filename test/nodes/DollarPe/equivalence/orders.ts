import type { IDataObject } from 'n8n-workflow';

import type { Side } from '../../../../dev/emulator';
import type { World } from '../../../dev/emulator/world';
import { three, type Case, type Cases } from './case';

const json = (name: string) => `={{ $json.${name} }}`;

function casesOf(side: Side): Cases {
	const quotations = async (world: World) => await three(async () => await world.quotation(side));
	const orders = async (world: World) => await three(async () => await world.order(side));
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
	const getAll = (filters: IDataObject, more: IDataObject): Case => ({
		items: orders,
		parameters: { filters, ...more },
	});
	const name = side === 'payout' ? 'Payout' : 'Payin';
	const cases: Cases = {
		getConfiguration: [{ parameters: {} }],
		fetchRate: [{ parameters: { asset: 'USDC', fiat: 'inr' } }],
		createQuotation: [{}, { additionalFields }].map((more) => ({
			items: async (world) => await three(async () => await world.quotationBody(side)),
			parameters: { ...create, ...more },
		})),
		getQuotation: [{ items: quotations, parameters: { quotationId: json('id') } }],
		initiate: [
			{
				items: async (world) => await three(async () => await world.initiateBody(side)),
				parameters: {
					quotationId: json('quotation_id'),
					customerId: json('customer_id'),
					...(side === 'payout'
						? { exchangeOrderId: json('exchange_order_id') }
						: { utr: json('utr') }),
					clientReferenceId: '={{ "order " + $itemIndex }}',
				},
			},
		],
		get: [{ items: orders, parameters: { [`${side}Id`]: json('id') } }],
		getAll: [
			getAll({}, { returnAll: true }),
			getAll(
				{
					customerId: json('customer_id'),
					[`${side}Status`]: 'PROCESSING',
					startDate: '2025-01-01',
					endDate: '2099-12-31',
				},
				{ limit: 2 },
			),
		],
		updateTransferId: [
			{
				items: orders,
				parameters: {
					...(side === 'payout'
						? { exchangeOrderId: json('exchange_order_id') }
						: { payinId: json('id') }),
					exchangeTransferId: '987283747899283945',
				},
			},
		],
		[`mock${name}Status`]: [
			{ items: orders, parameters: { [`${side}Id`]: json('id'), [`${side}Status`]: 'FAILED' } },
		],
	};
	return Object.fromEntries(
		Object.entries(cases).map(([operation, each]) => [`${side}.${operation}`, each]),
	);
}

export const orderCases: Cases = { ...casesOf('payout'), ...casesOf('payin') };
