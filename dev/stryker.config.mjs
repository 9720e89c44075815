// Mutation tests: Stryker changes one place of what ships at a time, and a test must fail. Whatever survives is code that
// could be wrong without anybody noticing. `npm run mutants -- --mutate nodes/client/retry.ts` takes one file.

/** @type {import('@stryker-mutator/api/core').PartialStrykerOptions} */
export default {
	mutate: ['dollarpe/**/*.ts', 'nodes/client/**/*.ts'],
	testRunner: 'jest',
	// Each mutant meets only the tests that come by.
	coverageAnalysis: 'perTest',
	jest: {
		config: {
			...(await import('../jest.config.js')).default,
			testMatch: ['<rootDir>/test/{credentials,dollarpe,nodes}/**/*.test.ts'],
		},
	},
	concurrency: 2,
	// All tests once, before the first mutant.
	dryRunTimeoutMinutes: 20,
	reporters: ['clear-text', 'progress'],
	clearTextReporter: { allowColor: false, logTests: false, allowEmojis: false },
	ignorePatterns: ['dist', 'docs'],
	tempDirName: '.cache/mutants',
	allowEmpty: false,
};
