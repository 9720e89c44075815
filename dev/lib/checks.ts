import { test } from 'node:test';

import { isEnding } from './cleanup';
import { Problem } from './problem';

/** One thing that must be true of what we ship; its title says what a user would otherwise lose. */
export type Check = (title: string, body: () => Promise<void>) => Promise<void>;

/** Checks that Node.js's test runner runs and prints, one after the other. */
export class Checks {
	private passed = 0;

	private failed = 0;

	/** @param words only checks with these words in their title are run; all where it is left out */
	constructor(private readonly words = '') {}

	/** A check that fails does not keep the next from running. */
	readonly check: Check = async (title, body) => {
		if (isEnding() || !title.toLowerCase().includes(this.words.toLowerCase())) return;
		await test(title, async () => {
			try {
				await body();
				this.passed += 1;
			} catch (error) {
				// What fails while everything is being undone fails because of that.
				if (isEnding()) await new Promise(() => {});
				this.failed += 1;
				throw error;
			}
		});
	};

	/**
	 * Has the counts be the last line, below what the test runner says of failures.
	 *
	 * @throws {Problem} when there was nothing to check: such a run has shown nothing
	 */
	close(): void {
		const { passed, failed, words } = this;
		if (passed + failed === 0) throw new Problem(`No check has "${words}" in its title.`);
		process.once('exit', () => console.log(`\n${passed} passed, ${failed} failed`));
	}
}
