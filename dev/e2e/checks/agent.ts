import assert from 'node:assert/strict';

import { at, recordAt, textAt } from '../../lib/json';
import { exampleWith } from '../../n8n/examples';
import { execute } from '../../n8n/execution';
import { withCredential } from '../../n8n/workflow';
import { startChatModel } from '../chatModel';
import type { Bench } from './bench';

const CHAT = 'When chat message received';
const MODEL = '@n8n/n8n-nodes-langchain.lmChatOpenAi';

const ASHA = {
	Full_Name: 'Asha Rao',
	Email: 'asha.rao@example.com',
	Phone: '9911002211',
	Nationality: 'IND',
};

/** The example with an AI agent. The chat model is a stand-in; n8n's agent and our tool are real. */
export async function checkAgent({ check, n8n, sandbox, credential }: Bench): Promise<void> {
	await check('AI agent: it creates a customer, and reads why one is refused', async () => {
		sandbox.reset();
		const model = await startChatModel(ASHA);
		const openAi = await n8n.createCredential('Chat model', 'openAiApi', {
			apiKey: 'none',
			url: model.url,
			header: false,
		});
		const example = exampleWith(credential, 'ai-agent-tool.json');
		const workflow = {
			...withCredential(example, openAi, [MODEL]),
			pinData: { [CHAT]: [{ json: { chatInput: 'Please create Asha Rao', sessionId: 'one' } }] },
		};

		const first = await execute(n8n, workflow, CHAT);
		assert.equal(first.status, 'success', first.error.message);
		assert.equal(sandbox.customers.length, 1);
		assert.equal(sandbox.customers[0]?.full_name, 'Asha Rao');
		const answer = textAt(first.items('AI Agent')[0], 'output');
		assert.ok(answer.includes(sandbox.customers[0]?.id ?? '?'), answer);

		const [tool] = model.tools;
		assert.match(textAt(tool, 'function', 'description'), /customer/i);
		const schema = at(tool, 'function', 'parameters');
		assert.deepEqual(Object.keys(recordAt(schema, 'properties')).sort(), Object.keys(ASHA).sort());
		assert.match(textAt(schema, 'properties', 'Phone', 'description'), /without country prefix/);

		const second = await execute(n8n, workflow, CHAT);
		assert.equal(sandbox.customers.length, 1);
		assert.match(textAt(second.items('AI Agent')[0], 'output'), /Email already in use/);
	});
}
