import type { IExecuteFunctions } from 'n8n-workflow';

import { FIELD_ALIASES } from '../../../dollarpe/fieldNames';
import type { SendPolicy } from '../../client/http/send';
import type { ErrorContext } from '../../client/errors/errors';
import type { Outcome } from '../../client/http/outcome';
import { inSnakeCase } from '../params/declaration/snakeCase';
import type { Declaration } from '../params/declaration/types';
import type { Options } from '../params/readOptions';
import type { CreateOrGetDelivery } from '../resources/delivery';

/** What is the same for every item of a run. */
export interface Run extends SendPolicy {
	/** What tells this run of the node from all others; a retry of n8n's has the same. */
	id: string;
	context: IExecuteFunctions;
	declaration: Declaration;
	options: Options;
	/** What an error says about the operation, for any item. */
	errorContext: ErrorContext;
	/** DollarPe's configuration, by account, as far as it has been asked for. */
	configurations: Map<string, Promise<Outcome>>;
	/** What the user should know of the run as a whole, in the editor. */
	flags: Set<RunFlag>;
}

/**
 * `production`: something was sent there. `limitsUnknown`: an amount could not be checked, since there are no limits.
 * `listTooShort`: a list ended before it had as many results as DollarPe says.
 */
export type RunFlag = 'production' | 'limitsUnknown' | 'listTooShort';

/** What an error says about the operation. */
export function errorContextOf({ fields, operation, delivery }: Declaration): ErrorContext {
	const { advice, whenUncertain } = operation;
	const fieldNames = new Map(
		fields.flatMap(({ target, property, displayName, rows }) =>
			rows
				? rows.fields.map((each): [string, string] => [each.property, displayName])
				: [[target === 'path' ? inSnakeCase(property) : property, displayName]],
		),
	);
	for (const { zapyd, displayName } of fields) {
		if (typeof zapyd === 'object') fieldNames.set(zapyd.property, displayName);
	}
	for (const [alias, name] of FIELD_ALIASES) {
		const displayName = fieldNames.get(name);
		if (displayName !== undefined && !fieldNames.has(alias)) fieldNames.set(alias, displayName);
	}
	return {
		fieldNames,
		...(advice && { advice: new Map(Object.entries(advice)) }),
		whenUncertain:
			delivery.kind === 'createOrGet' ? lookedForBy(delivery, fieldNames) : whenUncertain,
	};
}

/** What makes the node find out by itself what became of a request, as a sentence. */
function lookedForBy(
	{ recoverableBy }: CreateOrGetDelivery,
	fieldNames: ReadonlyMap<string, string>,
): string {
	const names = recoverableBy.flatMap((key) => fieldNames.get(key) ?? []);
	return `With a ${names.join(' or ')}, the node looks by itself, and sends again what is not there.`;
}
