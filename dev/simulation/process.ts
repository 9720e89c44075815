import type { Client } from './network';

/** An operating system's process, in which executions run. */
export class Process {
	isDead = false;

	private resolve: () => void = () => {};

	readonly died = new Promise<void>((resolve) => (this.resolve = resolve));

	die(): void {
		this.isDead = true;
		this.resolve();
	}
}

/** An execution as the network sees it. */
export class RunningClient implements Client {
	private events = 0;

	constructor(
		readonly plan: number,
		readonly isHealthy: boolean,
		readonly process: Process,
		private readonly lastEvent: number | undefined,
		private readonly end: () => void,
	) {}

	isDead(): boolean {
		return this.process.isDead;
	}

	noteEvent(): void {
		if (++this.events === this.lastEvent) this.end();
	}
}
