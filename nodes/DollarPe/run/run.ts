import type { IExecuteFunctions } from 'n8n-workflow';

import type { Pace } from '../../client/send';
import type { Subject } from '../../client/errors';
import type { Declaration } from '../declaration/types';
import type { Options } from '../input/readOptions';

/** What is the same for every item of a run. */
export interface Run extends Pace {
	context: IExecuteFunctions;
	declaration: Declaration;
	options: Options;
	/** What an error says about the operation, for any item. */
	subject: Subject;
}

/** What an error says about the operation. */
export function subjectOf({ fields, operation: { advice, existing } }: Declaration): Subject {
	const fieldNames = new Map(fields.map(({ property, displayName }) => [property, displayName]));
	const ownKey = existing && fieldNames.get(existing.ownKey);
	return {
		fieldNames,
		...(advice && { advice: new Map(Object.entries(advice)) }),
		...(ownKey !== undefined && {
			whenUncertain: `With a ${ownKey}, the node looks by itself, and sends again what is not there.`,
		}),
	};
}
