import { customer } from './customer';
import { kyc } from './kyc';
import { limit } from './limit';
import type { Resource } from './operation';
import { webhook } from './webhook';
import { widget } from './widget';

/** Everything that the node offers, sorted by name. */
export const resources: Resource[] = [customer, kyc, limit, webhook, widget];
