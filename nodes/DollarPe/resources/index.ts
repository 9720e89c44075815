import { customer } from './customer';
import type { Resource } from './resource';

/** Everything that the node offers, sorted by name. */
export const resources: Resource[] = [customer];
