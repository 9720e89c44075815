import { SERVICES } from '../../../../dollarpe/environments';
import { STATES } from '../../../../dollarpe/states';
import { FAILURE_ADVICE } from '../failureAdvice';
import { filters, ignoreBlankFilters, notice } from '../fields';
import { toReference } from '../values/identifiers';
import { results, type Operation } from '../operation';
import { sameInAnyCase, sameUnder } from '../ownFilters';
import { LISTED_CUSTOMER } from './samples';

const { pending, final } = STATES.customer;

// A customer is UNVERIFIED until KYC data is sent.
const statuses = ['UNVERIFIED', ...pending, ...final]
	.map((value) => ({ name: value.charAt(0) + value.slice(1).toLowerCase(), value }))
	.sort((a, b) => a.name.localeCompare(b.name, 'en'));

/** GET /customer/list (DollarPe docs, API reference, Customer → List). It documents no filters. */
export const getAll: Operation = {
	name: 'Get Many',
	value: 'getAll',
	action: 'Get many customers',
	description: 'List the customers of your organization',
	routing: {
		request: { method: 'GET', url: `${SERVICES.cms}/customer/list` },
		output: results,
	},
	delivery: { kind: 'list' },
	reasons: FAILURE_ADVICE.customer,
	options: [ignoreBlankFilters],
	fields: [
		notice(
			'customerFiltersNotice',
			'DollarPe has no filters for customers: the node reads its list and applies them itself. Limit counts the customers that are left.',
		),
		filters(
			{
				displayName: 'Client Reference ID',
				name: 'clientReferenceId',
				type: 'string',
				default: '',
				placeholder: 'e.g. crm-1042',
				description: 'Only the customer with this ID of yours',
				filter: sameUnder('client_reference_id'),
				convert: toReference,
				expression: 'complete',
			},
			{
				displayName: 'Email',
				name: 'email',
				type: 'string',
				default: '',
				placeholder: 'name@email.com',
				description: 'Only the customer with this email, in any case',
				filter: sameInAnyCase('email'),
			},
			{
				displayName: 'Status',
				name: 'status',
				type: 'options',
				options: statuses,
				allowArbitraryValues: true,
				default: 'VERIFIED',
				description: 'Only customers with this status. An expression may give any other one.',
				filter: sameInAnyCase('status'),
			},
		),
	],
	sample: LISTED_CUSTOMER,
};
