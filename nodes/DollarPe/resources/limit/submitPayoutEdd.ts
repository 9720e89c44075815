import { SERVICES } from '../../../../dollarpe/environments';
import { additionalFields, customerIdInBody, inBody } from '../fields';
import { fileLinkLifetime, fileNotice } from '../values/files';
import { data, type Operation } from '../operation';
import { bankStatementUrl, eddAdvice, itrReportUrl, lookAtLimits, sourceOfIncome } from './edd';

/**
 * POST /payout/edd/save (DollarPe docs, API reference, Payout → EDD save, early 2026). Whether the fields after the bank
 * statements are required is not known.
 */
export const submitPayoutEdd: Operation = {
	name: 'Submit Payout EDD',
	value: 'submitPayoutEdd',
	action: 'Submit payout EDD',
	description:
		"Send what DollarPe's enhanced due diligence (EDD) asks for, to raise the limits of payouts; those of payins stay as they are",
	routing: {
		request: { method: 'POST', url: `${SERVICES.ren}/payout/edd/save` },
		output: data,
	},
	advice: eddAdvice,
	whenUncertain: lookAtLimits('Get Payout Limits'),
	fields: [
		customerIdInBody,
		sourceOfIncome,
		fileNotice,
		bankStatementUrl,
		additionalFields(
			{
				displayName: 'Declaration',
				name: 'declaration',
				type: 'boolean',
				default: false,
				description: 'Whether the customer has consented',
				routing: inBody('declaration'),
			},
			itrReportUrl,
		),
	],
	options: [fileLinkLifetime],
	sample: { id: '550e8400-e29b-41d4-a716-446655440000', status: 'PROCESSING' },
};
