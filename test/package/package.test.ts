import { execFileSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

import { schemaFiles } from '../../dev/scripts/generateSchemas';

const ROOT = join(__dirname, '../..');
const manifest: Record<string, unknown> = JSON.parse(
	readFileSync(join(ROOT, 'package.json'), 'utf8'),
);

interface Packed {
	files: Array<{ path: string }>;
}

// `npm test` builds first.
const [packed]: Packed[] = JSON.parse(
	execFileSync('npm', ['pack', '--dry-run', '--json'], {
		cwd: ROOT,
		encoding: 'utf8',
		shell: process.platform === 'win32',
	}),
);
const files = packed?.files.map(({ path }) => path) ?? [];

describe('the package: what n8n installs', () => {
	it('holds the built node, its papers, and nothing else', () => {
		const others = files.filter((file) => !file.startsWith('dist/'));
		expect(others.sort()).toEqual([
			'CHANGELOG.md',
			'LICENSE',
			'README.md',
			'index.js',
			'package.json',
		]);
	});

	it('holds no test, no emulator, no source and no build info', () => {
		const kinds = files
			.filter((file) => file.startsWith('dist/'))
			.map((file) => file.split('.').pop());
		expect([...new Set(kinds)].sort()).toEqual(['js', 'json', 'svg']);
		expect(files.filter((file) => /emulator|engine|test|e2e|demo|bench/.test(file))).toEqual([]);
	});

	it('holds everything that package.json promises to n8n, and the icons', () => {
		const { n8n } = JSON.parse(readFileSync(join(ROOT, 'package.json'), 'utf8')) as {
			n8n: { nodes: string[]; credentials: string[] };
		};
		const promised = [
			...n8n.nodes,
			...n8n.credentials,
			'dist/icons/dollarpe.svg',
			'dist/icons/dollarpe.dark.svg',
		];
		expect(promised.filter((file) => !files.includes(file))).toEqual([]);
	});

	it('holds the output schema of every operation where n8n looks for it: beside the node', () => {
		const schemas = files.filter((file) => file.includes('/__schema__/'));
		expect(schemas).toContain('dist/nodes/DollarPe/__schema__/v1.0.0/customer/create.json');
		const expected = [...schemaFiles()].map(([path]) => `dist/nodes/DollarPe/__schema__/${path}`);
		expect(schemas.sort()).toEqual(expected.sort());
	});

	it('brings no code of others along', () => {
		expect(manifest).not.toHaveProperty('dependencies');
		expect(manifest).not.toHaveProperty('optionalDependencies');
		expect(manifest.peerDependencies).toEqual({ 'n8n-workflow': '*' });
	});

	it('needs nothing at run time but n8n-workflow, Node.js itself and its own files', () => {
		const required = files
			.filter((file) => file.endsWith('.js'))
			.flatMap((file) => [
				...readFileSync(join(ROOT, file), 'utf8').matchAll(/require\("([^"]+)"\)/g),
			])
			.map(([, name]) => name ?? '')
			.filter((name) => !name.startsWith('.'));
		expect([...new Set(required)].sort()).toEqual(['n8n-workflow', 'node:crypto']);
	});

	it('names no package registry in its lock file, so that it installs from any', () => {
		const lock = readFileSync(join(ROOT, 'package-lock.json'), 'utf8');
		expect(lock).not.toContain('"resolved"');
		expect(existsSync(join(ROOT, '.npmrc'))).toBe(true);
	});
});
