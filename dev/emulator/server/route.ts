import type { Answer } from '../answers/answer';
import type { Context } from './context';
import type { Call, Endpoint } from './endpoint';

/** An endpoint without its context; the path is relative to the resource's. */
export type Route = readonly [
	method: Endpoint['method'],
	path: string,
	work: (call: Call, context: Context) => Answer,
];

/** The endpoints of one resource. @param base the path of the resource, such as "/cms/api/v1/kyc" */
export function endpointsOf(base: string, routes: readonly Route[], context: Context): Endpoint[] {
	return routes.map(([method, path, work]) => ({
		method,
		path: `${base}/${path}`,
		handle: (call) => work(call, context),
	}));
}
