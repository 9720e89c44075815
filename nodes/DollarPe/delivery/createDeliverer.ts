import { recordLabelOf } from '../../client/errors/recordLabel';
import { waitForFinalStatus } from '../resources/waiting';
import { createOrGet } from './createOrGet';
import type { Deliverer } from './deliverer';
import { list } from './list';
import { once } from './once';
import { order } from './order';
import { orderAfterLook } from './orderAfterLook';
import { withinLimits } from './orders/withinLimits';
import { poll } from './poll';
import { failedAfterSend } from './results';
import type { Run } from './run';

/** The deliverer of the operation's kind. What it throws for an item is that item's error. */
export function createDeliverer(run: Run): Deliverer {
	const deliverer = delivererOf(run);
	return {
		...deliverer,
		async deliver(item) {
			try {
				return await deliverer.deliver(item);
			} catch (error) {
				const { itemIndex, request } = item;
				const label = recordLabelOf(request);
				return failedAfterSend(error, run.context.getNode(), itemIndex, request.method, label);
			}
		},
	};
}

function delivererOf(run: Run): Deliverer {
	const { delivery } = run.declaration;
	switch (delivery.kind) {
		case 'once':
			return once(run);
		case 'list':
			return list(run);
		case 'poll':
			return run.options.own.has(waitForFinalStatus.name) ? poll(run, delivery) : once(run);
		case 'createOrGet':
			return createOrGet(run, delivery);
		case 'order':
			return withinLimits(run, delivery, order(run, delivery));
		case 'orderAfterLook':
			return orderAfterLook(run, delivery);
	}
}
