// Who may import whom, type-only imports included. Imports only go down, and there is no circle. test/package/imports.test.ts
// has dependency-cruiser look after it.

const N8N_WORKFLOW = 'node_modules/n8n-workflow/';
// What the nodes know of the credential: nothing else of its folder.
const CREDENTIAL_FORM = '^credentials/form[.]ts$';
const CRYPTO = '^(node:)?crypto$';

/** Files of these folders import from these places and from nowhere else. */
function only(name, from, ...places) {
	return { name, severity: 'error', from: { path: from }, to: { pathNot: places } };
}

/** The floors of nodes/DollarPe, from the ground up: none imports from one above it. */
const FLOORS = ['resources', 'params', 'delivery', 'run'];

const floors = FLOORS.map((floor, n) => {
	const above = [...FLOORS.slice(n + 1), 'panel', 'pickers', '[^/]+[.]node[.]ts'];
	return {
		name: `nodes/DollarPe/${floor}`,
		severity: 'error',
		from: { path: `^nodes/DollarPe/${floor}/` },
		to: {
			path: `^nodes/DollarPe/(${above.join('|')})`,
		},
	};
});

module.exports = {
	forbidden: [
		{
			name: 'no circle',
			severity: 'error',
			from: {},
			to: { circular: true },
		},

		// What ships.
		only('dollarpe', '^dollarpe/', '^dollarpe/', CRYPTO),
		only('credentials', '^credentials/', '^credentials/', '^dollarpe/', N8N_WORKFLOW),
		only(
			'nodes/client',
			'^nodes/client/',
			'^nodes/client/',
			CREDENTIAL_FORM,
			'^dollarpe/',
			N8N_WORKFLOW,
			CRYPTO,
		),
		only(
			'the two nodes',
			'^nodes/(DollarPe|DollarPeTrigger)/',
			'^nodes/$1/',
			'^nodes/client/',
			CREDENTIAL_FORM,
			'^dollarpe/',
			N8N_WORKFLOW,
			CRYPTO,
		),
		...floors,
		{
			name: 'nodes/DollarPe/panel',
			severity: 'error',
			from: { path: '^nodes/DollarPe/panel/' },
			to: { path: '^nodes/DollarPe/', pathNot: '^nodes/DollarPe/(panel|resources)/' },
		},
		{
			name: 'resources see nothing of requests',
			severity: 'error',
			from: { path: '^nodes/DollarPe/(resources|params/declaration|panel)/' },
			// It sends nothing.
			to: { path: '^nodes/client/', pathNot: '^nodes/client/webhookUrl[.]ts$' },
		},

		// What only developers run.
		{
			name: 'emulator and contract share nothing with what they judge',
			severity: 'error',
			from: { path: '^dev/(emulator|contract)/' },
			to: { path: '^(dollarpe|nodes|credentials|dev|test)/', pathNot: '^dev/(emulator|contract)/' },
		},
		{
			name: 'dev/lib and dev/engine stand by themselves',
			severity: 'error',
			from: { path: '^dev/(lib|engine)/' },
			to: { path: '^(nodes|credentials|dev|test)/', pathNot: '^dev/$1/' },
		},
		{
			name: 'dev/n8n',
			severity: 'error',
			from: { path: '^dev/n8n/' },
			to: { path: '^(nodes|credentials|dev|test)/', pathNot: '^dev/(n8n|lib|emulator)/' },
		},
		{
			name: 'the programs do not import each other',
			severity: 'error',
			from: { path: '^dev/(bench|demo|e2e|queue|simulation|soak)/' },
			to: { path: '^(dev|test)/', pathNot: '^dev/($1|lib|n8n|emulator|engine)/' },
		},
	],
	options: {
		doNotFollow: { path: 'node_modules' },
		tsConfig: { fileName: 'tsconfig.dev.json' },
		tsPreCompilationDeps: true,
	},
};
