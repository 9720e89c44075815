import { test } from 'node:test';

import { isEnding } from './cleanup';
import { Problem } from './problem';

/** One thing that must be true of what we ship; its title says what a user would otherwise lose. */
export type Check = (title: string, body: () => Promise<void>) => Promise<void>;

/** Checks that Node.js's test runner runs, prints and counts, one after the other. */
export class Checks {
	private count = 0;

	/** @param words only checks with these words in their title are run; all where it is left out */
	constructor(private readonly words = '') {}

	/** A check that fails does not keep the next from running. */
	readonly check: Check = async (title, body) => {
		if (isEnding() || !title.toLowerCase().includes(this.words.toLowerCase())) return;
		this.count += 1;
		await test(title, async () => {
			try {
				await body();
			} catch (error) {
				// What fails while everything is being undone fails because of that.
				if (isEnding()) await new Promise(() => {});
				throw error;
			}
		});
	};

	/** @throws {Problem} when there was nothing to check: such a run has shown nothing */
	close(): void {
		if (this.count === 0) throw new Problem(`No check has "${this.words}" in its title.`);
	}
}
