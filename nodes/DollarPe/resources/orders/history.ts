import { toYearFirst } from '../values/dates';
import { filters, inQuery } from '../fields';
import type { Operation, OperationField } from '../operation';
import { sameReference } from '../ownFilters';
import { customerIdFilter, orderStatus } from './fields';
import type { TwinOrderType } from './orderType';

const BOTH = 'Start Date and End Date must be given together, or neither of them';

/** How an order is looked up by what it has of its own: the field as it is sent, and its name in a history. */
export interface OwnReference {
	field: OperationField;
	property: string;
}

/** Filters of a history: DollarPe's, and the node's own by references, which DollarPe does not have. */
export function historyFilters(
	side: TwinOrderType,
	references: readonly OwnReference[],
): OperationField {
	const { value } = side;
	const day = (displayName: string, name: string, property: string, end: string) => ({
		displayName,
		name,
		type: 'dateTime' as const,
		typeOptions: { dateOnly: true },
		default: '',
		description: `The ${end} day of the ${value}s, which is included. DollarPe wants both dates or neither.`,
		routing: inQuery(property),
		convert: toYearFirst,
	});
	const byReference = references.map(
		({ field, property }): OperationField => ({
			...field,
			required: false,
			// Only that the other API has none of them: where its place in a body is says nothing here.
			...{ routing: undefined, zapyd: field.zapyd === 'notSent' ? field.zapyd : undefined },
			expression: 'complete',
			description: `Only ${value}s with this one, in any case. DollarPe has no such filter: the node reads the list, which Customer and the dates make shorter, and applies it itself.`,
			filter: sameReference(property),
		}),
	);
	const all = [
		...byReference,
		customerIdFilter,
		day('End Date', 'endDate', 'end_date', 'last'),
		{
			...orderStatus(side, `Only ${value}s with this status`),
			routing: inQuery(`${value}_status`),
		},
		day('Start Date', 'startDate', 'start_date', 'first'),
	];
	return filters(...all.sort((a, b) => a.displayName.localeCompare(b.displayName, 'en')));
}

/** Said before it is sent, since DollarPe's own words name fields that the panel has not. */
export const bothDates: Operation['check'] = ({ start_date: start, end_date: end }) =>
	(start === undefined) === (end === undefined) ? undefined : BOTH;

/** What DollarPe says to one date alone (API reference, History, May 2025). */
export const HISTORY_ADVICE = {
	'start_date and end_date must be used together': `${BOTH}.`,
};
