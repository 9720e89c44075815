import type { Resource } from '../operation';
import { initialize } from './initialize';

export const widget: Resource = {
	name: 'Widget',
	value: 'widget',
	operations: [initialize],
	defaultOperation: 'initialize',
};
