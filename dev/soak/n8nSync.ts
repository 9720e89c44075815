import { freshN8n } from '../n8n/fresh';
import { Intake } from '../n8n/intake';
import { createOrGet } from '../lib/createOrGet';
import { recordAt } from '../lib/json';
import { keysOf } from '../lib/keys';
import type { Emulator } from '../emulator';
import type { Sync } from './soak';

/** A sync in a whole n8n, in a process of its own. */
export async function n8nSync(emulator: Emulator): Promise<Sync> {
	const { n8n } = await freshN8n();
	const credential = await n8n.createCredential('DollarPe', 'dollarPeApi', keysOf(emulator));
	const intake = await Intake.publish(n8n, 'soak', [createOrGet], credential);
	return async (contacts) => {
		const execution = await intake.run(contacts);
		const on = (output: number) =>
			execution.items(createOrGet.name, output).map((item) => recordAt(item));
		return { done: on(0), refused: on(1) };
	};
}
