import type { IDataObject, IExecuteFunctions } from 'n8n-workflow';

/** The contexts in which n8n's expressions see the items that the node gets. As a tool of an agent they see others. */
const seesInput = new WeakMap<IExecuteFunctions, boolean>();

/**
 * An item's data, as n8n's expressions see them. n8n builds a whole world for that, whose clock alone costs more than
 * all of our own work on an item; so it does it for the first item and the last, and where they are those of the node's
 * input, so are all.
 */
export function itemJson(context: IExecuteFunctions, itemIndex: number): IDataObject | undefined {
	const items = context.getInputData();
	let isInput = seesInput.get(context);
	if (isInput === undefined) {
		isInput = [0, items.length - 1].every((n) => seen(context, n) === items[n]?.json);
		seesInput.set(context, isInput);
	}
	return isInput ? items[itemIndex]?.json : seen(context, itemIndex);
}

function seen(context: IExecuteFunctions, itemIndex: number): IDataObject | undefined {
	return context.getWorkflowDataProxy(itemIndex).$json;
}
