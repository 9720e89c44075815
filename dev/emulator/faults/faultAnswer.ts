import { type Answer, jsonAnswer } from '../answers/answer';
import { failure, internalError } from '../answers/envelope';
import type { ErrorCode } from '../answers/errorCodes';
import { emptyBody, htmlPage, redirect } from '../answers/notJson';
import type { CutFault, Fault, SlowFault, StatusFault } from './fault';

const CODES: ReadonlyMap<number, ErrorCode> = new Map([
	[401, 'AUTH_UNAUTHORIZED'],
	[404, 'NOT_FOUND'],
	[429, 'TOO_MANY_REQUESTS'],
]);

/** The answer that a fault gives instead of the endpoint's own. */
export function faultAnswer(fault: Exclude<Fault, CutFault | SlowFault>): Answer {
	switch (fault.kind) {
		case 'status':
			return withRetryAfter(statusAnswer(fault), fault.retryAfter);
		case 'rejected200':
			return jsonAnswer(200, {
				status: false,
				message: fault.message ?? 'Request rejected',
				data: null,
			});
		case 'html':
			return htmlPage(fault.status);
		case 'json':
			return {
				status: fault.status,
				headers: { 'content-type': 'application/json' },
				body: fault.body,
			};
		case 'empty':
			return emptyBody(fault.status);
		case 'redirect':
			return redirect(fault.status, fault.location);
	}
}

function statusAnswer({ status, envelope, code }: StatusFault): Answer {
	if (code !== undefined) return failure(status, code, { detail: ['Request timed out'] });
	if (status === 500) return internalError(envelope ?? 'status');
	if (status >= 502 && status <= 504) return htmlPage(status);
	return failure(status, CODES.get(status) ?? 'UNKNOWN_ERROR', {});
}

function withRetryAfter(answer: Answer, retryAfter: number | string | undefined): Answer {
	if (retryAfter === undefined) return answer;
	return { ...answer, headers: { ...answer.headers, 'retry-after': String(retryAfter) } };
}
