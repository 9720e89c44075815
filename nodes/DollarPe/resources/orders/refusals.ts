import type { Operation } from '../operation';
import type { OrderType, TwinOrderType } from './orderType';

type Advice = NonNullable<Operation['advice']>;

/**
 * What a quotation may be refused for on both sides. AML screening and enhanced due diligence (EDD) refuse here too, with
 * texts that are not published.
 */
export function quotationAdvice({ value }: OrderType): Advice {
	const name = value === 'payout' ? 'Payout' : 'Payin';
	return {
		'customer is unverified':
			"The customer's KYC comes first: send it with KYC → Add KYC Data, until Customer → Get shows the status VERIFIED. In the sandbox, KYC → Mock KYC Status gives it.",
		'bank account is unverified':
			'Look with Bank Account → Get: it must be of this customer, and VERIFIED. Where it is FAILED, add another one.',
		'entered amount is less than mi…': `Raise Sending Amount: ${name} → Get Configuration has the limits.`,
		'…': `Correct what DollarPe names. Limit → Get ${name} Limits says whether enhanced due diligence (EDD) is required; where it may be AML screening, ask DollarPe's support, and do not repeat it.`,
	};
}

const CHECK_QUOTATION_ID =
	'Check Quotation ID, and that the credential is for the environment in which it was created.';

/** What looking up a quotation may be refused for. */
export const QUOTATION_ID_ADVICE: Advice = {
	'quotation id is required': 'Fill in Quotation ID.',
	'quotation id is invalid': CHECK_QUOTATION_ID,
};

/** What looking up a payout or payin may be refused for. */
export function orderIdAdvice({ value, name }: TwinOrderType): Advice {
	return {
		[`${value} id is required`]: `Fill in ${name} ID.`,
		[`${value} id is invalid`]: `Check ${name} ID, and that the credential is for the environment in which it was created.`,
	};
}

/** What starting a payout or payin may be refused for on both sides: much of it means that it has been started before. */
export function initiateAdvice({ value, name }: TwinOrderType): Advice {
	return {
		'client reference id already exists': `A ${value} with this Client Reference ID exists, most likely this very one. Run this item again with the same one: the ${value} is then looked for again.`,
		[`quotation is already linked to another ${value}`]: `This quotation has its ${value}: ${name} → Get Quotation returns its ID under order_id. Make no new quotation before you have looked.`,
		'quotation is not found': CHECK_QUOTATION_ID,
		'customer id does not match with the quotation': `Give the customer_id that ${name} → Get Quotation returns.`,
		'quotation has expired': `Make a new one with ${name} → Create Quotation, show its rate, and keep the client reference ID: DollarPe then makes no second ${value}. With many items, make and use quotations in batches (n8n's Loop Over Items).`,
	};
}
