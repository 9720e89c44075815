import { DollarPeTrigger } from '../../../nodes/DollarPeTrigger/DollarPeTrigger.node';
import {
	DEFAULT_TOLERANCE_SECONDS,
	MAX_TOLERANCE_SECONDS,
} from '../../../dollarpe/signing/webhook';
import { payout, useTrigger } from '../../support/trigger';

const { listen, emulator } = useTrigger();
const DECADES = 25 * 365 * 24 * 60 * 60;

describe('a Timestamp Tolerance that is no number of seconds: any recorded event could be played again', () => {
	it.each([
		['5 minutes'],
		[''],
		[' '],
		['Infinity'],
		['1e9'],
		['0x10'],
		['-300'],
		[NaN],
		[Infinity],
		[-Infinity],
		[null],
		[[300]],
		[{ seconds: 300 }],
		[true],
		[0],
		[0.5],
		[-1],
		[86_401],
		['86401'],
		[BigInt(300)],
	])('%p refuses every call, fresh or old, and says why', async (toleranceSeconds) => {
		const server = await listen({ options: { toleranceSeconds: toleranceSeconds as number } });
		expect(await emulator().send(payout, { ageSeconds: DECADES }, server.url)).toBe(401);
		expect(await emulator().send(payout, {}, server.url)).toBe(401);
		expect(server.started).toEqual([]);
		const line =
			'DollarPe Trigger refused a call (401): the timestamp tolerance must be a number of seconds from 1 to 86,400';
		expect(server.log).toEqual([line, line]);
	});

	it.each([
		['300', 297, 200],
		['300', 303, 401],
		[' 300 ', 297, 200],
		['10.5', 8, 200],
		['10.5', 14, 401],
		[86_400, 86_390, 200],
		[86_400, 86_410, 401],
		[undefined, 297, 200],
		[undefined, 303, 401],
	])(
		'%p is a number, or not set: an event of %d seconds ago gets %d',
		async (given, age, status) => {
			const server = await listen({ options: { toleranceSeconds: given as number } });
			expect(await emulator().send(payout, { ageSeconds: age }, server.url)).toBe(status);
		},
	);

	it('the panel offers the same range, and begins with the same number', () => {
		const { properties } = new DollarPeTrigger().description;
		const options = properties.find(({ name }) => name === 'options')?.options ?? [];
		expect(options.find(({ name }) => name === 'toleranceSeconds')).toMatchObject({
			default: DEFAULT_TOLERANCE_SECONDS,
			typeOptions: { minValue: 1, maxValue: MAX_TOLERANCE_SECONDS },
		});
		expect([DEFAULT_TOLERANCE_SECONDS, MAX_TOLERANCE_SECONDS]).toEqual([300, 86_400]);
	});
});
