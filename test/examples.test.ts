import { exampleFiles, readExample } from '../dev/n8n/examples';
import { findings } from './support/exportedSecrets';

const SYNCS = [
	'sync-crm-from-csv.json',
	'sync-crm-from-google-sheets.json',
	'sync-crm-from-hubspot.json',
];

describe('the examples: what we give people to start with', () => {
	it.each(exampleFiles())("%s has one note that explains it, and nobody's credentials", (file) => {
		const { nodes } = readExample(file);
		expect(nodes.filter(({ type }) => type === 'n8n-nodes-base.stickyNote')).toHaveLength(1);
		expect(nodes.filter((node) => node.credentials !== undefined)).toEqual([]);
	});

	it.each(exampleFiles())('%s has nothing of the n8n that it came from', (file) => {
		expect(findings(readExample(file))).toEqual([]);
	});

	it('no two of them listen at the same address: only one of two such workflows can be active', () => {
		const ids = exampleFiles().flatMap((file) =>
			readExample(file).nodes.flatMap((node) => ('webhookId' in node ? [node.webhookId] : [])),
		);
		expect(ids.length).toBeGreaterThan(0);
		expect(new Set(ids).size).toBe(ids.length);
	});

	/** What follows after the fields of a contact are known. Where a node stands does not matter. */
	function sharedPart(file: string): object {
		const { nodes, connections } = readExample(file);
		const first = nodes.findIndex(({ name }) => name === 'Tidy contacts');
		expect(first).toBeGreaterThan(0);
		const shared = nodes.slice(first);
		const onwards = Object.entries(connections).filter(([from]) =>
			shared.some(({ name }) => name === from),
		);
		return { nodes: shared.map((node) => ({ ...node, position: [] })), onwards };
	}

	it('who knows one of the three syncs knows all: they differ only in where contacts come from', () => {
		const [csv, ...others] = SYNCS.map(sharedPart);
		for (const other of others) expect(other).toEqual(csv);
	});
});
