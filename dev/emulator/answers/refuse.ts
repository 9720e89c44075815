import { Refusal } from './answer';
import { failure } from './envelope';
import type { ErrorCode } from './errorCodes';

/**
 * Answers HTTP 400 with one error text. For most errors DollarPe documents the text, but neither the key
 * in `errors` nor the code.
 *
 * @param key in `errors`
 * @throws {Refusal} always
 */
export function refuse(key: string, text: string, code: ErrorCode = 'INPUT_MALFORMED'): never {
	throw new Refusal(failure(400, code, { [key]: [text] }));
}
