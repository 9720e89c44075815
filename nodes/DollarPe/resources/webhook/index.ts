import type { Resource } from '../operation';
import { setUrl } from './setUrl';

export const webhook: Resource = {
	name: 'Webhook',
	value: 'webhook',
	operations: [setUrl],
	defaultOperation: 'setUrl',
};
