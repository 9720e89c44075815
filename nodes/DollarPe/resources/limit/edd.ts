import { customerUnverified } from '../customerAdvice';
import { inBody } from '../fields';
import { toFileUrl } from '../values/files';
import type { OperationField } from '../operation';
import { toPassword } from '../values/values';

const sourcesOfIncome = [
	{ name: 'Business Income', value: 'BUSINESS_INCOME' },
	{ name: 'Others', value: 'OTHERS' },
	{ name: 'Salary', value: 'SALARY' },
];

/** Where a customer's money comes from. */
export const sourceOfIncome: OperationField = {
	displayName: 'Source of Income',
	name: 'sourceOfIncome',
	type: 'options',
	options: sourcesOfIncome,
	default: '',
	required: true,
	description: "Where the customer's money comes from",
	routing: inBody('source_of_income'),
};

/** Statements of the bank account that a customer pays from. */
export const bankStatementUrl: OperationField = files(
	{
		displayName: 'Bank Statements',
		name: 'bankStatementUrl',
		required: true,
		description:
			'PDFs of the last 6 months of the account that the customer pays from. An expression for a file may give a list.',
	},
	fileUrl('bank_statement_url'),
	password('bank_statement_passwords'),
);

/** A customer's income tax returns. */
export const itrReportUrl: OperationField = files(
	{
		displayName: 'ITR Reports',
		name: 'itrReportUrl',
		description:
			'Income tax returns (PDF) of the last financial year. An expression for a file may give a list.',
	},
	fileUrl('itr_report_url'),
	password('itr_report_passwords'),
);

/** Documents for the purpose that a customer names. */
export const supportingPurposeDocUrl: OperationField = files(
	{
		displayName: 'Supporting Purpose Documents',
		name: 'supportingPurposeDocUrl',
		description: 'PDFs that support the purpose. An expression for a file may give a list.',
	},
	fileUrl('supporting_purpose_doc_url'),
);

/** What to do about the refusals of enhanced due diligence. */
export const eddAdvice: Readonly<Record<string, string>> = {
	...customerUnverified,
	'edd not required':
		'There is nothing to submit: DollarPe asks for it when is_edd_required is true in the limits.',
};

/** DollarPe has no way to read a submission. */
export function lookAtLimits(operation: string): string {
	return `Read the limits with Limit → ${operation} first: while is_edd_required is true, wait for DollarPe's EDD event before you submit again.`;
}

/** A row for each file, with what DollarPe takes of it. */
function files(
	field: Pick<OperationField, 'displayName' | 'name' | 'description' | 'required'>,
	...values: OperationField[]
): OperationField {
	return {
		type: 'fixedCollection',
		typeOptions: { multipleValues: true },
		placeholder: 'Add File',
		default: {},
		options: [{ name: 'files', displayName: 'File', values }],
		...field,
	};
}

function fileUrl(list: string): OperationField {
	return {
		displayName: 'File',
		name: 'url',
		type: 'string',
		default: '',
		required: true,
		placeholder: 'e.g. https://example.com/statement.pdf, or the name of a binary field',
		description: 'URL or name of a binary field',
		routing: inBody(`=${list}[{{$index}}]`),
		convert: toFileUrl,
	};
}

/** DollarPe wants the passwords in the order of the files, and "" for a file without one. */
function password(list: string): OperationField {
	return {
		displayName: 'Password',
		name: 'password',
		type: 'string',
		typeOptions: { password: true },
		default: '',
		description: 'What opens the file; blank for a file without a password',
		routing: inBody(`=${list}[{{$index}}]`),
		convert: toPassword,
	};
}
