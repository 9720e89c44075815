import type { Operation, OperationField, Resource } from '../operation';
import { createQuotation, type OwnQuotation } from './createQuotation';
import { fetchRate } from './fetchRate';
import { get, type OwnOrder } from './get';
import { getAll, type OwnHistory } from './getAll';
import { getConfiguration } from './getConfiguration';
import { getQuotation } from './getQuotation';
import { initiate, type OwnInitiate } from './initiate';
import { mockStatus } from './mockStatus';
import type { TwinOrderType } from './orderType';
import { updateTransferId, type OwnTransfer } from './updateTransferId';

/** What one kind of order has of its own, by operation; what all kinds have stands in the operation's file. */
export interface OwnParts {
	createQuotation: OwnQuotation;
	fetchRate: Pick<Operation, 'description'>;
	get: OwnOrder;
	getAll: OwnHistory;
	getConfiguration: Pick<Operation, 'description'>;
	getQuotation: Pick<Operation, 'simplified'>;
	initiate: OwnInitiate;
	/** The order, for the mock of its status. */
	orderIdInBody: OperationField;
	updateTransferId: OwnTransfer;
	/** What no other kind of order has. */
	others?: readonly Operation[];
}

/** The resource of one kind of order, without the operations that it lacks. */
export function orderResource(type: TwinOrderType, own: OwnParts): Resource {
	const operations = [
		createQuotation(type, own.createQuotation),
		fetchRate(type, own.fetchRate),
		get(type, own.get),
		getConfiguration(type, own.getConfiguration),
		getAll(type, own.get, own.getAll),
		getQuotation(type, own.getQuotation, own.createQuotation.sample),
		initiate(type, own.initiate),
		mockStatus(type, own.orderIdInBody),
		updateTransferId(type, own.updateTransferId),
		...(own.others ?? []),
	].sort((a, b) => a.name.localeCompare(b.name, 'en'));
	return {
		name: type.name,
		value: type.value,
		operations: operations.filter(({ value }) => !type.lacks.includes(value)),
		defaultOperation: 'createQuotation',
	};
}
