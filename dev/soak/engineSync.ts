import type { Emulator } from '../emulator';
import { execute, outputOf, type Types, type WorkflowFile } from '../engine';
import { createOrGet } from '../lib/createOrGet';
import { keysOf } from '../lib/keys';
import type { Sync } from './soak';

const CONTACTS = 'Contacts';

/** A sync in n8n's engine, without n8n's server around it. */
export function engineSync(types: Types) {
	return (emulator: Emulator): Sync => {
		const credentials = { dollarPeApi: keysOf(emulator) };
		return async (contacts) => {
			const run = await execute(workflow(), types, credentials, CONTACTS, contacts).finished;
			if (run.data.resultData.error) throw run.data.resultData.error;
			const on = (output: number) =>
				outputOf(run, createOrGet.name, output).map(({ json }) => json);
			return { done: on(0), refused: on(1) };
		};
	};
}

function workflow(): WorkflowFile {
	const position: [number, number] = [0, 0];
	const start = { type: 'n8n-nodes-base.manualTrigger', typeVersion: 1, parameters: {}, position };
	const credentials = { dollarPeApi: { id: '1', name: 'DollarPe' } };
	return {
		name: 'soak',
		nodes: [
			{ ...start, id: '1', name: CONTACTS },
			{ ...createOrGet, id: '2', credentials, position },
		],
		connections: { [CONTACTS]: { main: [[{ node: createOrGet.name, type: 'main', index: 0 }]] } },
	};
}
