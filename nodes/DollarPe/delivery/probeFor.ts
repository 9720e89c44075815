import { SERVICES } from '../../../dollarpe/environments';
import type { ProbeFor } from '../../client/http/circuitBreakers';
import type { Request } from '../../client/http/request';
import type { Declaration } from '../params/declaration/types';
import { pathWith } from './existing/existingLists';

/**
 * What a probe of an operation's service reads: for orders the item's quotation. What only looks for what was sent needs
 * none: it goes in an outage too.
 */
export function probeFor({ method, delivery }: Declaration): ProbeFor {
	return (request) => {
		if (request.method !== method) return undefined;
		const url =
			delivery.kind === 'order'
				? pathWith(delivery.quotation.path, request.body)
				: readablePath(request);
		return url === undefined ? undefined : { method: 'GET', url };
	};
}

/** A list or a configuration of the service of a request; undefined for a service that runs do without a breaker. */
function readablePath({ method, url, body = {} }: Request): string | undefined {
	const { pathname } = new URL(url, 'https://any.example');
	const isOf = (service: keyof typeof SERVICES) => pathname.startsWith(`${SERVICES[service]}/`);
	if (isOf('cms')) return `${SERVICES.cms}/customer/list`;
	if (isOf('pos')) return `${SERVICES.pos}/payout/configuration`;
	if (isOf('pis')) return `${SERVICES.pis}/payin/configuration`;
	// It has neither: the limits of the item's customer.
	if (!isOf('ren')) return undefined;
	return method === 'GET'
		? pathname
		: pathWith(`${SERVICES.ren}/payout/limits/{customer_id}`, body);
}
