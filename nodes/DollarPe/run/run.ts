import type { IExecuteFunctions } from 'n8n-workflow';

import type { Pace } from '../../client/send';
import type { Subject } from '../../client/errors';
import type { Outcome } from '../../client/outcome';
import { inSnakeCase } from '../declaration/snakeCase';
import type { Declaration } from '../declaration/types';
import type { Options } from '../input/readOptions';

/** What is the same for every item of a run. */
export interface Run extends Pace {
	context: IExecuteFunctions;
	declaration: Declaration;
	options: Options;
	/** What an error says about the operation, for any item. */
	subject: Subject;
	/** DollarPe's configuration, by account, as far as it has been asked for. */
	configurations: Map<string, Promise<Outcome>>;
	/** What the user should know of the run as a whole, in the editor. */
	notes: Set<Note>;
}

/**
 * `production`: something was sent there. `limitsUnknown`: an amount could not be checked, since there are no limits.
 * `listTooShort`: a list ended before it had as many results as DollarPe says.
 */
export type Note = 'production' | 'limitsUnknown' | 'listTooShort';

/** What DollarPe's complaints call a field, and its name in the request (DollarPe docs, Error handling). */
const ALIASES = [
	['customer', 'customer_id'],
	['amount', 'sending_amount'],
	['name', 'full_name'],
] as const;

/** What an error says about the operation. */
export function subjectOf({ fields, operation }: Declaration): Subject {
	const { advice, existing, whenUncertain } = operation;
	const fieldNames = new Map(
		fields.flatMap(({ target, property, displayName, rows }) =>
			rows
				? rows.fields.map((each): [string, string] => [each.property, displayName])
				: [[target === 'path' ? inSnakeCase(property) : property, displayName]],
		),
	);
	for (const [alias, name] of ALIASES) {
		const displayName = fieldNames.get(name);
		if (displayName !== undefined && !fieldNames.has(alias)) fieldNames.set(alias, displayName);
	}
	const safeNames = existing?.safeKeys.flatMap((key) => fieldNames.get(key) ?? []) ?? [];
	return {
		fieldNames,
		...(advice && { advice: new Map(Object.entries(advice)) }),
		whenUncertain:
			existing && !existing.quotation
				? `With a ${safeNames.join(' or ')}, the node looks by itself, and sends again what is not there.`
				: whenUncertain,
	};
}
