import { spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';

const ROOT = join(__dirname, '../..');
const CRUISER = join(ROOT, 'node_modules/dependency-cruiser/bin/dependency-cruise.mjs');
const CONFIG = join(ROOT, '.dependency-cruiser.cjs');
const FOLDERS = ['credentials', 'dev', 'dollarpe', 'nodes'];

interface Cruise {
	summary: {
		totalCruised: number;
		violations: Array<{ from: string; to: string; rule: { name: string } }>;
	};
}

/** What dependency-cruiser finds in a tree: "rule: from → to" for each. */
function violationsIn(root: string) {
	const args = [CRUISER, '--config', CONFIG, '--output-type', 'json', ...FOLDERS];
	const { stdout, stderr } = spawnSync(process.execPath, args, {
		cwd: root,
		encoding: 'utf8',
		maxBuffer: 1e8,
	});
	if (stdout === '') throw new Error(stderr);
	const { summary } = JSON.parse(stdout) as Cruise;
	return {
		files: summary.totalCruised,
		violations: summary.violations.map(({ rule, from, to }) => `${rule.name}: ${from} → ${to}`),
	};
}

describe('who may import whom: each floor must stay readable and usable without those above it', () => {
	it('imports only go down, and in no circle', () => {
		const { files, violations } = violationsIn(ROOT);
		expect(files).toBeGreaterThan(150);
		expect(violations).toEqual([]);
	}, 120_000);

	/** A file, what it imports, and the rule that must say no; none where it may. */
	const CASES: Array<[file: string, imported: string, rule?: string]> = [
		['dollarpe/a', 'node:crypto'],
		['dollarpe/b', 'n8n-workflow', 'dollarpe'],
		['dollarpe/c', 'node:fs', 'dollarpe'],
		['dollarpe/d', 'nodes/client/a', 'dollarpe'],
		['credentials/a', 'dollarpe/a'],
		['credentials/b', 'nodes/client/a', 'credentials'],
		['credentials/form', 'dollarpe/a'],
		['nodes/client/a', 'n8n-workflow'],
		['nodes/client/c', 'credentials/form'],
		['nodes/client/d', 'credentials/a', 'nodes/client'],
		['nodes/DollarPe/run/h', 'credentials/form'],
		['nodes/client/webhookUrl', 'dollarpe/a'],
		['nodes/DollarPe/resources/c', 'nodes/client/webhookUrl'],
		['nodes/client/b', 'nodes/DollarPe/run/a', 'nodes/client'],
		['nodes/DollarPe/run/a', 'nodes/DollarPe/resources/a'],
		['nodes/DollarPe/run/b', 'nodes/client/a'],
		['nodes/DollarPe/run/c', 'credentials/a', 'the two nodes'],
		['nodes/DollarPe/run/d', 'dev/lib/a', 'the two nodes'],
		['nodes/DollarPe/resources/a', 'dollarpe/a'],
		[
			'nodes/DollarPe/resources/b',
			'nodes/DollarPe/params/declaration/a',
			'nodes/DollarPe/resources',
		],
		['nodes/DollarPe/params/declaration/a', 'nodes/client/a', 'resources see nothing of requests'],
		['nodes/DollarPe/panel/a', 'nodes/DollarPe/resources/a'],
		['nodes/DollarPe/panel/b', 'nodes/DollarPe/params/declaration/a', 'nodes/DollarPe/panel'],
		['nodes/DollarPe/panel/c', 'nodes/DollarPe/run/a', 'nodes/DollarPe/panel'],
		['nodes/DollarPe/panel/d', 'nodes/client/a', 'resources see nothing of requests'],
		['nodes/DollarPe/panel/options', 'n8n-workflow'],
		[
			'nodes/DollarPe/params/declaration/b',
			'nodes/DollarPe/panel/options',
			'nodes/DollarPe/params',
		],
		['nodes/DollarPe/params/a', 'nodes/DollarPe/run/a', 'nodes/DollarPe/params'],
		['nodes/DollarPe/params/b', 'nodes/DollarPe/delivery/a', 'nodes/DollarPe/params'],
		['nodes/DollarPe/params/c', 'nodes/DollarPe/panel/a', 'nodes/DollarPe/params'],
		['nodes/DollarPe/delivery/a', 'nodes/DollarPe/params/a'],
		['nodes/DollarPe/delivery/b', 'nodes/DollarPe/run/a', 'nodes/DollarPe/delivery'],
		['nodes/DollarPe/delivery/c', 'nodes/DollarPe/panel/a', 'nodes/DollarPe/delivery'],
		['nodes/DollarPe/run/e', 'nodes/DollarPe/panel/a', 'nodes/DollarPe/run'],
		['nodes/DollarPe/run/f', 'nodes/DollarPe/pickers/a', 'nodes/DollarPe/run'],
		['nodes/DollarPe/pickers/a', 'nodes/DollarPe/run/a'],
		['nodes/DollarPe/run/g', 'test/support/a', 'the two nodes'],
		['nodes/DollarPeTrigger/a', 'nodes/client/a'],
		['nodes/DollarPeTrigger/b', 'nodes/DollarPe/run/a', 'the two nodes'],
		['dev/lib/a', 'node:fs'],
		['dev/lib/b', 'dev/n8n/a', 'dev/lib and dev/engine stand by themselves'],
		['dev/emulator/a', 'dollarpe/a', 'emulator and contract share nothing with what they judge'],
		['dev/emulator/b', 'dev/lib/a', 'emulator and contract share nothing with what they judge'],
		['dev/emulator/c', 'dev/contract/a'],
		['dev/contract/a', 'node:fs'],
		['dev/contract/b', 'dollarpe/a', 'emulator and contract share nothing with what they judge'],
		['dev/n8n/a', 'dev/lib/a'],
		['dev/n8n/b', 'dev/e2e/a', 'dev/n8n'],
		['dev/e2e/a', 'dev/n8n/a'],
		['dev/bench/a', 'dev/e2e/a', 'the programs do not import each other'],
		['dev/scripts/a', 'dev/e2e/a'],
		['dollarpe/circle/a', 'dollarpe/circle/b', 'no circle'],
		['dollarpe/circle/b', 'dollarpe/circle/a'],
		['nodes/DollarPe/run/circle/a', 'nodes/DollarPe/run/circle/b', 'no circle'],
		['nodes/DollarPe/run/circle/b', 'nodes/DollarPe/run/circle/a'],
		['dev/lib/circle/a', 'dev/lib/circle/b', 'no circle'],
		['dev/lib/circle/b', 'dev/lib/circle/a'],
	];

	it('a file that breaks a rule is found, where it only imports a type too', () => {
		const root = mkdtempSync(join(tmpdir(), 'imports-'));
		try {
			symlinkSync(join(ROOT, 'node_modules'), join(root, 'node_modules'));
			writeFileSync(join(root, 'tsconfig.dev.json'), '{}');
			for (const [file, imported] of CASES) {
				const path = join(root, `${file}.ts`);
				const from = [...FOLDERS, 'test'].some((folder) => imported.startsWith(`${folder}/`))
					? join(root, imported)
					: imported;
				mkdirSync(dirname(path), { recursive: true });
				writeFileSync(path, `import type { A } from '${from}';\nexport type B = A;\n`);
			}
			const found = violationsIn(root).violations.map((line) => line.split(' → ')[0]);
			const expected = CASES.filter(([, , rule]) => rule !== undefined);
			expect(found.sort()).toEqual(expected.map(([file, , rule]) => `${rule}: ${file}.ts`).sort());
		} finally {
			rmSync(root, { recursive: true, force: true });
		}
	}, 120_000);
});
