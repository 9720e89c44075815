import { toYearFirst } from '../values/dates';
import { filters, inQuery } from '../fields';
import type { Operation, OperationField } from '../operation';
import { customerIdFilter, orderStatus } from './fields';
import type { OrderType } from './orderType';

const BOTH = 'Start Date and End Date must be given together, or neither of them';

/** DollarPe's filters of a history. It has none by client reference ID, and no order. */
export function historyFilters(side: OrderType): OperationField {
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
	return filters(
		customerIdFilter,
		day('End Date', 'endDate', 'end_date', 'last'),
		{
			...orderStatus(side, `Only ${value}s with this status`),
			routing: inQuery(`${value}_status`),
		},
		day('Start Date', 'startDate', 'start_date', 'first'),
	);
}

/** Said before it is sent, since DollarPe's own words name fields that the panel has not. */
export const bothDates: Operation['check'] = ({ start_date: start, end_date: end }) =>
	(start === undefined) === (end === undefined) ? undefined : BOTH;

/** What DollarPe says to one date alone (API reference, History, May 2025). */
export const HISTORY_ADVICE = {
	'start_date and end_date must be used together': `${BOTH}.`,
};
