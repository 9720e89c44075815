import { SERVICES } from '../../../../dollarpe/environments';
import { customerNotFound } from '../customerAdvice';
import { FAILURE_ADVICE } from '../failureAdvice';
import { additionalFields, customerIdInBody, inBody } from '../fields';
import { AFTER_COLON, data, type Operation, type OperationField } from '../operation';
import { toAccountNumber, toBankIdentifier } from '../values/identifiers';
import { toFreeText } from '../values/values';
import { DESTINATIONS, OTHER, type Identifier } from './destinations';
import { ACCOUNT_FOR_PAYOUT } from './fields';

const shownFor = (destinations: string[]) => ({ show: { destination: destinations } });

const choices = [
	...Object.keys(DESTINATIONS).map((value) => ({ name: value.replace(':', ' by '), value })),
	{ name: 'Other', value: OTHER },
];

const destination: OperationField = {
	displayName: 'Destination',
	name: 'destination',
	type: 'options',
	noDataExpression: true,
	options: choices,
	// A wrong one is worse than none.
	default: '',
	description:
		"The currency, and the rail by which it is paid. The list is that of DollarPe's demo app, as of autumn 2026; Other takes any.",
	routing: { send: { type: 'body', property: 'bank_account_type', value: AFTER_COLON } },
};

/** One of the identifiers of an account, shown for the destinations that want it. */
function identifier(
	property: Identifier,
	field: Pick<OperationField, 'displayName' | 'name' | 'description' | 'placeholder' | 'convert'>,
): OperationField {
	const wanted = Object.entries(DESTINATIONS).filter(([, names]) => names.includes(property));
	return {
		type: 'string',
		default: '',
		required: true,
		displayOptions: shownFor(wanted.map(([value]) => value)),
		routing: inBody(`identifiers.${property}`),
		...field,
	};
}

/**
 * POST /bank/payout/create (DollarPe's demo app, autumn 2026): an account outside India. Those in India are made with
 * Create.
 */
export const createForPayout: Operation = {
	name: 'Create for Payout',
	value: 'createForPayout',
	action: 'Create bank account for payout',
	description:
		'Since autumn 2026 (Zapyd): add a bank account outside India, to which a customer is paid. It can be used at once.',
	routing: {
		request: { method: 'POST', url: `${SERVICES.cms}/bank/payout/create` },
		output: data,
	},
	advice: customerNotFound,
	whenUncertain:
		'Look with Bank Account → Get Many. If the account is there, use its ID: whether DollarPe refuses a second one is not known.',
	check: ({ bank_account_type: rail }) => (rail === undefined ? 'Destination is blank' : undefined),
	reasons: FAILURE_ADVICE.bankAccount,
	fields: [
		customerIdInBody,
		destination,
		{
			displayName: 'Rail',
			name: 'rail',
			type: 'string',
			default: '',
			required: true,
			placeholder: 'e.g. SPEI',
			description: "DollarPe's name of the rail, sent as bank_account_type as it is",
			displayOptions: shownFor([OTHER]),
			routing: inBody('bank_account_type'),
		},
		identifier('account_holder_name', {
			displayName: 'Account Holder Name',
			name: 'accountHolderName',
			description: 'The name of who holds the account',
			convert: toFreeText,
		}),
		identifier('bank_name', {
			displayName: 'Bank Name',
			name: 'bankName',
			description: 'The name of the bank',
			convert: toFreeText,
		}),
		identifier('account_number', {
			displayName: 'Account Number',
			name: 'accountNumber',
			description:
				'The number of the account. Give it as text: a number loses the zeros that it begins with.',
			convert: toAccountNumber,
		}),
		identifier('account_type', {
			displayName: 'Account Type',
			name: 'accountType',
			description: "The kind of account, as DollarPe names it. DollarPe's demo app shows no list.",
		}),
		identifier('swift_code', {
			displayName: 'SWIFT Code',
			name: 'swiftCode',
			description: 'The SWIFT code (BIC) of the bank',
		}),
		identifier('bank_code', {
			displayName: 'Bank Code',
			name: 'bankCode',
			description: 'The code of the bank in Hong Kong, as text',
		}),
		identifier('sort_code', {
			displayName: 'Sort Code',
			name: 'sortCode',
			description: "The code of the bank's branch in the United Kingdom, as text",
		}),
		identifier('routing_number', {
			displayName: 'Routing Number',
			name: 'routingNumber',
			description: 'The routing number of the bank in the US, as text',
			convert: toAccountNumber,
		}),
		identifier('br_cpf', {
			displayName: 'CPF',
			name: 'brCpf',
			description: "The customer's tax number in Brazil, as text",
		}),
		identifier('mx_clabe', {
			displayName: 'CLABE',
			name: 'mxClabe',
			description: 'The number of the account in Mexico, as text',
			convert: toAccountNumber,
		}),
		identifier('phone_number', {
			displayName: 'Phone Number',
			name: 'phoneNumber',
			description: 'The phone number of the Nequi account, as text',
		}),
		{
			displayName: 'Identifiers',
			name: 'identifiers',
			type: 'fixedCollection',
			typeOptions: { multipleValues: true },
			placeholder: 'Add Identifier',
			default: {},
			required: true,
			displayOptions: shownFor([OTHER]),
			description: 'What of the account the rail wants',
			options: [
				{
					name: 'fields',
					displayName: 'Identifier',
					values: [
						{
							displayName: 'Name',
							name: 'name',
							type: 'string',
							default: '',
							placeholder: 'e.g. account_number',
							description: "DollarPe's name of it",
						},
						{
							displayName: 'Value',
							name: 'value',
							type: 'string',
							default: '',
							required: true,
							description: 'As text: a number loses the zeros that it begins with',
							routing: inBody('=identifiers.{{$parent.name}}'),
							convert: toBankIdentifier,
						},
					],
				},
			],
		},
		additionalFields(
			{
				displayName: 'Self Transfer',
				name: 'isSelfTransfer',
				type: 'boolean',
				default: false,
				description: 'Whether the account is of who sends the money',
				routing: inBody('is_self_transfer'),
			},
			{
				displayName: 'Transfer Purpose',
				name: 'transferPurpose',
				type: 'string',
				default: '',
				placeholder: 'e.g. FAMILY_MAINTENANCE',
				description:
					"What payouts to the account are for. Only DollarPe's example is known: FAMILY_MAINTENANCE.",
				routing: inBody('transfer_purpose'),
			},
		),
	],
	sample: ACCOUNT_FOR_PAYOUT,
};
