import assert from 'node:assert/strict';

import { at, listAt, recordAt, textAt } from '../../lib/json';
import { until } from '../../lib/wait';
import { exampleWith } from '../../n8n/examples';
import { execute, executeNode, readWaiting, start, type Execution } from '../../n8n/execution';
import { withCredential, type Workflow } from '../../n8n/workflow';
import { startChatModel, type ChatModel } from '../chatModel';
import type { Bench } from './bench';

const CHAT = 'When chat message received';
const MODEL = '@n8n/n8n-nodes-langchain.lmChatOpenAi';
const AGENT = '@n8n/n8n-nodes-langchain.agent';

/** Until version 3, the agent itself runs its tools; then the workflow does. */
const AGENTS = [2.2, 3];

const REVIEW = 'Approve the payout';
const ANSWER = 'Answer';
const BROWSER =
	'Mozilla/5.0 (X11; Linux x86_64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/140.0.0.0 Safari/537.36';
const REVIEW_TYPE = '@n8n/n8n-nodes-langchain.chatHitlTool';

const ASHA = {
	Full_Name: 'Asha Rao',
	Email: 'asha.rao@example.com',
	Phone: '9911002211',
	Nationality: 'IND',
};

/** What the chat model finds in a request for a payout. */
const PAYOUT = { amount: '51', order: '982738475838977' };

/** The examples with an AI agent. The chat model is a stand-in; n8n's agent and our tool are real. */
export async function checkAgent(bench: Bench): Promise<void> {
	const { check, n8n, sandbox } = bench;

	await check('AI agent: it creates a customer, and reads why one is refused', async () => {
		sandbox.reset();
		const model = await startChatModel(ASHA);
		const workflow = {
			...(await exampleWithModel(bench, 'ai-agent-tool.json', model)),
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

	await check('AI agent: with On Error → Continue, every agent reads what to do', async () => {
		sandbox.reset();
		const model = await startChatModel(ASHA);
		const example = await exampleWithModel(bench, 'ai-agent-tool.json', model);
		const pinData = {
			[CHAT]: [{ json: { chatInput: 'Please create Asha Rao', sessionId: 'one' } }],
		};
		for (const typeVersion of AGENTS) {
			const nodes = example.nodes.map((node) =>
				node.type === AGENT ? { ...node, typeVersion } : node,
			);
			const workflow = { ...example, nodes, pinData };
			await execute(n8n, workflow, CHAT);
			await execute(n8n, workflow, CHAT);
			const heard = model.heard.at(-1) ?? '';
			assert.match(heard, /Email already in use/, `Agent ${typeVersion}`);
			assert.match(heard, /If the customer who has it is the same person/, `Agent ${typeVersion}`);
		}
	});

	const hasHumanReview = listAt(await n8n.get('/types/nodes.json')).some(
		(type) => textAt(type, 'name') === REVIEW_TYPE,
	);
	if (hasHumanReview) await checkApproval(bench);
}

/** Human review of tools is n8n's since 2.6. */
async function checkApproval(bench: Bench): Promise<void> {
	const { check, sandbox } = bench;

	await check('AI agent: a payout that a person approves is paid, and only once', async () => {
		const ask = await payoutAgent(bench);
		const { message, answer } = await ask('one', 'Pay out');
		const [quotation] = sandbox.quotations;
		const [payout] = sandbox.payouts;
		assert.equal(sandbox.payouts.length, 1);
		assert.equal(payout?.quotation_id, quotation?.id);
		assert.equal(payout?.client_reference_id, 'chat-one');
		assert.equal(payout.exchange_order_id, PAYOUT.order);
		// The person sees DollarPe's numbers, and the agent only what it needs.
		assert.match(message, /^Pay out 51 USDT\? \d+(\.\d+)? INR then go to/);
		const [account] = sandbox.bankAccounts;
		assert.ok(message.includes(`the bank account of ${String(account?.account_name)}`), message);
		assert.ok(message.includes('ends in 9201'), message);
		assert.ok(answer.includes(payout.id) && answer.includes('PROCESSING'), answer);
		assert.ok(!answer.includes(payout.customer_id), answer);

		const again = await ask('one', 'Pay out');
		assert.equal(sandbox.payouts.length, 1, again.answer);
	});

	await check('AI agent: a payout that a person declines is not paid', async () => {
		const ask = await payoutAgent(bench);
		const { answer } = await ask('two', 'Do not pay');
		assert.match(answer, /rejected/);
		assert.equal(sandbox.quotations.length, 1);
		assert.equal(sandbox.payouts.length, 0);
		assert.deepEqual(
			sandbox.requests.filter(({ path }) => path.endsWith('/initiate')),
			[],
		);
	});
}

/** Asks the agent for a payout, and clicks one of the buttons that it then shows. */
type Ask = (sessionId: string, button: string) => Promise<{ message: string; answer: string }>;

async function payoutAgent(bench: Bench): Promise<Ask> {
	const { n8n, sandbox, credential } = bench;
	sandbox.reset();
	sandbox.fill(1);
	const customerId = sandbox.customers[0]?.id ?? '';
	const account = { customerId, accountNumber: '7627389201', ifsc: 'SBI0001829IU' };
	const parameters = { resource: 'bankAccount', operation: 'create', ...account };
	const type = 'n8n-nodes-dollarpe.dollarPe';
	await executeNode(n8n, credential, { name: 'Add', type, typeVersion: 1, parameters }, [{}]);
	const bankId = sandbox.bankAccounts[0]?.id ?? '';
	sandbox.setStatus('bankAccount', bankId, 'VERIFIED');

	const model = await startChatModel({ toolParameters: {}, hitlParameters: {} }, PAYOUT);
	const example = await exampleWithModel(bench, 'ai-agent-payout-approval.json', model);
	const settings = { customerId, bankId, asset: 'usdt', fiat: 'inr' };
	return async (sessionId, button) => {
		const chatInput = `Please pay out ${PAYOUT.amount} USDT for order ${PAYOUT.order}.`;
		const pinData = {
			[CHAT]: [{ json: { chatInput, sessionId } }],
			Settings: [{ json: settings }],
		};
		const id = await start(n8n, { ...example, pinData }, CHAT);
		const waiting = await readWaiting(n8n, id);
		const before = sandbox.payouts.length;
		const shown = at(waiting.lastRun(REVIEW), 'data', 'ai_tool', 0, 0, 'sendMessage');
		assert.equal(sandbox.payouts.length, before);
		const { status } = await fetch(linkOf(shown, button), {
			// n8n ignores whatever is no browser, such as a bot that looks at a link.
			headers: { 'user-agent': BROWSER },
		});
		assert.equal(status, 200);
		// The chat window, which is not open here, would let the workflow go on after the answer.
		const answer = await until('The answer', 60, async () => {
			const run = await readWaiting(n8n, id);
			return run.lastRun(ANSWER) === undefined ? undefined : answerOf(run);
		});
		return { message: textAt(shown, 'text'), answer };
	};
}

function linkOf(shown: unknown, button: string): string {
	const all = listAt(shown, 'buttons');
	const found = all.find((each) => textAt(each, 'text') === button);
	assert.ok(found, JSON.stringify(shown));
	return textAt(found, 'link');
}

function answerOf(run: Execution): string {
	return textAt(run.items('AI Agent')[0], 'output');
}

/** An example after a person has chosen both credentials in it. */
async function exampleWithModel(
	{ n8n, credential }: Bench,
	file: string,
	{ url }: ChatModel,
): Promise<Workflow> {
	const data = { apiKey: 'none', url, header: false };
	const openAi = await n8n.createCredential('Chat model', 'openAiApi', data);
	return withCredential(exampleWith(credential, file), openAi, [MODEL]);
}
