import fc from 'fast-check';

import { payout, useTrigger } from '../../support/trigger';
import { identityOf } from '../../../nodes/DollarPeTrigger/identity';

const { listen, emulator } = useTrigger();

/** How many workflows two events start, one after the other. */
async function startedBy(one: object, other: object): Promise<number> {
	const server = await listen({ events: ['PAYOUT.SUCCESS', 'OTHER'] });
	for (const changes of [one, other]) {
		expect(await emulator().send({ ...payout, ...changes }, {}, server.url)).toBe(200);
	}
	return server.started.length;
}

const identity = (timestamp: string) => identityOf({ ...payout, timestamp }, 'whole body');

describe('one event in two spellings starts the workflow once: a payin must not be credited twice', () => {
	it.each([
		['type', 'payout'],
		['type', 'Payout '],
		['event', 'success'],
		['id', payout.id.toUpperCase()],
		['timestamp', '2026-03-13T10:00:00.000Z'],
		['timestamp', '2026-03-13T10:00:00.000000Z'],
		['timestamp', '2026-03-13T10:00:00+00:00'],
		['timestamp', '2026-03-13T10:00:00+0000'],
		['timestamp', '2026-03-13T10:00:00+00'],
		['timestamp', '2026-03-13T10:00:00-00:00'],
		['timestamp', '2026-03-13 10:00:00+00:00'],
		['timestamp', '2026-03-13T10:00Z'],
		['timestamp', '2026-03-13t10:00:00z'],
		['timestamp', '2026-03-13T15:30:00+05:30'],
		['timestamp', '2026-03-13T00:00:00,0-10:00'],
		['timestamp', ' 2026-03-13T10:00:00Z '],
	])('%s %p', async (field, spelling) => {
		expect(await startedBy({}, { [field]: spelling })).toBe(1);
	});

	it('whatever zone and number of decimals its time is written in', () => {
		const instant = fc.integer({ min: 0, max: 4_000_000_000 });
		const minutes = fc.integer({ min: -14 * 60, max: 14 * 60 });
		const decimals = fc.integer({ min: 0, max: 9 });
		fc.assert(
			fc.property(instant, minutes, decimals, (seconds, offset, zeros) => {
				const there = new Date((seconds + offset * 60) * 1000).toISOString().slice(0, 19);
				const two = (value: number) => String(value).padStart(2, '0');
				const [hours, rest] = [Math.floor(Math.abs(offset) / 60), Math.abs(offset) % 60];
				const zone = `${offset < 0 ? '-' : '+'}${two(hours)}:${two(rest)}`;
				const fraction = zeros === 0 ? '' : `.${'0'.repeat(zeros)}`;
				const utc = new Date(seconds * 1000).toISOString();
				expect(identity(`${there}${fraction}${zone}`)).toBe(identity(utc));
			}),
		);
	});
});

describe('two events are two: what was not handled must not pass for handled', () => {
	it.each([
		['id', 'INV-7', 'inv-7'],
		['timestamp', '2026-03-13T10:00:00Z', '2026-03-13T10:00:01Z'],
		['timestamp', '2026-03-13T10:00:00Z', '2026-03-13T10:00:00.001Z'],
		['timestamp', '2026-03-13T10:00:00.1Z', '2026-03-13T10:00:00.01Z'],
		['timestamp', '2026-03-13T10:00:00.000001Z', '2026-03-13T10:00:00.000002Z'],
		['timestamp', '2026-03-13T10:00:00Z', '2026-03-13T10:00:00+05:30'],
		['timestamp', '2026-03-13T10:00:00+05:30', '2026-03-13T10:00:00-05:30'],
		// A text whose zone nobody knows is not taken for one in UTC, nor is one that names no day.
		['timestamp', '2026-03-13T10:00:00Z', '2026-03-13T10:00:00'],
		['timestamp', '2026-13-13T10:00:00Z', '2026-14-13T10:00:00Z'],
		['timestamp', 't', 'T'],
		['timestamp', '1773396000', '1773396000.0'],
	])('%s %p and %p', async (field, one, other) => {
		expect(await startedBy({ [field]: one }, { [field]: other })).toBe(2);
	});
});
