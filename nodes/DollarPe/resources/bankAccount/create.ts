import { SERVICES } from '../../../../dollarpe/environments';
import { FAILURE_ADVICE } from '../failureAdvice';
import { additionalFields, customerIdInBody, inBody } from '../fields';
import { toAccountNumber } from '../values/identifiers';
import { data, type Operation, type OperationField } from '../operation';
import { toFreeText } from '../values/values';
import { BANK_ACCOUNT, UNKNOWN_CUSTOMER } from './fields';

const taken = (which: string) =>
	`Look with Bank Account → Get Many whether this customer has it already${which}: then the operation Create or Get returns it. If not, it is another customer's: DollarPe accepts each only once.`;

const ENOUGH = 'Choose one of those that Bank Account → Get Many lists: none can be removed.';

const shownFor = (type: string) => ({ show: { bankAccountType: [type] } });

/** The body has no such field until autumn 2026: what is sent says which of the two it is. */
const bankAccountType: OperationField = {
	displayName: 'Bank Account Type',
	name: 'bankAccountType',
	type: 'options',
	noDataExpression: true,
	options: [
		{ name: 'Account Number and IFSC', value: 'ACCOUNT_DETAILS' },
		{ name: 'UPI ID', value: 'VPA' },
	],
	default: 'ACCOUNT_DETAILS',
	description:
		'What is added. Payouts go to accounts with a number and IFSC only (to UPI IDs too since autumn 2026, with Zapyd); payins by UPI come from a UPI ID.',
};

/** POST /bank/create (DollarPe docs, API reference, Bank → Create, early 2026; `ifsc` was `ifsc_code` in May 2025). */
export const create: Operation = {
	name: 'Create',
	value: 'create',
	action: 'Create bank account',
	description: 'Add a bank account or UPI ID to a customer whose KYC is verified',
	routing: {
		request: { method: 'POST', url: `${SERVICES.cms}/bank/create` },
		output: data,
	},
	advice: {
		'customer not found or access denied': UNKNOWN_CUSTOMER,
		'customer is unverified':
			"The customer's KYC comes first: send it with KYC → Add KYC Data, until Customer → Get shows the status VERIFIED. In the sandbox, KYC → Mock KYC Status gives it.",
		'account number already in use': taken(', with the same IFSC'),
		'vpa already in use': taken(''),
		'maximum 3 bank account details allowed': ENOUGH,
		'maximum 3 upi ids allowed': ENOUGH,
		'kyc already in use': "Ask DollarPe's support: their documentation does not say when it comes.",
	},
	whenUncertain:
		'Look with Bank Account → Get Many. It may also be sent again: DollarPe accepts each account number and UPI ID only once.',
	reasons: FAILURE_ADVICE.bankAccount,
	fields: [
		customerIdInBody,
		bankAccountType,
		{
			displayName: 'Account Number',
			name: 'accountNumber',
			type: 'string',
			default: '',
			required: true,
			placeholder: 'e.g. 7627389201',
			description:
				'The number of the bank account. Give it as text: a number loses the zeros that it begins with.',
			displayOptions: shownFor('ACCOUNT_DETAILS'),
			routing: inBody('account_number'),
			zapyd: {
				property: 'identifiers.account_number',
				with: { bank_account_type: 'ACCOUNT_DETAILS' },
			},
			convert: toAccountNumber,
		},
		{
			displayName: 'IFSC',
			name: 'ifsc',
			type: 'string',
			default: '',
			required: true,
			placeholder: 'e.g. SBIN0001829',
			description: "The code of the bank's branch",
			displayOptions: shownFor('ACCOUNT_DETAILS'),
			routing: inBody('ifsc'),
			zapyd: { property: 'identifiers.ifsc' },
		},
		{
			displayName: 'UPI ID',
			name: 'vpa',
			type: 'string',
			default: '',
			required: true,
			placeholder: 'e.g. johndoe@oksbi',
			description: 'The UPI ID (VPA) of the customer',
			displayOptions: shownFor('VPA'),
			routing: inBody('vpa'),
			zapyd: { property: 'identifiers.vpa', with: { bank_account_type: 'UPI' } },
		},
		{
			...additionalFields({
				displayName: 'Account Name',
				name: 'accountName',
				type: 'string',
				default: '',
				placeholder: 'e.g. Sandbox Technologies Pvt Ltd',
				description: 'The name of the account holder: it must be the name in the KYC',
				routing: inBody('account_name'),
				convert: toFreeText,
			}),
			displayOptions: shownFor('ACCOUNT_DETAILS'),
		},
	],
	sample: BANK_ACCOUNT,
};
