import type { ILoadOptionsFunctions } from 'n8n-workflow';

import { isUuid } from '../../../../dollarpe/uuid';
import { NO_CHOICE } from '../../resources/loadedChoice';
import { valueIn } from '../../resources/locator';

/**
 * The customer whom the node names, as far as the editor knows: it evaluates expressions with the data of the last
 * execution, and gives null for one that it cannot evaluate.
 *
 * @returns the ID, or why there is none
 */
export function chosenCustomer(
	context: ILoadOptionsFunctions,
): { id: string } | { problem: string } {
	const value = valueIn(context.getCurrentNodeParameter('customerId'));
	const text = typeof value === 'string' ? value.trim() : undefined;
	if (text === '' || text === NO_CHOICE)
		return { problem: 'Choose a customer in Customer ID first.' };
	if (text === undefined || text.startsWith('=')) {
		return {
			problem:
				'Customer ID is an expression whose value is not known here. Execute the nodes before this one first, or give the ID.',
		};
	}
	return isUuid(text)
		? { id: text }
		: { problem: "Correct Customer ID first: it is no ID of DollarPe's." };
}
