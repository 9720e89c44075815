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

	await check('Installed: n8n lists node, trigger, tool and credential, with icons', async () => {
		const listed = [
			[named(nodes, NODE), 'DollarPe'],
			[named(nodes, TRIGGER), 'DollarPe Trigger'],
			[named(nodes, TOOL), 'DollarPe Tool'],
			[named(credentials, 'dollarPeApi'), 'DollarPe API'],
		] as const;
		for (const [type, name] of listed) {
			assert.equal(textAt(type, 'displayName'), name);
			const icons = [textAt(type, 'iconUrl', 'light'), textAt(type, 'iconUrl', 'dark')];
			assert.equal(new Set(icons).size, 2, name);
			for (const icon of icons) {
				const response = await n8n.file(icon);
				assert.equal(response.status, 200, icon);
				assert.match(response.headers.get('content-type') ?? '', /^image\/svg\+xml/);
				assert.match(await response.text(), /<svg[\s>]/);
			}
		}
		assert.deepEqual(at(named(nodes, TRIGGER), 'group'), ['trigger']);
	});

	await check('Installed: an AI agent can be given every field of the node', async () => {
		const tool = named(nodes, TOOL);
		assert.deepEqual(at(tool, 'outputs'), ['ai_tool']);
		const offered = fieldsOf(tool);
		assert.ok(offered.includes('toolDescription'));
		assert.deepEqual(
			fieldsOf(named(nodes, NODE)).filter((field) => !offered.includes(field)),
			[],
		);
	});
}

function named(types: unknown, name: string): unknown {
	return listAt(types).find((type) => textAt(type, 'name') === name);
}

/** Never empty for an installed node. */
function fieldsOf(type: unknown): string[] {
	const fields = listAt(type, 'properties').map((property) => textAt(property, 'name'));
	assert.notEqual(fields.length, 0);
	return fields;
}
