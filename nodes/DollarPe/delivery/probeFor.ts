import { READABLE_PATHS, SERVICES } from '../../../dollarpe/environments';
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

/** What is read of a request's service; undefined for a service that runs do without a breaker. */
function readablePath({ url, body, params }: Request): string | undefined {
	const { pathname } = new URL(url, 'https://any.example');
	const service = NAMES.find((name) => pathname.startsWith(`${SERVICES[name]}/`));
	return service && pathWith(READABLE_PATHS[service], { ...params, ...body });
}

const NAMES = ['cms', 'pis', 'pos', 'ren'] as const;
