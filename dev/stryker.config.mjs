// Mutation tests: Stryker changes one place of what ships at a time, and a unit test must fail. A change that survives is
// code that could be wrong without anybody noticing. `npm run mutants -- --mutate nodes/client/http/retry.ts` takes one file.
import jestConfig from '../jest.config.js';

/** @type {import('@stryker-mutator/api/core').PartialStrykerOptions} */
export default {
	mutate: ['dollarpe/**/*.ts', 'nodes/client/**/*.ts'],
	testRunner: 'jest',
	jest: {
		// Tests of whole nodes would take minutes for each mutant. What only they reach is reported as "no coverage".
		config: {
			...jestConfig,
			testMatch: ['<rootDir>/test/{dollarpe,nodes/client}/**/*.test.ts'],
			// A mutant must leave nothing behind for the next.
			testEnvironment: 'node',
			runtime: undefined,
		},
	},
	// Each mutant runs only the tests that reach it.
	coverageAnalysis: 'perTest',
	concurrency: 2,
	reporters: ['clear-text', 'progress'],
	clearTextReporter: { allowColor: false, allowEmojis: false, logTests: false },
	ignorePatterns: ['.cache', 'dist', 'docs'],
	tempDirName: '.cache/mutants',
};
