import type { ILoadOptionsFunctions, INodePropertyOptions } from 'n8n-workflow';

import { SERVICES } from '../../../../dollarpe/environments';
import { isRecord } from '../../../../dollarpe/json/json';
import { chosenCustomer } from '../listSearch/chosenCustomer';
import { customerNotFound } from '../../resources/customerAdvice';
import { documentTypes } from '../../resources/kyc/document';
import { choices } from './configuration';
import { loadFrom, optionsOf } from './load';

/** The documents that DollarPe takes of the chosen customer; those that it documents while no customer is known. */
export async function getDocumentTypes(
	this: ILoadOptionsFunctions,
): Promise<INodePropertyOptions[]> {
	const customer = chosenCustomer(this);
	if ('problem' in customer) return documentTypes;
	return await loadFrom(
		this,
		`${SERVICES.cms}/kyc/configuration/${customer.id}`,
		(data) =>
			optionsOf(isRecord(data) ? choices(data.supported_document_types) : [], toDisplayName),
		new Map(Object.entries(customerNotFound)),
	);
}

function toDisplayName(type: string): string {
	const known = documentTypes.find(({ value }) => value === type.toUpperCase());
	return known?.name ?? type.replaceAll('_', ' ');
}
