import type { IDataObject } from 'n8n-workflow';

const customer: IDataObject[] = [
	{
		fullName: 'José 😀',
		email: '={{ $json.email.replace("@", "+" + $itemIndex + "@") }}',
		options: { timeout: 10 },
	},
];

const bankAccount: IDataObject[] = [
	{
		accountNumber: '={{ "00762738920" + $itemIndex }}',
		ifsc: 'sbi0001',
		additionalFields: { accountName: 'José Ñandú' },
	},
];

const rows = (range: string) => ({
	fields: [
		{ name: 'income_range', value: range },
		{ name: 'profession', value: 'Engineer' },
	],
});

/** As rows, as JSON, and a name in both. */
const additionalInfo: IDataObject[] = [
	{ additionalInfo: rows('={{ "5-1" + $itemIndex + " LPA" }}'), additionalInfoJson: '{}' },
	{ additionalInfo: {} },
	{
		additionalInfo: { fields: [{ name: 'income_range', value: '5-10 LPA' }] },
		additionalInfoJson: '{"income_range": "0-5 LPA", "profession": "Engineer"}',
	},
];

const files: IDataObject = {
	files: [
		{ url: '={{ "https://example.com/" + $itemIndex + ".pdf" }}', password: '' },
		{ url: 'https://example.com/b.pdf', password: 'pass2' },
	],
};

const statements: IDataObject[] = [
	{ bankStatementUrl: files, additionalFields: { itrReportUrl: files } },
];

const quotation = (sendingAmount: string): IDataObject[] => [
	{ asset: 'usdt', fiat: 'INR', sendingAmount },
	{ additionalFields: { suspiciousActivityReport: true, lawEnforcementAgencyReport: false } },
];

/** Each set of parameters stands in place of some of those that are derived: what the contract's samples cannot say. */
export const BY_HAND: Readonly<Record<string, IDataObject[]>> = {
	'bankAccount create': bankAccount,
	'bankAccount createOrGet': bankAccount,
	'customer create': customer,
	'customer createOrGet': customer,
	'kyc addKycData': additionalInfo,
	'kyc generateLink': [{ redirectUrl: 'https://example.com/done?a=1' }],
	'kyc updateAdditionalInfo': additionalInfo,
	'limit submitPayinEdd': statements,
	'limit submitPayoutEdd': statements,
	'payin createQuotation': quotation('10000.00'),
	'payin initiate': [{ clientReferenceId: '={{ "order " + $itemIndex }}' }],
	'payout createQuotation': quotation('51.500'),
	'payout initiate': [
		{ clientReferenceId: '={{ "order " + $itemIndex }}' },
		{ clientReferenceId: '={{ "order " + $itemIndex }}', exchangeOrderId: '' },
		{ exchangeOrderId: '={{ $json.missing }}' },
	],
	'webhook setUrl': [{ webhookUrl: 'https://n8n.example.com/webhook/a?b=1' }],
	'widget initialize': [{ fiatAmount: '={{ "1250.5" + $itemIndex }}' }],
};
