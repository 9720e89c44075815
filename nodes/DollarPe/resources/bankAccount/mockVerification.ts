import { SERVICES } from '../../../../dollarpe/environments';
import { customerNotFound } from '../customerAdvice';
import {
	additionalFields,
	bankAccountLocator,
	customerIdInBody,
	inBody,
	sandboxNotice,
} from '../fields';
import { data, type Operation } from '../operation';

/**
 * POST /bank/mock-bank-verification (DollarPe's demo app, autumn 2026). Its answer is not shown: the sample is no promise,
 * and has no ID, without which an answer would be doubted.
 */
export const mockVerification: Operation = {
	name: 'Mock Verification',
	value: 'mockVerification',
	action: 'Mock bank account verification',
	description:
		'Since autumn 2026 (Zapyd): set the status of a bank account by hand, for tests. Sandbox only. DollarPe sends no event for it.',
	routing: {
		request: { method: 'POST', url: `${SERVICES.cms}/bank/mock-bank-verification` },
		output: data,
	},
	sandboxOnly: true,
	advice: customerNotFound,
	whenUncertain:
		'Look with Bank Account → Get Many: without Bank ID, a repeat may make another account.',
	fields: [
		sandboxNotice,
		customerIdInBody,
		{
			displayName: 'Bank Status',
			name: 'bankStatus',
			type: 'options',
			options: [
				{ name: 'FAILED', value: 'FAILED' },
				{ name: 'VERIFIED', value: 'VERIFIED' },
			],
			allowArbitraryValues: true,
			default: 'VERIFIED',
			required: true,
			description:
				"The status that the account gets. DollarPe's demo app shows no list of them: an expression may give any.",
			routing: inBody('bank_status'),
		},
		additionalFields({
			...bankAccountLocator({
				description:
					"The customer's bank account. Without it DollarPe makes an account as if the customer had connected it by the link.",
				routing: inBody('bank_id'),
			}),
			required: false,
		}),
	],
	sample: { bank_account_status: 'VERIFIED' },
};
