import { bankAccount } from './bankAccount';
import type { ResourceCases } from './cases';
import { customer } from './customer';
import { kyc } from './kyc';
import { limit } from './limit';
import { payin, payout } from './orders';
import { webhook } from './webhook';
import { widget } from './widget';

/** How every operation is tried: by resource, then by operation. */
export const CASES: Readonly<Record<string, ResourceCases>> = {
	bankAccount,
	customer,
	kyc,
	limit,
	payin,
	payout,
	webhook,
	widget,
};
