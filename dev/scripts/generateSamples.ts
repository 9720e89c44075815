import { writeFileSync } from 'node:fs';
import { join } from 'node:path';

import { contract, nameOf } from '../contract/endpoints';
import { resources } from '../../nodes/DollarPe/resources';
import { ROOT } from '../lib/folders';

const FILE = join(ROOT, 'dev/contract/samples.json');

/**
 * What every endpoint of the contract answers under `data`: the sample of the operation's declaration, as a page of a
 * list or as a bare text where the contract says so.
 *
 * @returns by the endpoint's name, such as `customer create`; nothing for an endpoint without an operation or sample
 */
export function documentedSamples(): Record<string, unknown> {
	return Object.fromEntries(
		contract.endpoints.flatMap((endpoint) => {
			const { operations = [] } = resources.find(({ value }) => value === endpoint.resource) ?? {};
			const { sample } = operations.find(({ value }) => value === endpoint.operation) ?? {};
			if (sample === undefined) return [];
			const { shape } = endpoint.answer;
			const page = { count: 1, next: null, previous: null, results: [sample] };
			const data = { object: sample, list: page, text: Object.values(sample)[0] }[shape];
			return [[nameOf(endpoint), data]];
		}),
	);
}

if (require.main === module) {
	writeFileSync(FILE, `${JSON.stringify(documentedSamples(), null, '\t')}\n`);
}
