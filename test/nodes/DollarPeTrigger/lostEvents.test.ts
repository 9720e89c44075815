import { forgetAll, isFirstDelivery } from '../../../nodes/DollarPeTrigger/once';
import { payout, post, useTrigger } from '../../support/trigger';

const { listen, signed, emulator } = useTrigger();

describe('two events that do not say which they are: each may be money that nobody else reports', () => {
	it.each([
		[
			'without id or timestamp, in an older shape',
			'{"event":"COMPLETED","payout_id":"1","type":"PAYOUT"}',
			'{"event":"COMPLETED","payout_id":"2","type":"PAYOUT"}',
		],
		[
			'with their id under data',
			'{"data":{"id":"1"},"event":"COMPLETED","timestamp":"t","type":"PAYOUT"}',
			'{"data":{"id":"2"},"event":"COMPLETED","timestamp":"t","type":"PAYOUT"}',
		],
		[
			'with ids that are large numbers, which JavaScript takes for one',
			'{"event":"SUCCESS","id":12345678901234567890,"timestamp":"t","type":"PAYOUT"}',
			'{"event":"SUCCESS","id":12345678901234567891,"timestamp":"t","type":"PAYOUT"}',
		],
		[
			'with large numbers deep inside',
			'{"event":"SUCCESS","metadata":[{"n":9007199254740993}],"type":"PAYOUT"}',
			'{"event":"SUCCESS","metadata":[{"n":9007199254740992}],"type":"PAYOUT"}',
		],
		[
			'with a blank id',
			'{"event":"SUCCESS","id":" ","metadata":{"utr":"1"},"timestamp":"t","type":"PAYOUT"}',
			'{"event":"SUCCESS","id":" ","metadata":{"utr":"2"},"timestamp":"t","type":"PAYOUT"}',
		],
		[
			'with a timestamp that is null',
			'{"event":"SUCCESS","id":"1","metadata":{"utr":"1"},"timestamp":null,"type":"PAYOUT"}',
			'{"event":"SUCCESS","id":"1","metadata":{"utr":"2"},"timestamp":null,"type":"PAYOUT"}',
		],
	])('%s: both start the workflow, each once', async (_, one, other) => {
		const server = await listen();
		for (const body of [one, other, one, other]) {
			expect(await post(server, body, signed(body))).toBe(200);
		}
		expect(server.started).toHaveLength(2);
	});

	it('one that is sent again in another order of its keys is still the same', async () => {
		const server = await listen();
		const canonical = '{"event":"COMPLETED","payout_id":"1","type":"PAYOUT"}';
		const other = '{ "type": "PAYOUT", "payout_id": "1", "event": "COMPLETED" }';
		for (const body of [canonical, other]) await post(server, body, signed(canonical));
		expect(server.started).toHaveLength(1);
	});

	it('one that says which it is, is known by that alone: DollarPe may add to it later', async () => {
		const server = await listen();
		await emulator().send(payout, {}, server.url);
		await emulator().send({ ...payout, metadata: { utr: 'another' } }, {}, server.url);
		expect(server.started).toHaveLength(1);
	});

	it('is remembered over a restart too', async () => {
		const server = await listen();
		const body = '{"event":"COMPLETED","payout_id":"1","type":"PAYOUT"}';
		await post(server, body, signed(body));
		forgetAll();
		await post(server, body, signed(body));
		expect(server.started).toHaveLength(1);
	});
});

describe('events that come at the same time, long after the thousandth', () => {
	it('each starts the workflow once, however often it is sent again', async () => {
		const server = await listen();
		for (let n = 0; n < 1000; n++)
			isFirstDelivery('workflow/node', `event ${n}`, server.staticData);
		const ids = Array.from({ length: 10 }, (_, n) => `payout ${n}`);
		for (let times = 0; times < 3; times++) {
			await Promise.all(
				ids.map(async (id) => await emulator().send({ ...payout, id }, {}, server.url)),
			);
		}
		expect(server.started.map(({ id }) => id).sort()).toEqual(ids);
	});
});

describe('a test run takes nothing from production', () => {
	it('an event that came to the test URL still starts the workflow in production', async () => {
		const test = await listen({}, {}, { mode: 'manual' });
		await emulator().send(payout, {}, test.url);
		expect(test.started).toHaveLength(1);
		const production = await listen();
		await emulator().send(payout, {}, production.url);
		expect(production.started).toHaveLength(1);
	});

	it('the same event starts every test: whoever tries the workflow out sends it again and again', async () => {
		const test = await listen({}, {}, { mode: 'manual' });
		for (let n = 0; n < 3; n++) await emulator().send(payout, {}, test.url);
		expect(test.started).toHaveLength(3);
		expect(test.staticData).toEqual({});
	});
});
