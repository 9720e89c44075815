import { SERVICES } from '../../../../dollarpe/environments';
import { customerNotFound } from '../customerAdvice';
import { customerIdInPath } from '../fields';
import { data, type Operation } from '../operation';

/**
 * GET /payin/limits/{customer_id} (DollarPe docs, API reference, Payin → EDD limits, early 2026). The unit is not stated;
 * the sizes are those of INR.
 */
export const getPayinLimits: Operation = {
	name: 'Get Payin Limits',
	value: 'getPayinLimits',
	action: 'Get payin limits',
	description:
		'Look up how much a customer may still pay in, and whether DollarPe asks for enhanced due diligence (EDD)',
	routing: {
		request: {
			method: 'GET',
			url: `=${SERVICES.ren}/payin/limits/{{$parameter["customerId"]}}`,
		},
		output: data,
	},
	advice: customerNotFound,
	fields: [customerIdInPath],
	sample: {
		daily_limit: 20000,
		available_limit: 10000,
		payment_method_limits: {
			per_transaction_limit: { UPI: 10000, IMPS: 10000 },
			total_available_limit: { UPI: 10000, IMPS: 10000 },
		},
		full_limit_reset_timestamp: '2024-03-13T10:00:00Z',
		is_edd_required: false,
		is_limit_increase_available: true,
	},
};
