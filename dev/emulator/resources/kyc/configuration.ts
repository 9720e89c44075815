import type { Answer } from '../../answers/answer';
import { success } from '../../answers/envelope';
import { refuse } from '../../answers/refuse';
import type { Context } from '../../server/context';
import type { Call } from '../../server/endpoint';
import { customerOf } from '../found';

const DOCUMENT_TYPES = ['AADHAAR', 'PASSPORT', 'VOTER_ID', 'DRIVING_LICENSE'];
const OPTIONS = ['income_range', 'profession'];

/** DollarPe docs, KYC → Configuration. Every customer gets the documented sample. */
export function getConfiguration({ params }: Call, context: Context): Answer {
	customerOf(context, params.customer_id);
	return success({
		supported_document_types: DOCUMENT_TYPES,
		additional_info_required: {
			options: OPTIONS,
			rules: { type: 'allOf', min_required: OPTIONS.length },
			...Object.fromEntries(OPTIONS.map((name) => [name, { type: 'string', required: true }])),
		},
	});
}

/** @throws {Refusal} for a document that the configuration does not list */
export function checkDocumentType(type: string): void {
	if (DOCUMENT_TYPES.includes(type)) return;
	const text = 'Document type not supported for your country';
	refuse('document_type', text, 'KYC_INVALID_DOC_TYPE');
}

/**
 * The additional information, which must hold what the configuration asks for.
 *
 * @throws {Refusal} "Malformed additional_info input"
 */
export function additionalInfo(
	given: Readonly<Record<string, unknown>> | undefined,
): Record<string, string> {
	const texts = new Map<string, string>();
	for (const [name, value] of Object.entries(given ?? {})) {
		if (typeof value === 'string' && value.trim() !== '') texts.set(name, value);
	}
	if (OPTIONS.every((name) => texts.has(name)) && texts.size === Object.keys(given ?? {}).length) {
		return Object.fromEntries(texts);
	}
	const text = 'Malformed additional_info input';
	return refuse('additional_info', text, 'INPUT_MALFORMED_ADDITIONAL_INFO');
}
