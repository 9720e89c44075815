import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

const FOLDER = join(__dirname, '../../.github/workflows');
const workflows = readdirSync(FOLDER).map((file): [file: string, text: string] => [
	file,
	readFileSync(join(FOLDER, file), 'utf8'),
]);

/** The jobs of a workflow, as text. */
function jobsOf(text: string): string[] {
	const [, jobs = ''] = text.split(/^jobs:$/m);
	return jobs.split(/^ {2}(?=[\w-]+:$)/m).slice(1);
}

const usesIn = (text: string) => [...text.matchAll(/uses: (.+)$/gm)].map(([, used = '']) => used);

describe('what GitHub runs for us: whoever changes it unseen publishes in our name', () => {
	it.each(workflows)(
		'%s pins each action by its commit, and says which version that is',
		(_, text) => {
			expect(usesIn(text).length).toBeGreaterThan(0);
			const loose = usesIn(text).filter(
				(used) => !/^[\w/-]+@[0-9a-f]{40} # v\d+\.\d+\.\d+$/.test(used),
			);
			expect(loose).toEqual([]);
		},
	);

	it('has one version of each action', () => {
		// Actions from one repository have one version.
		const pins = workflows
			.flatMap(([, text]) => usesIn(text))
			.map((used) => used.replace(/^([\w-]+\/[\w-]+)[\w/-]*@/, '$1@'));
		const actions = new Set(pins.map((pin) => pin.split('@')[0]));
		expect(new Set(pins).size).toBe(actions.size);
	});

	it.each(workflows)('%s may only read, where a job does not say what else it needs', (_, text) => {
		const [head = ''] = text.split(/^jobs:$/m);
		expect(head).toMatch(/^permissions:\n {2}contents: read\n/m);
		expect(text).not.toContain('write-all');
	});

	it('lets nothing that npm installs run where the package is published', () => {
		const publishing = workflows
			.flatMap(([, text]) => jobsOf(text))
			.filter((job) => job.includes('id-token: write'));
		expect(publishing).toHaveLength(1);
		const [job = ''] = publishing;
		const commands = [...job.matchAll(/^ +(?:- )?run: (.+)$/gm)].map(([, command]) => command);
		expect(commands).toEqual([
			'echo "$SHA256  $TARBALL" | sha256sum --check --strict',
			'npm publish "./$TARBALL" --provenance --access public',
		]);
		expect(job).not.toContain('actions/checkout');
	});
});
