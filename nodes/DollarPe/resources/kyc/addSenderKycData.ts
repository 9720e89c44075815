import { SERVICES } from '../../../../dollarpe/environments';
import { additionalFields, inBody } from '../fields';
import { loadedChoice } from '../loadedChoice';
import { data, type Operation, type OperationField } from '../operation';
import { toBirthDateYearFirst } from '../values/dates';
import { toReference } from '../values/identifiers';
import { toFreeText } from '../values/values';

const BENEFICIARY = 'beneficiary_identifiers';

/** A part of the address, which only some countries want. */
function addressField(displayName: string, name: string, property: string): OperationField {
	return {
		displayName,
		name,
		type: 'string',
		default: '',
		description: `The ${displayName.toLowerCase()} of the address, where the rail wants one`,
		routing: inBody(property),
		convert: toFreeText,
	};
}

/**
 * POST /kyc/payout/add-sender-kyc-data (DollarPe's demo app, autumn 2026). It names nobody but by a reference; whose it is,
 * and how a country is to be written, is not shown.
 */
export const addSenderKycData: Operation = {
	name: 'Add Sender KYC Data',
	value: 'addSenderKycData',
	action: 'Add sender KYC data',
	description:
		'Since autumn 2026 (Zapyd): give the address and the identifiers that a rail wants for payouts abroad',
	routing: {
		request: { method: 'POST', url: `${SERVICES.cms}/kyc/payout/add-sender-kyc-data` },
		output: data,
	},
	whenUncertain:
		"There is no operation that reads these data: ask DollarPe's support, with the Client Reference ID. Whether they take the place of those that were sent before is not documented.",
	fields: [
		{
			displayName: 'Client Reference ID',
			name: 'clientReferenceId',
			type: 'string',
			default: '',
			required: true,
			placeholder: 'e.g. crm-1042',
			description:
				"Your own ID, sent here in place of a Customer ID. DollarPe's demo app does not show whether it must be that of a customer.",
			routing: inBody('client_reference_id'),
			convert: toReference,
			expression: 'complete',
		},
		loadedChoice('getCountries', [], {
			displayName: 'Country',
			name: 'countryCode',
			required: true,
			description:
				'The country of the address. The list gives its three letters, such as MEX; what an expression gives is sent as it is.',
			routing: inBody('country_code'),
		}),
		additionalFields(
			{
				displayName: 'Beneficiary Date of Birth',
				name: 'beneficiaryDob',
				type: 'dateTime',
				typeOptions: { dateOnly: true },
				default: '',
				description: 'The date of birth of who is paid: for SPEI',
				routing: inBody(`${BENEFICIARY}.beneficiary_dob`),
				convert: toBirthDateYearFirst,
			},
			{
				displayName: 'Beneficiary Document Number',
				name: 'beneficiaryIdDocNumber',
				type: 'string',
				default: '',
				description:
					'The number of the identity document of who is paid: for SPEI, and for COP. Give it as text.',
				routing: inBody(`${BENEFICIARY}.beneficiary_id_doc_number`),
			},
			{
				displayName: 'Beneficiary Phone Number',
				name: 'beneficiaryPhoneNumber',
				type: 'string',
				default: '',
				description: 'The phone number of who is paid: for COP by bank transfer',
				routing: inBody(`${BENEFICIARY}.beneficiary_phone_number`),
			},
			addressField('City', 'city', 'city'),
			{
				displayName: 'Postal Code',
				name: 'postalCode',
				type: 'string',
				default: '',
				description: 'The postal code of the address, as text, where the rail wants one',
				routing: inBody('postal_code'),
			},
			addressField('State or Province', 'stateProvince', 'state_province'),
			addressField('Street', 'street', 'street'),
		),
	],
	sample: { id: '8f14e45f-ceea-467f-9a5c-0b1c2d3e4f50', client_reference_id: 'test123' },
};
