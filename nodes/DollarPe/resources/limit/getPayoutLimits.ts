import { SERVICES } from '../../../../dollarpe/environments';
import { customerNotFound } from '../customerAdvice';
import { customerIdInPath } from '../fields';
import { data, type Operation } from '../operation';

/**
 * GET /payout/limits/{customer_id} (DollarPe docs, API reference, Payout → EDD limits, early 2026). The unit is not stated;
 * the sizes are those of INR.
 */
export const getPayoutLimits: Operation = {
	name: 'Get Payout Limits',
	value: 'getPayoutLimits',
	action: 'Get payout limits',
	description:
		'Look up how much a customer may still be paid out, and whether DollarPe asks for enhanced due diligence (EDD)',
	routing: {
		request: {
			method: 'GET',
			url: `=${SERVICES.ren}/payout/limits/{{$parameter["customerId"]}}`,
		},
		output: data,
	},
	advice: customerNotFound,
	fields: [customerIdInPath],
	sample: {
		daily_limit: 500000,
		available_limit: 100000,
		payment_method_limits: {
			per_transaction_limit: { UPI: 100000, IMPS: 100000 },
			total_available_limit: { UPI: 100000, IMPS: 100000 },
		},
		full_limit_reset_timestamp: '2024-03-13T10:00:00Z',
		is_edd_required: false,
		is_limit_increase_available: true,
	},
};
