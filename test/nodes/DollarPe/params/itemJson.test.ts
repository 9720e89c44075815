import type { IDataObject, IExecuteFunctions } from 'n8n-workflow';

import { itemJson } from '../../../../nodes/DollarPe/params/itemJson';

const input = ['a', 'b', 'c'].map((name) => ({ json: { name } }));

/** A context whose expressions see other data than the input where `seen` says so. */
function contextWith(seen: Record<number, IDataObject> = {}) {
	const getWorkflowDataProxy = jest.fn((n: number) => ({ $json: seen[n] ?? input[n]?.json }));
	const context = { getInputData: () => input, getWorkflowDataProxy };
	return { context: context as unknown as IExecuteFunctions, getWorkflowDataProxy };
}

describe('the data of an item: a customer must get those of its own row', () => {
	it("are the input's, without asking n8n for each item", () => {
		const { context, getWorkflowDataProxy } = contextWith();
		expect([0, 1, 2, 1].map((n) => itemJson(context, n)?.name)).toEqual(['a', 'b', 'c', 'b']);
		expect(getWorkflowDataProxy.mock.calls.flat()).toEqual([0, 2]);
	});

	it.each([0, 2])('are what expressions see, where that differs at item %d', (n) => {
		const all = Object.fromEntries([0, 1, 2].map((each) => [each, { name: `seen ${each}` }]));
		const { context } = contextWith({ 1: { name: 'seen 1' }, [n]: all[n] ?? {} });
		expect(itemJson(context, n)).toEqual({ name: `seen ${n}` });
		expect(itemJson(context, 1)).toEqual({ name: 'seen 1' });
	});
});
