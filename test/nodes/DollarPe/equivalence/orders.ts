import type { IDataObject } from 'n8n-workflow';

import type { Side } from '../../../../dev/emulator';
import type { World } from '../../../dev/emulator/world';
import type { Cases, ResourceCases } from './cases';

const json = (name: string) => `={{ $json.${name} }}`;

/** Three items of what is made three times. */
const thrice =
	(make: (world: World) => Promise<unknown>): Cases['items'] =>
	async (world) =>
		[await make(world), await make(world), await make(world)] as IDataObject[];

function casesOf(side: Side): ResourceCases {
	const isPayout = side === 'payout';
	const orders = thrice(async (world) => await world.order(side));
	const create: IDataObject = {
		customerId: json('customer_id'),
		bankId: json('bank_id'),
		asset: 'usdt',
		fiat: 'INR',
		sendingAmount: isPayout ? '51.500' : '10000.00',
		...(!isPayout && { paymentMethod: 'IMPS' }),
	};
	const additionalFields = {
		ipAddress: '203.0.113.7',
		deviceId: 'dev-1',
		suspiciousActivityReport: true,
		lawEnforcementAgencyReport: false,
	};
	const mock = { [`${side}Id`]: json('id'), [`${side}Status`]: 'FAILED' };
	return {
		getConfiguration: { parameters: [{}] },
		fetchRate: { parameters: [{ asset: 'USDC', fiat: 'inr' }] },
		createQuotation: {
			items: thrice(async (world) => await world.quotationBody(side)),
			parameters: [create, { ...create, additionalFields }],
		},
		getQuotation: {
			items: thrice(async (world) => await world.quotation(side)),
			parameters: [{ quotationId: json('id') }],
		},
		initiate: {
			items: thrice(async (world) => await world.initiateBody(side)),
			parameters: [
				{
					quotationId: json('quotation_id'),
					customerId: json('customer_id'),
					...(isPayout ? { exchangeOrderId: json('exchange_order_id') } : { utr: json('utr') }),
					clientReferenceId: '={{ "order " + $itemIndex }}',
				},
			],
		},
		get: { items: orders, parameters: [{ [`${side}Id`]: json('id') }] },
		getAll: {
			items: orders,
			parameters: [
				{ returnAll: true },
				{
					limit: 2,
					filters: {
						customerId: json('customer_id'),
						[`${side}Status`]: 'PROCESSING',
						startDate: '2025-01-01',
						endDate: '2099-12-31',
					},
				},
			],
		},
		updateTransferId: {
			items: orders,
			parameters: [
				{
					...(isPayout ? { exchangeOrderId: json('exchange_order_id') } : { payinId: json('id') }),
					exchangeTransferId: '987283747899283945',
				},
			],
		},
		[isPayout ? 'mockPayoutStatus' : 'mockPayinStatus']: { items: orders, parameters: [mock] },
	};
}

export const payout = casesOf('payout');
export const payin = casesOf('payin');
