import { keysOf } from '../lib/keys';
import { freshN8n } from '../n8n/fresh';
import { Intake } from '../n8n/intake';
import type { Certificate } from './certificate';
import type { Contender } from './contenders';
import type { Lab } from './lab';

/** A whole n8n in a process of its own that receives the items by webhook. */
export async function n8nLab(certificate?: Certificate): Promise<Lab> {
	const settings = certificate && { NODE_EXTRA_CA_CERTS: certificate.certFile };
	const { n8n, version } = await freshN8n(undefined, settings);
	const intakes = new Map<Contender, Intake>();
	return {
		name: `n8n ${version}`,
		async run(contender, api, items) {
			const { name, nodes } = contender;
			let intake = intakes.get(contender);
			if (!intake) {
				const credential = await n8n.createCredential(name, 'dollarPeApi', keysOf(api));
				intake = await Intake.publish(n8n, name, nodes, credential);
				intakes.set(contender, intake);
			}
			const execution = await intake.run(items);
			return execution.time(nodes[0]?.name ?? '', nodes.at(-1)?.name);
		},
	};
}
