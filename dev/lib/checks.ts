import { test } from 'node:test';

import { isEnding } from './cleanup';
import { Problem } from './problem';

/** One check of what ships; its title says what a user would otherwise lose. */
export type Check = (title: string, body: () => Promise<void>) => Promise<void>;

/** Checks that Node.js's test runner runs and prints, one after the other. */
export class Checks {
	private passed = 0;

	private failed = 0;

	/** @param words only checks with these words in their title are run; all by default */
	constructor(private readonly words = '') {}

	/** A failed check does not stop the next one. */
	readonly check: Check = async (title, body) => {
		if (isEnding() || !title.toLowerCase().includes(this.words.toLowerCase())) return;
		await test(title, async () => {
			try {
				await body();
				this.passed += 1;
			} catch (error) {
				// A check that fails during clean-up fails because of it.
				if (isEnding()) await new Promise(() => {});
				this.failed += 1;
				throw error;
			}
		});
	};

	/**
	 * Prints the counts as the last line, below the test runner's report of failures.
	 *
	 * @throws {Problem} if no check has run, since such a run proves nothing
	 */
	close(): void {
		const { passed, failed, words } = this;
		if (passed + failed === 0) throw new Problem(`No check has "${words}" in its title.`);
		process.once('exit', () => console.log(`\n${passed} passed, ${failed} failed`));
	}
}
