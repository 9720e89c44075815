import fastify from 'fastify';

import { whenDone } from '../lib/cleanup';
import { listAt, textAt } from '../lib/json';

/** Stands in for OpenAI: calls the only tool once, then repeats the tool's answer; without tools, it reads a text. */
export interface ChatModel {
	/** For the field "Base URL" of n8n's OpenAI credential. */
	url: string;
	/** The tools of the last request, as OpenAI's API describes them. */
	readonly tools: readonly unknown[];
	/** What n8n has answered to its calls of the tool, oldest first. */
	readonly heard: readonly string[];
}

/**
 * @param args what it calls the tool with
 * @param facts what it finds in a text
 */
export async function startChatModel(args: object, facts: object = {}): Promise<ChatModel> {
	let tools: unknown[] = [];
	const heard: string[] = [];
	const server = fastify({ forceCloseConnections: true });
	server.post('/v1/chat/completions', ({ body }) => {
		tools = listAt(body, 'tools');
		if (tools.length === 0)
			return completion({ role: 'assistant', content: JSON.stringify(facts) });
		const said = listAt(body, 'messages').find((message) => textAt(message, 'role') === 'tool');
		if (said !== undefined) heard.push(textAt(said, 'content'));
		return completion(
			said === undefined
				? { role: 'assistant', content: null, tool_calls: [callOf(tools[0], args)] }
				: { role: 'assistant', content: textAt(said, 'content') },
		);
	});
	const origin = await server.listen({ host: '127.0.0.1', port: 0 });
	whenDone(() => server.close());
	return {
		url: `${origin}/v1`,
		get tools() {
			return tools;
		},
		heard,
	};
}

function callOf(tool: unknown, args: object): object {
	const name = textAt(tool, 'function', 'name');
	return { id: 'call-1', type: 'function', function: { name, arguments: JSON.stringify(args) } };
}

function completion(message: object): object {
	const finish_reason = 'tool_calls' in message ? 'tool_calls' : 'stop';
	const usage = { prompt_tokens: 1, completion_tokens: 1, total_tokens: 2 };
	const choices = [{ index: 0, message, finish_reason }];
	return {
		id: 'completion',
		object: 'chat.completion',
		created: 0,
		model: 'stand-in',
		choices,
		usage,
	};
}
