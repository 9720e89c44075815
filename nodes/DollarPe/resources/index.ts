import { bankAccount } from './bankAccount';
import { customer } from './customer';
import { kyc } from './kyc';
import { limit } from './limit';
import type { Resource } from './operation';
import { payin } from './payin';
import { payout } from './payout';
import { prefundedPayout } from './prefundedPayout';
import { remittancePayout } from './remittancePayout';
import { remitter } from './remitter';
import { webhook } from './webhook';
import { widget } from './widget';

/** Everything that the node offers, sorted by name. */
export const resources: Resource[] = [
	bankAccount,
	customer,
	kyc,
	limit,
	payin,
	payout,
	prefundedPayout,
	remittancePayout,
	remitter,
	webhook,
	widget,
];
