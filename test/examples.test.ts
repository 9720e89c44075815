import { at, listAt, textAt } from '../dev/lib/json';
import { exampleFiles, readExample } from '../dev/n8n/examples';
import { DollarPeTrigger } from '../nodes/DollarPeTrigger/DollarPeTrigger.node';
import { findings } from './support/exportedSecrets';

const SYNCS = [
	'sync-crm-from-csv.json',
	'sync-crm-from-google-sheets.json',
	'sync-crm-from-hubspot.json',
];

const LARGE_SYNC = 'large-sync-one-batch.json';

/** The trigger in the version that n8n's editor adds. */
const { defaultVersion: NEWEST } = new DollarPeTrigger().description;

const JOURNEYS = ['bring-a-customer-in.json', 'pay-in.json', 'pay-out.json'];

/** Where the connections into a node come from: the nodes, each with the number of its output. */
function into(file: string, name: string): string[] {
	return Object.entries(readExample(file).connections).flatMap(([from, { main }]) =>
		listAt(main).flatMap((branch, output) =>
			listAt(branch).some((to) => textAt(to, 'node') === name) ? [`${from} ${output}`] : [],
		),
	);
}

/** What a Set node of an example gives its field. */
function valueOf(file: string, node: string, field: string): string {
	const found = readExample(file).nodes.find(({ name }) => name === node);
	const fields = listAt(found, 'parameters', 'assignments', 'assignments');
	return textAt(
		fields.find((each) => textAt(each, 'name') === field),
		'value',
	);
}

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

	it('no two of them have a person in common: after one has run, the other still shows what its note promises', () => {
		const keys =
			/[\w.]+@example\w*(\.com)?|crm-\d+|order-\d+|invoice-\d+|\b\+?[\d ]{8,15}\b|ABC[A-Z]{2}\d{4}[A-Z]/g;
		const owners = new Map<string, string>();
		for (const file of exampleFiles()) {
			// Not the three syncs' common code, whose comment has a phone number.
			const own = readExample(file).nodes.filter(({ name }) => name !== 'Tidy contacts');
			const text = JSON.stringify(own.map(({ parameters }) => parameters));
			for (const [key] of text.matchAll(keys)) {
				expect([key, owners.get(key) ?? file]).toEqual([key, file]);
				owners.set(key, file);
			}
		}
		expect(owners.size).toBeGreaterThan(20);
	});

	it.each(SYNCS)(
		'%s sends only contacts that are ready, and lists all others as failed',
		(file) => {
			expect(into(file, 'Create or get customer')).toEqual(['Ready to be sent? 0']);
			expect(into(file, 'Not sent')).toEqual(['Ready to be sent? 1']);
			expect(into(file, 'Failed')).toEqual(['Create or get customer 1']);
			// Two into one would be two runs, and n8n would make two reports.
			const branches = ['Created', 'Existing', 'Different', 'Failed', 'Not sent'];
			expect(into(file, 'All contacts')).toEqual(branches.map((name) => `${name} 0`));
			const merge = readExample(file).nodes.find(({ name }) => name === 'All contacts');
			expect(at(merge, 'parameters', 'numberInputs')).toBe(branches.length);
			expect(valueOf(file, 'Not sent', 'outcome')).toBe('failed');
		},
	);

	it.each([
		...SYNCS.flatMap((file) =>
			['Created', 'Existing', 'Different'].map((node) => [file, node, 'Tidy contacts'] as const),
		),
		...['Customer', 'Different'].map((node) => [LARGE_SYNC, node, 'Contacts'] as const),
	])(
		'%s, %s: names the contact by its own ID, whoever else has the customer',
		(file, node, from) => {
			expect(valueOf(file, node, 'crmId')).toBe(`={{ $('${from}').item.json.crmId }}`);
		},
	);

	it(`${LARGE_SYNC} keeps apart who has the same data and who may be somebody else`, () => {
		expect(into(LARGE_SYNC, 'The same data?')).toEqual(['Create or get customer 0']);
		expect(into(LARGE_SYNC, 'Customer')).toEqual(['The same data? 0']);
		expect(into(LARGE_SYNC, 'Different')).toEqual(['The same data? 1']);
		expect(into(LARGE_SYNC, 'Refused')).toEqual(['Create or get customer 1']);
	});

	it('sync-crm-from-csv.json reads a file with a byte order mark, or no contact would have its ID', () => {
		const rows = readExample('sync-crm-from-csv.json').nodes.find(({ name }) => name === 'Rows');
		expect(rows?.parameters).toMatchObject({ operation: 'csv', options: { enableBOM: true } });
	});

	it('they use the newest version of the trigger', () => {
		const versions = exampleFiles().flatMap((file) =>
			readExample(file)
				.nodes.filter(({ type }) => type === 'n8n-nodes-dollarpe.dollarPeTrigger')
				.map(({ typeVersion }) => typeVersion),
		);
		expect(versions).toEqual([NEWEST, NEWEST, NEWEST]);
	});

	it.each(JOURNEYS)('%s loses no item: each DollarPe node has an error branch', (file) => {
		const { nodes, connections } = readExample(file);
		const dollarPe = nodes.filter(({ type }) => type === 'n8n-nodes-dollarpe.dollarPe');
		expect(dollarPe.length).toBeGreaterThan(3);
		for (const { name, onError } of dollarPe) {
			expect([name, onError]).toEqual([name, 'continueErrorOutput']);
			const branches = listAt(connections, name, 'main');
			expect([name, branches.map((branch) => listAt(branch).length)]).toEqual([name, [1, 1]]);
		}
	});

	it.each(JOURNEYS)('%s asks DollarPe at most once a minute, and gives up in the end', (file) => {
		const { nodes } = readExample(file);
		const settings = nodes.find(({ name }) => name === 'Settings');
		const given = Object.fromEntries(
			listAt(settings, 'parameters', 'assignments', 'assignments').map((field) => [
				textAt(field, 'name'),
				at(field, 'value'),
			]),
		);
		expect(given.secondsBetweenChecks).toBeGreaterThanOrEqual(60);
		expect(given.giveUpAfterHours).toBeLessThanOrEqual(24);
		const waits = nodes.filter(
			({ type, name }) => type === 'n8n-nodes-base.wait' && name !== 'Wait for the UTR',
		);
		expect(waits.length).toBeGreaterThan(1);
		for (const { parameters } of waits) {
			expect(parameters).toEqual({
				amount: "={{ $('Settings').first().json.secondsBetweenChecks }}",
				unit: 'seconds',
			});
		}
	});

	describe('ai-agent-payout-approval.json: no model decides about money', () => {
		const { nodes, connections } = readExample('ai-agent-payout-approval.json');
		const tool = nodes.find(({ type }) => type === 'n8n-nodes-dollarpe.dollarPeTool');
		const asTools = (name: string) =>
			listAt(connections, name, 'ai_tool', 0).map((to) => textAt(to, 'node'));

		it('reaches the agent through the human review alone', () => {
			expect(asTools('Pay out')).toEqual(['Approve the payout']);
			expect(asTools('Approve the payout')).toEqual(['AI Agent']);
			const review = nodes.find(({ name }) => name === 'Approve the payout');
			expect(review?.type).toMatch(/HitlTool$/);
			expect(at(review, 'parameters', 'approvalOptions', 'values', 'approvalType')).toBe('double');
		});

		it('lets the model fill in no field of the tool: what the person approves is what is paid', () => {
			expect(JSON.stringify(nodes)).not.toContain('$fromAI');
			expect(tool?.parameters).toMatchObject({
				operation: 'initiate',
				clientReferenceId: expect.stringContaining('.sessionId'),
				quotationId: expect.stringContaining("$('Create quotation')"),
			});
		});
	});

	describe('approve-payout.json: no payout without its approval', () => {
		const FILE = 'approve-payout.json';
		const { nodes } = readExample(FILE);
		it('starts only what a person has approved, or what the comparison says needs nobody', () => {
			expect(into(FILE, 'Initiate payout')).toEqual(['Still valid? 0']);
			expect(into(FILE, 'Still valid?')).toEqual(['What now? 2', 'Decision 0']);
			expect(into(FILE, 'What now?')).toEqual(['Compare with the bill 0']);
			const next = nodes.find(({ name }) => name === 'What now?');
			const rules = listAt(next, 'parameters', 'rules', 'values').map((rule) =>
				textAt(rule, 'conditions', 'conditions', 0, 'leftValue'),
			);
			expect(rules).toEqual([
				'={{ !$json.isOwed }}',
				'={{ $json.needsApproval }}',
				'={{ !$json.needsApproval }}',
			]);
		});

		it('shows the person whose account it is, not only IDs that nobody knows by heart', () => {
			expect(into(FILE, 'Get bank account')).toEqual(['What now? 1']);
			expect(into(FILE, 'Get customer')).toEqual(['Get bank account 0']);
			expect(into(FILE, 'Ask for approval')).toEqual(['Get customer 0']);
			const ask = nodes.find(({ name }) => name === 'Ask for approval');
			const question = textAt(ask, 'parameters', 'assignments', 'assignments', 0, 'value');
			expect(question).toContain("$('Get bank account').first().json.account_name");
			expect(question).not.toMatch(/bank_id|customer_id/);
		});

		it("pays once, by the bill's own reference", () => {
			const initiate = nodes.find(({ name }) => name === 'Initiate payout');
			expect(initiate?.parameters).toMatchObject({
				operation: 'initiate',
				clientReferenceId: "={{ $('Bill').first().json.reference }}",
			});
		});
	});

	it('kyc-from-form.json saves its executions, or n8n deletes the papers before DollarPe has fetched them', () => {
		expect(readExample('kyc-from-form.json').settings).toMatchObject({
			saveDataSuccessExecution: 'all',
			saveDataErrorExecution: 'all',
		});
	});

	it('kyc-from-form.json sends KYC only for a customer who is new, or was stopped before', () => {
		const { nodes, connections } = readExample('kyc-from-form.json');
		const before = Object.entries(connections).filter(([, { main }]) =>
			listAt(main)
				.flat()
				.some((to) => textAt(to, 'node') === 'Add KYC data'),
		);
		expect(before.map(([name]) => name)).toEqual(['May KYC begin?']);
		const gate = nodes.find(({ name }) => name === 'May KYC begin?');
		const condition = textAt(gate, 'parameters', 'conditions', 'conditions', 0, 'leftValue');
		expect(condition).toContain("status === 'UNVERIFIED'");
		expect(condition).toContain('differences');
	});

	it.each(['pay-in.json', 'pay-out.json'])('%s moves money once for each reference', (file) => {
		const initiate = readExample(file).nodes.filter(
			({ parameters }) => at(parameters, 'operation') === 'initiate',
		);
		expect(initiate).toHaveLength(1);
		expect(textAt(initiate[0], 'parameters', 'clientReferenceId')).toMatch(/\.json\.reference }}$/);
	});
});
