import { SERVICES } from '../../../../dollarpe/environments';
import { customerNotFound } from '../customerAdvice';
import { additionalFields, customerIdInBody } from '../fields';
import { data, type Operation } from '../operation';
import { taxNumber } from './fields';

/** POST /kyc/remittance-beneficiary-kyc (DollarPe's demo app, autumn 2026). */
export const addRemittanceBeneficiaryKyc: Operation = {
	name: 'Add Remittance Beneficiary KYC',
	value: 'addRemittanceBeneficiaryKyc',
	action: 'Add remittance beneficiary KYC',
	description:
		'Since autumn 2026 (Zapyd): light KYC, in place of the full one, of a customer in India who is paid from abroad',
	routing: {
		request: { method: 'POST', url: `${SERVICES.cms}/kyc/remittance-beneficiary-kyc` },
		output: data,
	},
	advice: customerNotFound,
	whenUncertain:
		"Look at the customer with Customer → Get. What its status is after this KYC is not documented: if it does not tell, ask DollarPe's support.",
	fields: [customerIdInBody, additionalFields({ ...taxNumber, description: "The customer's PAN" })],
	sample: {
		id: '8f14e45f-ceea-467f-9a5c-0b1c2d3e4f50',
		customer_id: '550e8400-e29b-41d4-a716-446655440000',
	},
};
