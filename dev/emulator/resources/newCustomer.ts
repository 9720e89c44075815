import { z } from 'zod';

import { Refusal } from '../answers/answer';
import { failure } from '../answers/envelope';
import type { PythonJson } from '../pythonJson/value';
import type { Customer, Customers } from '../store/customers';
import { alpha2Of } from '../validation/country';
import { email, flag, isoDay, text } from '../validation/fields';
import { asE164 } from '../validation/phone';
import { readBody } from '../validation/readBody';

/** A customer before it has an id and a status. */
export type NewCustomer = Omit<
	Customer,
	'id' | 'status' | 'type' | 'failure_reason' | 'document_type'
>;

const CREATE = z.object({
	full_name: text(),
	email: email(),
	phone: text(),
	alpha_3_country_code: text(),
	client_reference_id: text().optional(),
	non_residence_status: flag().optional(),
	residence_alpha_3_country_code: text().optional(),
	/** Since autumn 2026, for customers in the US; no answer shows it. */
	dob: isoDay().optional(),
});

const CREATE_PAYOUT_ONLY = CREATE.partial({ email: true, phone: true });

/**
 * Reads the body of customer/create and checks it in this order: each field, the countries, the phone
 * number, uniqueness. Source: DollarPe docs, Customer → Create.
 *
 * @throws {Refusal} 400 with the first of these that fails
 */
export function newCustomer(body: PythonJson, customers: Customers): NewCustomer {
	return checked(readBody(body, CREATE), customers);
}

/**
 * Reads the body of customer/payout/create, whose customers may have neither email nor phone. That the same is checked is
 * assumed. Source: DollarPe's demo app, autumn 2026.
 *
 * @throws {Refusal} as {@link newCustomer}
 */
export function newPayoutOnlyCustomer(body: PythonJson, customers: Customers): NewCustomer {
	return checked(readBody(body, CREATE_PAYOUT_ONLY), customers);
}

function checked(given: z.output<typeof CREATE_PAYOUT_ONLY>, customers: Customers): NewCustomer {
	const {
		phone: phoneAsGiven,
		alpha_3_country_code: country,
		client_reference_id = null,
		non_residence_status = false,
		residence_alpha_3_country_code = null,
		full_name,
		email: address = null,
	} = given;
	const alpha2 = countryOf(country);
	checkResidence(residence_alpha_3_country_code);
	const phone = phoneAsGiven === undefined ? null : phoneOf(phoneAsGiven, alpha2);
	checkContacts(address, phone, customers);
	checkReference(client_reference_id, customers);

	return {
		full_name,
		email: address,
		phone,
		country,
		client_reference_id,
		non_residence_status,
		residence_alpha_3_country_code,
	};
}

function countryOf(alpha3: string): string {
	const alpha2 = alpha2Of(alpha3);
	if (alpha2 !== undefined) return alpha2;
	throw new Refusal(
		failure(400, 'REQ_INVALID_COUNTRY', { alpha_3_country_code: ['Invalid country code'] }),
	);
}

function checkResidence(alpha3: string | null): void {
	if (alpha3 === null || alpha2Of(alpha3) !== undefined) return;
	throw new Refusal(
		failure(400, 'REQ_INVALID_RESIDENCE_COUNTRY', {
			residence_alpha_3_country_code: ['Invalid country code'],
		}),
	);
}

function phoneOf(phone: string, alpha2: string): string {
	const number = asE164(phone, alpha2);
	if (number !== undefined) return number;
	throw new Refusal(failure(400, 'INPUT_MALFORMED', { phone: ['Enter a valid phone number.'] }));
}

function checkContacts(email: string | null, phone: string | null, customers: Customers): void {
	const errors: Record<string, string[]> = {};
	if (email !== null && customers.hasEmail(email)) errors.email = ['Email already in use'];
	if (phone !== null && customers.hasPhone(phone)) errors.phone = ['Phone already in use'];
	if (Object.keys(errors).length === 0) return;
	throw new Refusal(failure(400, 'USR_DUPLICATE_CONTACT', errors));
}

function checkReference(reference: string | null, customers: Customers): void {
	if (reference === null || !customers.hasReference(reference)) return;
	throw new Refusal(
		failure(400, 'INPUT_MALFORMED', {
			client_reference_id: ['Client Reference ID already exists'],
		}),
	);
}
