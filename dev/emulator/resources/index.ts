import type { Context } from '../server/context';
import type { Endpoint } from '../server/endpoint';
import { customerEndpoints } from './customer';
import { webhookEndpoints } from './webhook';

/** Every endpoint there is. A further resource is a file here and one line below. */
export function allEndpoints(context: Context): Endpoint[] {
	return [...customerEndpoints(context), ...webhookEndpoints(context)];
}
