/* eslint-disable no-console -- runs on a developer's machine, never inside n8n */

import { isEnding } from './cleanup';

/** One thing that must be true of what we ship; its title says what a user would otherwise lose. */
export type Check = (title: string, body: () => Promise<void>) => Promise<void>;

/** Runs checks one after the other and counts them. */
export class Checks {
	private passed = 0;

	private readonly failures: string[] = [];

	/** Prints the heading of a group of checks. */
	group(name: string): void {
		console.log(`\n${name}`);
	}

	/** A check that fails does not keep the next from running. */
	check: Check = async (title, body) => {
		if (isEnding()) return;
		const start = Date.now();
		try {
			await body();
			this.passed += 1;
			console.log(`  ok    ${title} (${seconds(start)})`);
		} catch (error) {
			if (isEnding()) return;
			this.failures.push(title);
			console.log(`  FAIL  ${title} (${seconds(start)})`);
			console.log(
				indented(error instanceof Error ? (error.stack ?? error.message) : String(error)),
			);
		}
	};

	/** Prints the last line and gives the exit code. */
	close(): number {
		const failed = this.failures.length;
		if (failed > 0)
			console.log(`\nFailed:\n${this.failures.map((title) => `  ${title}`).join('\n')}`);
		console.log(`\n${this.passed} passed, ${failed} failed`);
		// A run in which nothing was checked has shown nothing.
		return failed === 0 && this.passed > 0 ? 0 : 1;
	}
}

function seconds(start: number): string {
	return `${((Date.now() - start) / 1000).toFixed(1)} s`;
}

function indented(text: string): string {
	return text
		.split('\n')
		.map((line) => `        ${line}`)
		.join('\n');
}
