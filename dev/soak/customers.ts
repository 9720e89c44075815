import { contactsOf, isValid } from '../lib/contacts';
import { createOrGet } from '../lib/createOrGet';
import { inARow } from '../n8n/workflow';
import { ITEMS, type Load } from './load';

/** Contacts of a CRM that become customers. */
export const customers: Load = {
	flow: {
		nodes: [createOrGet],
		connections: inARow([ITEMS, createOrGet.name]),
		done: createOrGet.name,
		refused: [createOrGet.name],
	},
	rows: async (_emulator, count, chance) => await Promise.resolve(contactsOf(count, chance)),
	isValid,
	termsOf: ({ name, email, phone }) => [name, email, `+91${String(phone)}`].map(String),
	made: ({ customers: all }) =>
		all.map(({ client_reference_id: ref, full_name, email, phone }) => ({
			ref: ref ?? '',
			terms: [full_name, email ?? '', phone ?? ''],
		})),
};
