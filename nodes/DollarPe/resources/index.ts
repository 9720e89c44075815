import { bankAccount } from './bankAccount';
import { customer } from './customer';
import type { Resource } from './operation';
import { webhook } from './webhook';

/** Everything that the node offers, sorted by name. */
export const resources: Resource[] = [bankAccount, customer, webhook];
