/* eslint-disable @n8n/community-nodes/no-restricted-imports -- runs on a developer's machine, never inside n8n */
import assert from 'node:assert/strict';

import { startChatModel } from '../chatModel';
import { exampleWith } from '../../n8n/examples';
import { execute } from '../../n8n/execution';
import { withCredential } from '../../n8n/workflow';
import { at, recordAt, textAt } from '../../lib/json';
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

	await check('AI agent: what the agent asks for becomes a customer', async () => {
		const execution = await execute(n8n, workflow, CHAT);
		assert.equal(execution.status, 'success', execution.error.message);
		assert.equal(sandbox.customers.length, 1);
		assert.equal(sandbox.customers[0]?.full_name, 'Asha Rao');
		const answer = textAt(execution.items('AI Agent')[0], 'output');
		assert.ok(answer.includes(sandbox.customers[0]?.id ?? '?'), answer);
	});

	await check('AI agent: the model is told each field that it has to fill in', async () => {
		const [tool] = model.tools;
		assert.match(textAt(tool, 'function', 'description'), /customer/i);
		const schema = at(tool, 'function', 'parameters');
		assert.deepEqual(Object.keys(recordAt(schema, 'properties')).sort(), Object.keys(ASHA).sort());
		assert.match(textAt(schema, 'properties', 'Phone', 'description'), /without country prefix/);
	});

	await check("AI agent: DollarPe's refusal reaches the agent in DollarPe's words", async () => {
		const execution = await execute(n8n, workflow, CHAT);
		assert.equal(sandbox.customers.length, 1);
		const answer = textAt(execution.items('AI Agent')[0], 'output');
		assert.match(answer, /Email already in use/);
	});
}
