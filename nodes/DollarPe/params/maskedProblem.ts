import { messageOf } from '../../../dollarpe/text/messageOf';
import { isRecord } from '../../../dollarpe/json/json';
import { masksIn } from '../../../dollarpe/text/masks';
import { createRedactor } from '../../client/redaction/redact';
import type { Field, RowField } from './declaration/types';

/** Why a value cannot be sent, with an identity or account number masked in it. */
export function maskedProblem(error: unknown, field: Field, given: unknown): string {
	const problem = messageOf(error);
	return createRedactor({}, masksIn(byName(field, given)))(problem);
}

/** The values that a field was given, by DollarPe's names. */
function byName({ property, rows }: Field, given: unknown): unknown {
	if (!rows) return { [lastOf(property)]: given };
	const list = isRecord(given) ? given[rows.parameter] : undefined;
	const cells = Array.isArray(list) ? list.filter(isRecord) : [];
	return cells.map((row) =>
		Object.fromEntries(
			rows.fields.map((field) => [lastOf(nameInRow(row, field)), row[field.parameter]]),
		),
	);
}

function nameInRow(row: Record<string, unknown>, { adds, property }: RowField): string {
	return 'entry' in adds ? property : String(row[adds.memberNamedBy]);
}

/** `document_details.document_number` is a document number. */
function lastOf(property: string): string {
	return property.slice(property.lastIndexOf('.') + 1);
}
