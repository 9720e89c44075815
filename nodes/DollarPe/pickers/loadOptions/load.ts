import type { ILoadOptionsFunctions, INodePropertyOptions } from 'n8n-workflow';

import type { Advice } from '../../../client/errors/advice';
import { errorOf } from '../../../client/errors/errors';
import { literalName, openPicker, describeError } from '../picker';
import type { Request } from '../../../client/http/request';
import { NO_CHOICE } from '../../resources/loadedChoice';

/**
 * The choices that an endpoint of DollarPe's gives. n8n shows "Error fetching options" for whatever a loader throws, so
 * what went wrong is an option of its own, which cannot be sent.
 *
 * @param read makes options of what lies under `data`; without any, the list says that there are none
 */
export async function loadFrom(
	context: ILoadOptionsFunctions,
	url: string,
	read: (data: unknown) => INodePropertyOptions[],
	advice?: Advice,
): Promise<INodePropertyOptions[]> {
	const request: Request = { method: 'GET', url };
	try {
		const connection = await openPicker(context);
		const outcome = await connection.send(request);
		if (outcome.kind !== 'answered') {
			const error = errorOf(outcome, connection, request, { advice, isPicker: true });
			return [message(error.message, error.description ?? '')];
		}
		const options = read(outcome.envelope.data);
		if (options.length > 0) return options;
		return [message('DollarPe names no choices', 'Give the value by an expression.')];
	} catch (error) {
		// A new node asks before n8n has put the credential into it, and n8n does not ask again by itself.
		const again = 'Select a credential, then close this node and open it again.';
		return [message('The list could not be loaded', `${describeError(error)} ${again}`)];
	}
}

function message(name: string, description: string): INodePropertyOptions {
	return { name: literalName(name), value: NO_CHOICE, description };
}

/** Options sorted by name. */
export function optionsOf(
	values: readonly string[],
	nameOf: (value: string) => string = (value) => value.toUpperCase().replaceAll('_', ' '),
): INodePropertyOptions[] {
	return values
		.map((value) => ({ name: nameOf(value), value }))
		.sort((a, b) => a.name.localeCompare(b.name, 'en'));
}
