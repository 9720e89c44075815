import type { Fault } from './faults';
import type { PlannedOutage } from './scenario';

/** A time in which no request to a service gets an answer of DollarPe's. */
export class Outage {
	/** When it began, if it has. */
	beganAt?: number;

	constructor(private readonly planned: PlannedOutage | undefined) {}

	/**
	 * What is wrong with a request, if it is sent while its service is out.
	 *
	 * @param count how many requests there were
	 */
	faultOf(url: string, count: number, now: number): Fault | undefined {
		const { planned } = this;
		if (!planned || count < planned.afterRequests) return undefined;
		this.beganAt ??= now;
		const isOver = now >= this.beganAt + planned.lastsMs;
		return !isOver && isOf(planned.service, url) ? planned.fault : undefined;
	}
}

function isOf(service: string, url: string): boolean {
	return new URL(url).pathname.startsWith(`/${service}/`);
}
