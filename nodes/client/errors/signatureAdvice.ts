import { JSON_FORMAT_NAMES } from '../../../credentials/form';
import { canonicalJson, JSON_FORMATS, type JsonFormat } from '../../../dollarpe/json/canonicalJson';
import { nameOf, originOf } from '../../../dollarpe/environments';
import { formatOf, type Credential } from '../../../dollarpe/signing/signedRequest';

/** A clock that is off by less than this is not worth mentioning. */
const SKEW_WORTH_MENTIONING_MS = 60 * 1000;

/**
 * What to do when DollarPe refused the signature.
 *
 * @param credential the one that signed
 * @param body the body that was signed; undefined for a request without one
 * @param dateHeader the answer's `Date` header
 * @param now this machine's clock when the answer came, in milliseconds
 */
export function signatureAdvice(
	credential: Credential,
	body: unknown,
	dateHeader: unknown,
	now: number,
): string {
	const skew = typeof dateHeader === 'string' ? now - Date.parse(dateHeader) : NaN;
	if (Math.abs(skew) > SKEW_WORTH_MENTIONING_MS) {
		const seconds = Math.round(Math.abs(skew) / 1000);
		return `This machine's clock is ${seconds} seconds ${skew > 0 ? 'ahead of' : 'behind'} DollarPe's, and DollarPe refuses requests from another time. Set the clock of the machine that runs n8n.`;
	}
	const keys = environmentAdvice(credential);
	const next = nextFormat(formatOf(credential), body);
	if (next === undefined) return keys;
	return `${keys} If the credential's own test passes, how the JSON is serialized before it is signed is the likely cause: in the credential, set "JSON Format for Signing" to "${JSON_FORMAT_NAMES[next]}".`;
}

/** Which keys the credential needs. */
export function environmentAdvice(credential: Credential): string {
	return `The credential is for ${nameOf(originOf(credential))}. Check its API key and secret; sandbox and production keys differ.`;
}

/** The next format in which this body has another text, so that trying it can make a difference. */
function nextFormat(current: JsonFormat, body: unknown): JsonFormat | undefined {
	if (body === undefined) return undefined;
	const text = canonicalJson(body, current);
	const from = JSON_FORMATS.indexOf(current);
	const others = [...JSON_FORMATS.slice(from + 1), ...JSON_FORMATS.slice(0, from)];
	return others.find((format) => canonicalJson(body, format) !== text);
}
