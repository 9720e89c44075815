import { keysOf } from '../lib/keys';
import { freshN8n } from '../n8n/fresh';
import { Intake } from '../n8n/intake';
import type { Contender } from './contenders';
import type { Lab } from './lab';

/** A whole n8n in a process of its own that receives the contacts by webhook. */
export async function n8nLab(): Promise<Lab> {
	const { n8n } = await freshN8n();
	const intakes = new Map<Contender, Intake>();
	return {
		async run(contender, api, contacts) {
			const { name, nodes } = contender;
			let intake = intakes.get(contender);
			if (!intake) {
				const credential = await n8n.createCredential(name, 'dollarPeApi', keysOf(api));
				intake = await Intake.publish(n8n, name, nodes, credential);
				intakes.set(contender, intake);
			}
			const execution = await intake.run(contacts);
			return execution.time(nodes[0]?.name ?? '', nodes.at(-1)?.name);
		},
	};
}
