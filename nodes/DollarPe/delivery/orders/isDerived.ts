import type { Request } from '../../../client/http/request';
import type { OrderDelivery } from '../../resources/delivery';

/** Whether a value was left blank, and another one sent in its place. */
export function isDerived(
	{ derivedFrom = {} }: OrderDelivery,
	{ body = {} }: Pick<Request, 'body'>,
	name: string,
): boolean {
	const source = Object.hasOwn(derivedFrom, name) ? derivedFrom[name] : undefined;
	return source !== undefined && body[name] !== undefined && body[name] === body[source];
}
