import { bankAccount } from './bankAccount';
import { customer } from './customer';
import type { Resource } from './operation';
import { payin } from './payin';
import { payout } from './payout';
import { webhook } from './webhook';

/** Everything that the node offers, sorted by name. */
export const resources: Resource[] = [bankAccount, customer, payin, payout, webhook];
