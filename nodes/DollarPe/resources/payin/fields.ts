import { inBody } from '../fields';
import { orderId, quotationId } from '../orders/fields';
import { PAYIN } from '../orders/side';
import type { OperationField } from '../operation';

export const payinIdInPath = orderId(PAYIN);

export const payinIdInBody: OperationField = { ...payinIdInPath, routing: inBody('payin_id') };

export const quotationIdInPath = quotationId(PAYIN);

export const quotationIdInBody: OperationField = {
	...quotationIdInPath,
	routing: inBody('quotation_id'),
};
