import { createHmac } from 'node:crypto';

import { EVENTS, startEmulator, type Emulator } from '../../../dev/emulator';
import { type Listener, startListener } from './listener';

let listener: Listener;
let emulator: Emulator;
let to: string;
beforeAll(async () => {
	emulator = await startEmulator();
	listener = await startListener();
	to = listener.url;
});
afterAll(async () => {
	await listener.close();
	await emulator.close();
});
beforeEach(() => listener.arrivals.splice(0));

async function order(body: unknown) {
	const response = await fetch(`${emulator.url}/_emulator/events`, {
		method: 'POST',
		body: JSON.stringify(body),
	});
	return { status: response.status, json: (await response.json()) as Record<string, unknown> };
}

describe('an event that DollarPe does not have: who tries the trigger with a misspelt one would wait in vain', () => {
	it.each([
		['PAYOUT', 'SUCESS'],
		['PAYOUTS', 'SUCCESS'],
		['payout', 'success'],
		['CUSTOMER', 'SUCCESS'],
		['PAYOUT', 'PROCESSING'],
		['__proto__', 'SUCCESS'],
	])('%s %s is refused, with the list of those that there are', async (type, event) => {
		const { status, json } = await order({ type, event, to });
		expect(status).toBe(400);
		expect(json.error).toContain(`DollarPe has no event ${type} ${event}, but these: `);
		for (const known of EVENTS) expect(json.error).toContain(`${known.type} ${known.event}`);
		expect(listener.arrivals).toEqual([]);
	});
});

describe('events from the emulator: a person without a DollarPe account could not try the trigger', () => {
	it.each(EVENTS.map(({ type, event }) => [type, event]))('sends %s %s', async (type, event) => {
		expect(await order({ type, event, to })).toEqual({ status: 200, json: { answers: [202] } });
		expect(JSON.parse(listener.arrivals[0]?.body ?? '')).toMatchObject({ type, event });
	});

	it("signs them as DollarPe's example verifies them", async () => {
		await order({ type: 'PAYOUT', event: 'SUCCESS', id: '1', metadata: {}, to });
		const [arrival] = listener.arrivals;
		const { timestamp } = JSON.parse(arrival?.body ?? '') as { timestamp: string };
		const canonical = `{"event":"SUCCESS","id":"1","metadata":{},"timestamp":"${timestamp}","type":"PAYOUT"}`;
		const seconds = String(arrival?.headers['x-timestamp']);
		expect(Math.abs(Number(seconds) - Date.now() / 1000)).toBeLessThan(5);
		expect(arrival?.headers['x-signature']).toBe(
			createHmac('sha256', emulator.apiSecret)
				.update(`${emulator.apiKey}|${seconds}|${canonical}`)
				.digest('base64'),
		);
	});

	it('sends the very same event as often as asked', async () => {
		const { json } = await order({ type: 'PAYOUT', event: 'SUCCESS', times: 3, to });
		expect(json).toEqual({ answers: [202, 202, 202] });
		expect(new Set(listener.arrivals.map(({ body }) => body)).size).toBe(1);
	});

	it('sends late, unsigned, and with a changed body', async () => {
		await order({ type: 'PAYOUT', event: 'SUCCESS', ageSeconds: 600, to });
		await order({ type: 'PAYOUT', event: 'SUCCESS', forge: 'unsigned', to });
		await order({ type: 'PAYOUT', event: 'SUCCESS', id: 'abc', forge: 'body', to });
		const [late, unsigned, changed] = listener.arrivals;
		expect(Date.now() / 1000 - Number(late?.headers['x-timestamp'])).toBeGreaterThan(590);
		expect(unsigned?.headers).not.toHaveProperty('x-signature');
		expect(JSON.parse(changed?.body ?? '')).toMatchObject({ id: 'abc0' });
	});

	it.each([
		[{}, 'type and event must be texts'],
		[{ type: 'PAYOUT', event: 'SUCCESS' }, 'No webhook address has been set'],
		[{ type: 'PAYOUT', event: 'SUCCESS', to: 'https://example.com' }, 'this machine alone'],
		[{ type: 'PAYOUT', event: 'SUCCESS', times: 0 }, 'times must be a whole number'],
		[{ type: 'PAYOUT', event: 'SUCCESS', times: 1.5 }, 'times must be a whole number'],
		[{ type: 'PAYOUT', event: 'SUCCESS', forge: 'x' }, 'forge must be one of'],
		[[], 'The body must be'],
	])('says what is wrong with %j', async (body, error) => {
		expect(await order(body)).toEqual({
			status: 400,
			json: { error: expect.stringContaining(error) as string },
		});
		expect(listener.arrivals).toEqual([]);
	});
});
