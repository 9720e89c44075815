import { NodeApiError, type INode, type JsonObject } from 'n8n-workflow';

import { brokenOutcome } from '../../../../nodes/client/http/broken';

const NODE: INode = {
	id: '1',
	name: 'DollarPe',
	type: 'n8n-nodes-dollarpe.dollarPe',
	typeVersion: 1,
	position: [0, 0],
	parameters: {},
};

interface NetworkError {
	code: string;
	message?: string;
	syscall?: string;
}

/** An error as Node.js's network gives it. */
const networkError = ({ code, message = code, ...more }: NetworkError): Error & { code: string } =>
	Object.assign(new Error(message), { code, ...more });

/** n8n's client wraps what the network says, and n8n what its client says. */
const wrapped = (error: Error): Error =>
	new NodeApiError(NODE, new Error('Request failed', { cause: error }) as unknown as JsonObject);

/** As n8n 1 and the first n8n 2 give it: the cause is gone, its code is `httpCode`. */
const withHttpCode = (error: Error & { code: string }): Error => {
	const bare = new NodeApiError(NODE, { message: error.message });
	delete bare.cause;
	return Object.assign(bare, { httpCode: error.code });
};

describe('nothing was sent: nobody has to look in DollarPe before an item runs again', () => {
	it.each<NetworkError>([
		{ code: 'ECONNREFUSED' },
		{ code: 'ENOTFOUND' },
		{ code: 'EAI_AGAIN' },
		{ code: 'EADDRNOTAVAIL' },
		{ code: 'CERT_HAS_EXPIRED' },
		{ code: 'CERT_NOT_YET_VALID' },
		{ code: 'CERT_UNTRUSTED' },
		{ code: 'DEPTH_ZERO_SELF_SIGNED_CERT' },
		{ code: 'SELF_SIGNED_CERT_IN_CHAIN' },
		{ code: 'UNABLE_TO_VERIFY_LEAF_SIGNATURE' },
		{ code: 'UNABLE_TO_GET_ISSUER_CERT_LOCALLY' },
		{ code: 'ERR_TLS_CERT_ALTNAME_INVALID' },
		{ code: 'ERR_TLS_HANDSHAKE_TIMEOUT' },
		{ code: 'EPROTO', message: 'write EPROTO … SSL routines:ssl3_get_record:wrong version number' },
		{ code: 'EPROTO', message: 'write EPROTO … tls_get_more_records:Wrong Version Number' },
		{ code: 'EPROTO', message: 'write EPROTO … SSL routines::unsupported protocol' },
		{ code: 'EPROTO', message: 'write EPROTO … SSL routines::sslv3 alert handshake failure' },
		{ code: 'EHOSTUNREACH', message: 'connect EHOSTUNREACH', syscall: 'connect' },
		{ code: 'ENETUNREACH', message: 'connect ENETUNREACH', syscall: 'connect' },
	])('$code $message', (raised) => {
		const error = networkError(raised);
		const { code, syscall } = raised;
		const outcome = { kind: 'notSent', cause: 'unreachable', reason: code, triedBefore: false };
		expect(brokenOutcome(error)).toEqual(outcome);
		expect(brokenOutcome(wrapped(error))).toEqual(outcome);
		// Without its cause, what n8n keeps of an unreachable network does not say when it went away.
		if (syscall === undefined) expect(brokenOutcome(withHttpCode(error))).toEqual(outcome);
	});

	it('where every address of a host refused', () => {
		const each = ['::1', '127.0.0.1'].map((address) =>
			networkError({ code: 'ECONNREFUSED', message: `connect ECONNREFUSED ${address}` }),
		);
		const outcome = { kind: 'notSent', cause: 'unreachable', reason: 'ECONNREFUSED' };
		expect(brokenOutcome(new AggregateError(each))).toMatchObject(outcome);
		expect(brokenOutcome(wrapped(new AggregateError(each)))).toMatchObject(outcome);
	});

	it('where the credential refused to sign: its own words say what to do', () => {
		const refusal = Object.assign(new Error('The API secret is missing'), { name: 'SigningError' });
		for (const error of [refusal, wrapped(refusal)]) {
			expect(brokenOutcome(error)).toEqual({
				kind: 'notSent',
				cause: 'refusedToSign',
				reason: 'The API secret is missing',
				triedBefore: false,
			});
		}
	});
});

describe('it may have been carried out: "nothing was sent" would have somebody send it twice', () => {
	it.each<NetworkError & { cause: string }>([
		{ cause: 'disconnected', code: 'ECONNRESET' },
		{ cause: 'disconnected', code: 'EPIPE' },
		{ cause: 'disconnected', code: 'ERR_STREAM_PREMATURE_CLOSE' },
		{
			cause: 'disconnected',
			code: 'EPROTO',
			message: 'read EPROTO … SSL routines::bad record mac',
		},
		{ cause: 'disconnected', code: 'ERR_SSL_DECRYPTION_FAILED_OR_BAD_RECORD_MAC' },
		// Such bytes may come from a middlebox long after the request has left.
		{
			cause: 'disconnected',
			code: 'ERR_SSL_WRONG_VERSION_NUMBER',
			message: 'wrong version number',
		},
		// In TLS 1.3 a server asks for a certificate after the first data may have left.
		{ cause: 'disconnected', code: 'ERR_SSL_TLSV13_ALERT_CERTIFICATE_REQUIRED' },
		{ cause: 'disconnected', code: 'EHOSTUNREACH', message: 'read EHOSTUNREACH', syscall: 'read' },
		{ cause: 'disconnected', code: 'EHOSTUNREACH' },
		{ cause: 'disconnected', code: 'ENETUNREACH', message: 'write ENETUNREACH', syscall: 'write' },
		{ cause: 'disconnected', code: 'ENETUNREACH' },
		{ cause: 'disconnected', code: 'E_SOMETHING_NEW' },
		// Only whole codes count.
		{ cause: 'disconnected', code: 'ECONNREFUSED_BY_PROXY' },
		{ cause: 'disconnected', code: 'NOT_ENOTFOUND' },
		{ cause: 'timeout', code: 'ETIMEDOUT' },
		{ cause: 'timeout', code: 'ECONNABORTED' },
		{ cause: 'timeout', code: 'ESOCKETTIMEDOUT' },
		{ cause: 'cancelled', code: 'ERR_CANCELED' },
	])('$cause: $code $message $syscall', ({ cause, ...raised }) => {
		const error = networkError(raised);
		const outcome = { kind: 'uncertain', cause, reason: raised.code };
		expect(brokenOutcome(error)).toEqual(outcome);
		expect(brokenOutcome(wrapped(error))).toEqual(outcome);
		expect(brokenOutcome(withHttpCode(error))).toEqual(outcome);
	});

	it.each(['AbortError', 'CanceledError'])('cancelled: %s, which has no code', (message) => {
		const outcome = { kind: 'uncertain', cause: 'cancelled', reason: message };
		expect(brokenOutcome(new Error(message))).toEqual(outcome);
	});

	it.each<[string, unknown, string]>([
		['an error without a code', new Error('socket hang up'), 'socket hang up'],
		['an error whose code is a number', Object.assign(new Error('odd'), { code: 7 }), 'odd'],
		['an error whose code is empty', networkError({ code: '', message: 'odd' }), 'odd'],
		['a text', 'ECONNREFUSED', 'unknown'],
		['an object', { code: 'ECONNREFUSED' }, 'unknown'],
		['nothing', undefined, 'unknown'],
	])('%s', (_, error, reason) => {
		expect(brokenOutcome(error)).toEqual({ kind: 'uncertain', cause: 'disconnected', reason });
	});

	it('the reason at the bottom counts, not what was made of it on the way up', () => {
		const bottom = networkError({ code: 'ECONNRESET' });
		const middle = Object.assign(new Error('Bad', { cause: bottom }), { code: 'ECONNREFUSED' });
		expect(brokenOutcome(middle)).toEqual({
			kind: 'uncertain',
			cause: 'disconnected',
			reason: 'ECONNRESET',
		});
	});
});
