import type { Outcome } from './outcome';

// These come before a connection stands, or when its certificate is refused: nothing can have been sent.
const NO_CONNECTION =
	/^(ECONNREFUSED|ENOTFOUND|EAI_AGAIN|EADDRNOTAVAIL|CERT_\w+|(?!ERR_)\w+_CERT(_IN_CHAIN)?|UNABLE_TO_\w+|ERR_TLS_(CERT_ALTNAME_INVALID|HANDSHAKE_TIMEOUT))$/;

// The words of OpenSSL for a server that speaks no TLS, or another one; the code is that of any protocol error.
const NO_HANDSHAKE = /wrong version number|unsupported protocol|handshake failure/i;

// These come before a connection stands, or while an answer is awaited.
const NO_WAY_THERE = ['EHOSTUNREACH', 'ENETUNREACH'];

const TIMED_OUT = ['ECONNABORTED', 'ETIMEDOUT', 'ESOCKETTIMEDOUT'];

const CANCELLED = ['ERR_CANCELED', 'AbortError', 'CanceledError'];

/**
 * What an error of n8n's HTTP client means. n8n wraps what its client throws, and the client what the network says;
 * the reason lies at the bottom. Only where it is known that no connection stood, nothing was sent.
 */
export function brokenOutcome(error: unknown): Outcome {
	const chain = causes(error);
	const refusal = chain.find(({ name }) => name === 'SigningError');
	if (refusal) return neverSent('refusedToSign', refusal.message);
	const reason = codeIn(chain) ?? chain.at(-1)?.message ?? 'unknown';
	if (isUnconnected(reason, chain)) return neverSent('unreachable', reason);
	if (CANCELLED.includes(reason)) return { kind: 'uncertain', cause: 'cancelled', reason };
	if (TIMED_OUT.includes(reason)) return { kind: 'uncertain', cause: 'timeout', reason };
	return { kind: 'uncertain', cause: 'disconnected', reason };
}

function isUnconnected(reason: string, chain: Error[]): boolean {
	if (NO_WAY_THERE.includes(reason)) {
		return chain.some((cause) => 'syscall' in cause && cause.syscall === 'connect');
	}
	// A handshake that fails gives EPROTO; OpenSSL's own codes (ERR_SSL_*) come once the connection stands.
	if (reason === 'EPROTO') {
		return chain.some(({ message }) => NO_HANDSHAKE.test(message));
	}
	return NO_CONNECTION.test(reason);
}

function neverSent(cause: 'refusedToSign' | 'unreachable', reason: string): Outcome {
	return { kind: 'notSent', cause, reason, triedBefore: false };
}

/** The code at the bottom. The first n8n 2 and those before it drop the cause, and keep its code as `httpCode`. */
function codeIn(chain: Error[]): string | undefined {
	return chain
		.flatMap((cause) => [
			'httpCode' in cause ? cause.httpCode : undefined,
			'code' in cause ? cause.code : undefined,
		])
		.findLast((code): code is string => typeof code === 'string' && code !== '');
}

function causes(error: unknown): Error[] {
	if (!(error instanceof Error)) return [];
	// Node.js tries all addresses of a host, and gives what came of each.
	const parts: unknown[] = error instanceof AggregateError ? error.errors : [];
	return [error, ...causes(error.cause), ...parts.flatMap(causes)];
}
