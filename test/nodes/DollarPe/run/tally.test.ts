import { NodeApiError, type INode } from 'n8n-workflow';

import { Tally } from '../../../../nodes/DollarPe/run/tally';

const node = { name: 'DollarPe', type: 'dollarPe' } as INode;

function failure(): NodeApiError {
	const error = new NodeApiError(
		node,
		{ answer: '<html>'.repeat(1000) },
		{ message: 'Refused [Item 0]', description: 'Correct it.' },
	);
	error.context.data = { answer: '<html>'.repeat(1000) };
	error.context.recordLabel = 'Email: a@b.example';
	return error;
}

describe('many failed items: 40,000 error pages must not fill the memory of n8n', () => {
	it('keeps of an error what its item shows, and no answer', () => {
		const tally = new Tally(2);
		tally.record(0, { kind: 'refused', error: failure() });
		expect(tally.results).toEqual([
			{ kind: 'refused', error: { message: 'Refused [Item 0]', description: 'Correct it.' } },
			{ kind: 'notSent' },
		]);
		expect(tally.output().map(({ json }) => json)).toEqual([
			{ error: 'Refused [Item 0]', message: 'Correct it.' },
			{
				error: 'Not sent: the execution was canceled [Item 1]',
				message: 'Item 1 was not sent: its turn had not come yet.',
			},
		]);
	});

	it('says an error without a description twice: n8n 1 takes an item with a blank message for a success', () => {
		const tally = new Tally(1);
		tally.record(0, { kind: 'refused', error: new NodeApiError(node, {}, { message: 'Refused' }) });
		const [item] = tally.output();
		expect(item?.json.error).not.toBe('');
		expect(item?.json.message).toBe(item?.json.error);
	});

	it('ends a run with its first error, whole, and names the others', () => {
		const tally = new Tally(2);
		const first = failure();
		tally.record(1, { kind: 'refused', error: first });
		tally.record(0, { kind: 'uncertain', error: failure() });
		expect(tally.error(node)).toBe(first);
		expect(first.context.data).toBeDefined();
		expect(first.context.failed).toEqual([
			{ item: 1, message: 'Refused [Item 0]', recordLabel: 'Email: a@b.example' },
			{ item: 0, message: 'Refused [Item 0]', recordLabel: 'Email: a@b.example' },
		]);
	});
});
