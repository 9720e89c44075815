import type { World } from '../world';
import { conduct } from './conduct';
import { createdOnce } from './createdOnce';
import { whatExists } from './existence';
import type { Finding } from './finding';
import { outage } from './outage';
import { whatWasTold } from './outcomes';

export type { Finding } from './finding';

/** Everything that is wrong in a world. */
export function findingsIn(world: World): Finding[] {
	return [
		...whatExists(world),
		...world.runs.flatMap((run) => whatWasTold(world, run)),
		...createdOnce(world),
		...conduct(world),
		...outage(world),
	];
}
