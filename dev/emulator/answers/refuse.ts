import { Refusal } from './answer';
import { failure } from './envelope';
import type { ErrorCode } from './errorCodes';

/**
 * Ends an endpoint's work with HTTP 400 and one text. The documentation's tables give the texts of most
 * errors, but neither the key in `errors` nor the code.
 *
 * @param key in `errors`
 * @throws {Refusal} always
 */
export function refuse(key: string, text: string, code: ErrorCode = 'INPUT_MALFORMED'): never {
	throw new Refusal(failure(400, code, { [key]: [text] }));
}
