import { executeNode } from '../n8n/execution';
import { textAt } from '../lib/json';
import type { Bench } from './checks/bench';

/** Numbers the customers, of whom no two may have the same data. */
let count = 0;

/**
 * Has the node bring a customer in, who then pays out or in.
 *
 * @returns the ID of the payout or payin, which has succeeded
 */
export async function newOrder(
	{ n8n, sandbox, credential }: Pick<Bench, 'n8n' | 'sandbox' | 'credential'>,
	side: 'payout' | 'payin',
): Promise<string> {
	count += 1;
	const run = async (resource: string, operation: string, fields: object): Promise<string> => {
		const name = `${resource} ${operation}`;
		const type = 'n8n-nodes-dollarpe.dollarPe';
		const parameters = { resource, operation, ...fields };
		const node = { name, type, typeVersion: 1, parameters };
		const execution = await executeNode(n8n, credential, node, [{}]);
		const [item] = execution.items(name);
		if (item === undefined) throw new Error(`${name}: ${execution.error.message}`);
		return textAt(item, 'id');
	};

	const digits = String(count).padStart(4, '0');
	const fullName = 'Tara Singh';
	const customerId = await run('customer', 'create', {
		fullName,
		email: `tara.singh.${digits}@example.com`,
		phone: `991109${digits}`,
		alpha3CountryCode: 'IND',
	});
	await run('kyc', 'addKycData', {
		customerId,
		fullName,
		dob: '1990-12-31',
		registeredDate: '2026-01-15',
		taxNumber: `ABCPS${digits}N`,
		fullAddress: '12 MG Road, Bengaluru, Karnataka 560001',
		documentType: 'AADHAAR',
		documentNumber: `99110900${digits}`,
		documentFrontImageUrl: 'https://example.com/aadhaar-front.jpg',
		documentBackImageUrl: 'https://example.com/aadhaar-back.jpg',
		selfieUrl: 'https://example.com/selfie.jpg',
		selfieVerificationStatus: true,
		additionalInfo: {
			fields: [
				{ name: 'income_range', value: '5-10 LPA' },
				{ name: 'profession', value: 'Engineer' },
			],
		},
	});
	sandbox.setStatus('customer', customerId, 'VERIFIED');
	const bankId = await run('bankAccount', 'create', {
		customerId,
		accountNumber: `991109${digits}`,
		ifsc: 'SBI0001829IU',
	});
	const quotationId = await run(side, 'createQuotation', {
		customerId,
		bankId,
		asset: 'usdt',
		fiat: 'inr',
		...(side === 'payout'
			? { sendingAmount: '51' }
			: { sendingAmount: '10000', paymentMethod: 'IMPS' }),
	});
	const id = await run(side, 'initiate', {
		customerId,
		quotationId,
		clientReferenceId: `e2e-${digits}`,
		...(side === 'payout' ? { exchangeOrderId: `e2e-${digits}` } : { utr: `RATN9911${digits}` }),
	});
	sandbox.setStatus(side, id, 'SUCCESS');
	return id;
}
