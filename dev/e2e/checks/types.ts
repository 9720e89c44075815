/* eslint-disable @n8n/community-nodes/no-restricted-imports -- runs on a developer's machine, never inside n8n */
import assert from 'node:assert/strict';

import { at, listAt, textAt } from '../../lib/json';
import type { Bench } from './bench';

const NODE = 'n8n-nodes-dollarpe.dollarPe';
const TRIGGER = 'n8n-nodes-dollarpe.dollarPeTrigger';
const TOOL = 'n8n-nodes-dollarpe.dollarPeTool';

/** What n8n lists after the installation. */
export async function checkTypes({ check, n8n }: Bench): Promise<void> {
	const nodes = await n8n.get('/types/nodes.json');
	const credentials = await n8n.get('/types/credentials.json');

	await check('the node can be found after the package is installed', async () => {
		assert.equal(textAt(named(nodes, NODE), 'displayName'), 'DollarPe');
	});

	await check('the trigger can be found after the package is installed', async () => {
		const trigger = named(nodes, TRIGGER);
		assert.equal(textAt(trigger, 'displayName'), 'DollarPe Trigger');
		assert.deepEqual(at(trigger, 'group'), ['trigger']);
	});

	await check('the credential can be found after the package is installed', async () => {
		assert.equal(textAt(named(credentials, 'dollarPeApi'), 'displayName'), 'DollarPe API');
	});

	for (const type of [...ours(nodes), named(credentials, 'dollarPeApi')]) {
		const what = textAt(type, 'displayName');
		for (const theme of ['light', 'dark'] as const) {
			await check(`${what} has an icon that loads in the ${theme} theme`, async () => {
				const response = await n8n.file(textAt(type, 'iconUrl', theme));
				assert.equal(response.status, 200);
				assert.match(response.headers.get('content-type') ?? '', /^image\/svg\+xml/);
				assert.match(await response.text(), /<svg[\s>]/);
			});
		}
		await check(`${what} has one icon for the light theme and another for the dark`, async () => {
			const icons = [textAt(type, 'iconUrl', 'light'), textAt(type, 'iconUrl', 'dark')];
			assert.equal(new Set(icons).size, 2);
		});
	}

	await check(
		'an AI agent can be given the node as a tool, with every field of the node',
		async () => {
			const tool = named(nodes, TOOL);
			assert.deepEqual(at(tool, 'outputs'), ['ai_tool']);
			const offered = fieldsOf(tool);
			const missing = fieldsOf(named(nodes, NODE)).filter((field) => !offered.includes(field));
			assert.deepEqual(missing, []);
			assert.ok(offered.includes('toolDescription'));
		},
	);
}

/** The nodes and tools of the package. */
function ours(types: unknown): unknown[] {
	return listAt(types).filter((type) => textAt(type, 'name').startsWith('n8n-nodes-dollarpe.'));
}

function named(types: unknown, name: string): unknown {
	return listAt(types).find((type) => textAt(type, 'name') === name);
}

/** Never empty for a node that is there. */
function fieldsOf(type: unknown): string[] {
	const fields = listAt(type, 'properties').map((property) => textAt(property, 'name'));
	assert.notEqual(fields.length, 0);
	return fields;
}
