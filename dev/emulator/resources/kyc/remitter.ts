import { randomUUID } from 'node:crypto';

import { z } from 'zod';

import type { Answer } from '../../answers/answer';
import { success } from '../../answers/envelope';
import { refuse } from '../../answers/refuse';
import type { Context } from '../../server/context';
import type { Call } from '../../server/endpoint';
import type { Remitter } from '../../store/records';
import { isoDay, text } from '../../validation/fields';
import { readBody } from '../../validation/readBody';

const CREATE = z.object({
	client_reference_id: text().optional(),
	first_name: text(),
	last_name: text(),
	dob: isoDay(),
	nationality: text(),
	residence_country: text(),
	city: text(),
	address_line: text(),
	phone: text(),
	source_of_funds: text(),
	id_type: text(),
	id_number: text(),
});

/**
 * Makes a remitter, or gives the one who has the document already. Source: DollarPe's demo app, autumn 2026; the words of
 * its refusal are ours.
 */
export function createRemitter({ body }: Call, { store }: Context): Answer {
	const { client_reference_id = null, ...given } = readBody(body, CREATE);
	if (given.residence_country === 'IND') {
		refuse('residence_country', 'Remitter must live outside India');
	}
	const [existing] = store.remitters.by('document', `${given.id_type} ${given.id_number}`);
	if (existing !== undefined) return success(shown(existing));
	const remitter: Remitter = { id: randomUUID(), client_reference_id, ...given };
	store.remitters.add(remitter);
	return success(shown(remitter));
}

function shown(remitter: Remitter): object {
	const full_name = `${remitter.first_name} ${remitter.last_name}`;
	return { ...remitter, full_name, status: 'VERIFIED' };
}
