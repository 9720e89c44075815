import type { IDataObject } from 'n8n-workflow';

import { isMadeByRun, rememberOutcome } from '../../../../nodes/DollarPe/delivery/orders/madeByRun';
import type { PreparedItem } from '../../../../nodes/DollarPe/delivery/deliverer';
import type { Run } from '../../../../nodes/DollarPe/delivery/run';
import { runIdOf } from '../../../../nodes/DollarPe/run/runIdOf';
import { existingOrder } from '../../../../nodes/DollarPe/resources/orders/existing';
import { PAYOUT } from '../../../../nodes/DollarPe/resources/orders/orderType';

const delivery = existingOrder(PAYOUT);
const ID = '5b75096f-de8d-44b4-9230-d94e6948abb6';

const run = (id: string) => ({ id }) as Run;
const item = (reference: string) =>
	({ request: { body: { client_reference_id: reference } } }) as unknown as PreparedItem;
const make = (id: string, reference: string) =>
	rememberOutcome(run(id), delivery, item(reference), {
		kind: 'answered',
		envelope: { data: { id: ID } },
	} as unknown as Parameters<typeof rememberOutcome>[3]);
const isMade = (id: string, reference: string, order: IDataObject = { id: ID }) =>
	isMadeByRun(run(id), delivery, item(reference), order, false);

it('knows an order by its run and reference, however that is written', () => {
	make('one', 'order-1');
	expect(isMade('one', 'ORDER–1')).toBe(true);
	expect(isMade('one', 'order-2')).toBe(false);
	expect(isMade('two', 'order-1')).toBe(false);
	expect(isMade('one', 'order-1', { id: '6b1f7d3e-0000-4000-8000-000000000000' })).toBe(false);
});

it('forgets the oldest: a process that runs for months must not fill up', () => {
	for (let n = 0; n <= 20_000; n++) make('many', `order-${n}`);
	expect(isMade('many', 'order-0')).toBe(false);
	expect(isMade('many', 'order-2')).toBe(true);
	expect(isMade('many', 'order-20000')).toBe(true);
});

describe('a run of the node', () => {
	const id = (executionId: string, name: string, $runIndex: number) =>
		runIdOf({
			getExecutionId: () => executionId,
			getNode: () => ({ name }),
			getWorkflowDataProxy: () => ({ $runIndex }),
		} as unknown as Parameters<typeof runIdOf>[0]);

	it.each<[string, Parameters<typeof id>]>([
		['another execution', ['2', 'DollarPe', 0]],
		['another node', ['1', 'DollarPe1', 0]],
		['another pass of a loop', ['1', 'DollarPe', 1]],
	])('is another one in %s: what one made is not made by the other', (_, other) => {
		expect(id(...other)).not.toBe(id('1', 'DollarPe', 0));
	});

	it('is the same one when n8n tries it again', () =>
		expect(id('1', 'DollarPe', 0)).toBe(id('1', 'DollarPe', 0)));
});
