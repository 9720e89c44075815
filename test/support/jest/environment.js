const vm = require('node:vm');
const { ModernFakeTimers } = require('@jest/fake-timers');
const { ModuleMocker } = require('jest-mock');

const { globals } = require('./globals');

/** Stands for the worker's own context, which Node.js has no object for. */
const OWN_CONTEXT = Object.freeze({});

// Jest compiles each file in the context that its environment names; without a name, Node.js compiles in its own.
const { compileFunction } = vm;
vm.compileFunction = (code, parameters, options) =>
	compileFunction(
		code,
		parameters,
		options?.parsingContext === OWN_CONTEXT ? { ...options, parsingContext: undefined } : options,
	);

const { exit } = process;

/**
 * Runs test files in the worker's own context, so that they can share the packages that `runtime.js` loads. After each
 * file the globals and the environment variables are what they were.
 */
module.exports = class {
	constructor({ projectConfig }) {
		this.global = globalThis;
		this.variables = { ...process.env };
		this.moduleMocker = new ModuleMocker(globalThis);
		this.fakeTimers = null;
		this.fakeTimersModern = new ModernFakeTimers({ config: projectConfig, global: globalThis });
		// What Jest itself uses while a test has replaced it.
		globalThis[Symbol.for('jest-native-now')] = Date.now.bind(Date);
	}

	async setup() {}

	async teardown() {
		this.fakeTimersModern.dispose();
		process.exit = exit;
		for (const name of Object.keys(process.env)) {
			if (!(name in this.variables)) delete process.env[name];
		}
		Object.assign(process.env, this.variables);
		for (const key of Reflect.ownKeys(globalThis)) {
			if (!globals.has(key)) Reflect.deleteProperty(globalThis, key);
		}
		for (const [key, descriptor] of globals) Reflect.defineProperty(globalThis, key, descriptor);
	}

	exportConditions() {
		return ['node', 'node-addons'];
	}

	getVmContext() {
		return OWN_CONTEXT;
	}
};
