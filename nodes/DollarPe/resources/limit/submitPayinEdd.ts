import { SERVICES } from '../../../../dollarpe/environments';
import { additionalFields, customerIdInBody, inBody } from '../fields';
import { fileLinkLifetime, fileNotice } from '../values/files';
import { data, type Operation } from '../operation';
import { toFreeText } from '../values/values';
import {
	bankStatementUrl,
	eddAdvice,
	itrReportUrl,
	lookAtLimits,
	sourceOfIncome,
	supportingPurposeDocUrl,
} from './edd';

/**
 * POST /payin/edd/save (DollarPe docs, API reference, Payin → EDD save, early 2026). Which fields are required is not
 * known from this page; taken from Payout → EDD save.
 */
export const submitPayinEdd: Operation = {
	name: 'Submit Payin EDD',
	value: 'submitPayinEdd',
	action: 'Submit payin EDD',
	description:
		"Send what DollarPe's enhanced due diligence (EDD) asks for, to raise the limits of payins and payouts",
	routing: {
		request: { method: 'POST', url: `${SERVICES.ren}/payin/edd/save` },
		output: data,
	},
	advice: eddAdvice,
	whenUncertain: lookAtLimits('Get Payin Limits'),
	fields: [
		customerIdInBody,
		sourceOfIncome,
		fileNotice,
		bankStatementUrl,
		additionalFields(
			{
				displayName: 'Account Operator',
				name: 'accountOperator',
				type: 'string',
				default: '',
				// Other values are not known.
				placeholder: 'e.g. FAMILY',
				description: 'Who else operates the account',
				routing: inBody('account_operator'),
			},
			{
				displayName: 'Account Operator Name',
				name: 'accountOperatorName',
				type: 'string',
				default: '',
				placeholder: 'e.g. Ravi Rao',
				description: 'The name of whoever else operates the account',
				routing: inBody('account_operator_name'),
				convert: toFreeText,
			},
			itrReportUrl,
			{
				displayName: 'P2P Trading Status',
				name: 'p2pTradingStatus',
				type: 'boolean',
				default: false,
				description: 'Whether the customer did any P2P trading in the past 12 months',
				routing: inBody('p2p_trading_status'),
			},
			{
				displayName: 'Purpose',
				name: 'purpose',
				type: 'string',
				default: '',
				placeholder: 'e.g. Investment',
				description: 'What the customer needs higher limits for',
				routing: inBody('purpose'),
				convert: toFreeText,
			},
			{
				displayName: 'Relation With Account Operator',
				name: 'relationWithAccountOperator',
				type: 'string',
				default: '',
				placeholder: 'e.g. brother',
				description: 'How the account operator is related to the customer',
				routing: inBody('relation_with_account_operator'),
				convert: toFreeText,
			},
			supportingPurposeDocUrl,
		),
	],
	options: [fileLinkLifetime],
	sample: { id: '550e8400-e29b-41d4-a716-446655440000', status: 'PROCESSING' },
};
