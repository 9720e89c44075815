import type { OperationField } from '../operation';

/** What one payment may cost. An option that is a text is a positive amount; see readOptions. */
export const maxSendingAmount: OperationField = {
	displayName: 'Max Sending Amount',
	name: 'maxSendingAmount',
	type: 'string',
	default: '',
	placeholder: 'e.g. 500',
	description:
		'The most that one payment may send, in the currency of its sending amount. The quotation of each item is read first, and an item above the limit is not sent.',
};

/** What all payments of an execution may cost. */
export const maxTotalAmount: OperationField = {
	displayName: 'Max Total Amount',
	name: 'maxTotalAmount',
	type: 'string',
	default: '',
	placeholder: 'e.g. 10000',
	description:
		'The most that this node may send in one execution, loops and retries included, for each currency of the sending amounts. A payment that existed already counts too. The first item that would pass it and all later ones are not sent. The count begins anew if n8n resumes the execution in another process.',
};
