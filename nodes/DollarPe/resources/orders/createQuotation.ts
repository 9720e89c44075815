import type { IDataObject } from 'n8n-workflow';

import { additionalFields, bankAccountLocator, customerIdInBody, inBody } from '../fields';
import { data, type Operation, type OperationField } from '../operation';
import { assetInBody, fiatInBody, riskParameters } from './fields';
import type { OrderType } from './orderType';
import { quotationAdvice } from './refusals';

/** What Create Quotation of one kind of order has of its own. */
export interface OwnQuotation
	extends Pick<Operation, 'description' | 'simplified' | 'sample' | 'amountLimits' | 'options'> {
	/** What every body has from the start. */
	body?: IDataObject;
	/** Added to what is advised for all kinds. */
	advice?: Operation['advice'];
	bankId: Pick<OperationField, 'description' | 'required' | 'zapyd'>;
	/** Fields after Bank ID. */
	fields?: OperationField[];
	/** The amount, which may be given in more than one way. */
	amounts: OperationField[];
	/** Optional fields after those about risk. */
	optional?: OperationField[];
}

/**
 * POST /payout/quotation and /payin/quotation (DollarPe docs, API reference, Payout → Quotation and Payin → Quotation, early
 * 2026). No error text of a payin is known: the advice is for those of its twin.
 */
export function createQuotation(
	type: OrderType,
	{ body, advice, bankId, fields = [], amounts, optional = [], ...own }: OwnQuotation,
): Operation {
	return {
		name: 'Create Quotation',
		value: 'createQuotation',
		action: `Create ${type.singular} quotation`,
		routing: {
			request: { method: 'POST', url: `${type.path}/quotation`, ...(body && { body }) },
			output: data,
		},
		advice: { ...quotationAdvice(type), ...advice },
		whenUncertain: 'A quotation moves no money: you can just make another one.',
		fields: [
			customerIdInBody,
			{ ...bankAccountLocator({ routing: inBody('bank_id') }), ...bankId },
			...fields,
			assetInBody,
			fiatInBody,
			...amounts,
			additionalFields(...riskParameters, ...optional),
		],
		...(type.newFields.length > 0 && { simplifiedInZapyd: type.newFields }),
		...own,
	};
}
