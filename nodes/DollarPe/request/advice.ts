/**
 * What to do about a refusal, by DollarPe's words (error messages of the endpoint pages, early 2026) and by its
 * `err_code` (error code table). `{field}` stands for the field as the node panel names it.
 */
const BY_WORDS: Record<string, string> = {
	'email already in use':
		'If the customer who has it is the same person, use that customer; if not, correct the value.',
	'phone already in use':
		'If the customer who has it is the same person, use that customer; if not, correct the value.',
	'client reference id already exists':
		'A customer with this {field} exists: this contact has most likely been created before.',
	'invalid country code':
		'Choose {field} from the list, or give an ISO 3166-1 code of three letters, such as IND.',
	'this field is required': 'Fill in {field}.',
	'this field may not be blank': 'Fill in {field}.',
	'enter a valid email address': 'Correct {field}: it must look like name@email.com.',
	'ensure this field has no more than 255 characters': 'Shorten {field}.',
};

const BY_CODE: Record<string, string> = {
	AUTH_ORG_MISMATCH: 'It belongs to another organisation than the API key.',
	AUTH_MISSING_HEADERS: 'A proxy on the way may have removed headers that begin with X-.',
	INPUT_INVALID_DATE_FORMAT: 'Correct the date.',
	INPUT_MALFORMED: 'Correct {field}.',
	NOT_FOUND: 'Check the ID, and that the credential is for the environment in which it was made.',
	REQ_FIELD_MISSING: 'Fill in {field}.',
	REQ_INVALID_COUNTRY: 'Choose {field} from the list, or give an ISO 3166-1 code of three letters.',
	REQ_INVALID_RESIDENCE_COUNTRY:
		'Choose {field} from the list, or give an ISO 3166-1 code of three letters.',
	REQ_NON_RESIDENT_UNSUPPORTED: 'DollarPe does not take non-residents for this organisation.',
	TOO_MANY_REQUESTS: 'Lower the option Max Parallel Requests, or try again later.',
	USR_DUPLICATE_CONTACT:
		'If the customer who has it is the same person, use that customer; if not, correct the value.',
	USR_NOT_FOUND:
		'Check the ID, and that the credential is for the environment in which it was made.',
};

/**
 * @param words what DollarPe said, about one field or all in all
 * @param field how a sentence names the field, such as `Email`
 * @returns the next step as a sentence; undefined where nothing better is known than what DollarPe said
 */
export function adviceFor(
	words: string,
	errCode: string | undefined,
	field: string,
): string | undefined {
	const known = BY_WORDS[words.toLowerCase().replace(/\.$/, '')] ?? BY_CODE[errCode ?? ''];
	return known?.replaceAll('{field}', field);
}
