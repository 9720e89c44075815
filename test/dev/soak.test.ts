import { engineSync } from '../../dev/soak/engineSync';
import { soak } from '../../dev/soak/soak';
import { types } from '../support/dollarPe';

it('500 contacts, three runs, an API that throttles, stumbles and cuts connections: each is one customer', async () => {
	const result = await soak(engineSync(types), {
		contacts: 500,
		runs: 3,
		seed: 7,
		latency: [1, 10],
	});
	expect(result).toMatchObject({
		customers: result.expectedCustomers,
		doubled: 0,
		missing: 0,
	});
	expect(result.peakInFlight).toBeLessThanOrEqual(50);
	expect(Object.keys(result.faults).sort()).toEqual([
		'429',
		'500',
		'cut after the work',
		'cut before the work',
	]);
	const refused = result.runs.map((run) => run.refused);
	expect(new Set(refused).size).toBe(1);
	expect(refused[0]).toBeGreaterThan(0);
	expect(result.runs.at(-1)).toMatchObject({ created: 0, unanswered: 0 });
}, 300_000);
