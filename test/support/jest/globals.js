/** What a worker has before its first test file, and what packages add. */
const globals = new Map(
	Reflect.ownKeys(globalThis).map((key) => [key, Object.getOwnPropertyDescriptor(globalThis, key)]),
);

/** Does something that may add globals, which then stay. */
function keepingGlobals(work) {
	const before = new Set(Reflect.ownKeys(globalThis));
	try {
		return work();
	} finally {
		for (const key of Reflect.ownKeys(globalThis)) {
			if (!before.has(key)) globals.set(key, Object.getOwnPropertyDescriptor(globalThis, key));
		}
	}
}

module.exports = { globals, keepingGlobals };
