import type { Bench } from '../e2e/checks/bench';
import type { Deployment } from './deployment';

/** What the checks of the queue mode work with. */
export interface QueueBench extends Pick<Bench, 'check' | 'n8n' | 'sandbox' | 'credential'> {
	deployment: Deployment;
}
