import { findings } from './exportedSecrets';

const workflowWith = (parameters: object, more: object = {}, node: object = {}) => ({
	name: 'Contacts to customers',
	nodes: [{ id: 'create', name: 'Create', parameters, ...node }],
	connections: {},
	...more,
});

// In parts, so that no scanner of repositories takes them for what they look like.
const joined = (...parts: string[]) => parts.join('');

describe('what an export from n8n carries along: published once, a secret is known for good', () => {
	it.each<[finding: string, workflow: object]>([
		['meta: not for others', workflowWith({}, { meta: { templateCredsSetupCompleted: true } })],
		['meta.instanceId: not for others', workflowWith({}, { meta: { instanceId: 'a' } })],
		['id: not for others', workflowWith({}, { id: 'x' })],
		['versionId: not for others', workflowWith({}, { versionId: 'x' })],
		['pinData: not for others', workflowWith({}, { pinData: {} })],
		['staticData: not for others', workflowWith({}, { staticData: null })],
		['shared: not for others', workflowWith({}, { shared: [] })],
		[
			'nodes.0.credentials.dollarPeApi.id: not for others',
			workflowWith({}, {}, { credentials: { dollarPeApi: { id: 'x', name: 'DollarPe' } } }),
		],
		[
			'nodes.0.parameters.sheet.cachedResultUrl: not for others',
			workflowWith({ sheet: { cachedResultUrl: 'x' } }),
		],
		[
			'nodes.0.parameters.a: a key of a known service',
			workflowWith({ a: joined('sk', '_live_abcd1234') }),
		],
		[
			'nodes.0.parameters.a: a key of a known service',
			workflowWith({ a: joined('gh', 'p_abcd12345678') }),
		],
		['nodes.0.parameters.a: a token', workflowWith({ a: joined('Bea', 'rer abcd.1234-5678') })],
		[
			'nodes.0.parameters.a.0.b: a token',
			workflowWith({ a: [{ b: joined('ey', 'JhbGciOiJI.abcdefghij') }] }),
		],
		[
			'nodes.0.parameters.a: a private key',
			workflowWith({ a: joined('-----BE', 'GIN PRIVATE KEY-----') }),
		],
		[
			'nodes.0.parameters.a: a password in an address',
			workflowWith({ a: 'https://me:pass@n8n.test/a' }),
		],
		[
			'nodes.0.parameters.a: a long random text',
			workflowWith({ a: '0123456789abcdef0123456789abcdef' }),
		],
		[
			'nodes.0.parameters.a: a long random text',
			workflowWith({ a: `key=${'Ab1+'.repeat(10)}Abc=` }),
		],
		[
			'nodes.0.parameters.a: the address of a person',
			workflowWith({ a: 'Ask somebody@company.test' }),
		],
		['nodes.0.parameters.a: an id', workflowWith({ a: '0c8f6a52-7a59-4a0c-8c0f-6d8f1f1a7b11' })],
		['nodes.0.id: an id', workflowWith({}, {}, { id: '0c8f6a52-7a59-4a0c-8c0f-6d8f1f1a7b11' })],
	])('%s', (finding, workflow) => expect(findings(workflow)).toContain(finding));

	it('what an example needs may stay: the name of a credential, the id that makes an address', () => {
		const workflow = workflowWith(
			{ email: 'asha.rao@example.com', name: '={{ $json.properties.firstname }}' },
			{ settings: { executionOrder: 'v1' } },
			{
				webhookId: '0c8f6a52-7a59-4a0c-8c0f-6d8f1f1a7b11',
				credentials: { dollarPeApi: { name: 'DollarPe' } },
			},
		);
		expect(findings(workflow)).toEqual([]);
	});
});
