const { createRequire, isBuiltin } = require('node:module');
const Runtime = require('jest-runtime').default;

const { keepingGlobals } = require('./globals');

/** Loads a package as Node.js does: once for all test files of a worker. */
function loadPackage(from, name) {
	const requireFrom = createRequire(from);
	const path = requireFrom.resolve(name);
	if (path in require.cache) return require.cache[path].exports;
	return keepingGlobals(() => requireFrom(name));
}

/**
 * Loads this project's own files anew for each test file, as Jest does, and packages only once: n8n's engine takes
 * seconds to load, and no test changes a package.
 */
module.exports = class extends Runtime {
	requireModule(from, name, options, isActual) {
		const isPackage = name !== undefined && !/^[./]/.test(name) && !isBuiltin(name);
		if (isPackage && !options?.isInternalModule) return loadPackage(from, name);
		return super.requireModule(from, name, options, isActual);
	}
};
