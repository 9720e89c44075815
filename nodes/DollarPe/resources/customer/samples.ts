import type { IDataObject } from 'n8n-workflow';

/** What DollarPe's samples of a customer all have (API reference, Customer, early 2026). */
const CUSTOMER: IDataObject = {
	id: '550e8400-e29b-41d4-a716-446655440000',
	status: 'VERIFIED',
	full_name: 'John Doe',
	email: 'john.doe@example.com',
	phone: '+1234567890',
	country: 'USA',
	client_reference_id: 'cust_12345',
	type: 'INDIVIDUAL',
	failure_reason: null,
};

/** Create: without the residence. A document type at creation is odd, and may be null. */
export const NEW_CUSTOMER: IDataObject = {
	...CUSTOMER,
	status: 'UNVERIFIED',
	client_reference_id: 'test123',
	document_type: 'AADHAAR',
};

/** Get Many: without the document type. */
export const LISTED_CUSTOMER: IDataObject = {
	...CUSTOMER,
	non_residence_status: true,
	residence_alpha_3_country_code: 'USA',
};

/** Get: all of it. */
export const WHOLE_CUSTOMER: IDataObject = { ...LISTED_CUSTOMER, document_type: 'AADHAAR' };
