import type { IDataObject } from 'n8n-workflow';

import { startEmulator, type Emulator } from '../../../dev/emulator';
import { failure, run } from '../../support/dollarPe';

let emulator: Emulator;
beforeAll(async () => (emulator = await startEmulator()));
afterAll(async () => await emulator.close());
beforeEach(() => emulator.reset());

const widget = (changes: IDataObject = {}): IDataObject => ({
	resource: 'widget',
	operation: 'initialize',
	assetCode: 'USDT',
	networkCode: 'tron',
	fiatCurrency: 'INR',
	fiatAmount: '1000',
	paymentMethod: 'IMPS',
	...changes,
});

const sentBodies = () => emulator.requests.map(({ body }): unknown => JSON.parse(body));

describe('Widget → Initialize', () => {
	it('gives a link, of the only flow that there is', async () => {
		const additionalFields = { walletAddress: ' TXqH4MnDw46f3yyrRwau3JF92Y1ie3pAXf ' };
		const { output } = await run(emulator, { parameters: widget({ additionalFields }) });
		expect(emulator.requests).toHaveLength(1);
		expect(emulator.requests[0]).toMatchObject({
			method: 'POST',
			path: '/widget/initialize',
			query: '',
		});
		expect(sentBodies()).toEqual([
			{
				flow_type: 'buy',
				asset_code: 'USDT',
				network_code: 'tron',
				fiat_currency: 'INR',
				fiat_amount: '1000',
				payment_method: 'IMPS',
				wallet_address: 'TXqH4MnDw46f3yyrRwau3JF92Y1ie3pAXf',
			},
		]);
		expect(output).toEqual([
			{
				json: {
					widget_link: expect.stringMatching(/^https:\/\/app\.dollarpe\.xyz\/login\?token=/),
				},
				pairedItem: { item: 0 },
			},
		]);
	});

	it('sends the constant part with every item, also when one fails', async () => {
		const items = [{ amount: '1' }, { amount: 'x' }, { amount: '2' }];
		const parameters = widget({ fiatAmount: '={{ $json.amount }}' });
		const { output } = await run(emulator, {
			items,
			parameters,
			onError: 'continueRegularOutput',
		});
		expect(output).toHaveLength(3);
		expect(sentBodies()).toEqual([
			expect.objectContaining({ flow_type: 'buy', fiat_amount: '1' }),
			expect.objectContaining({ flow_type: 'buy', fiat_amount: '2' }),
		]);
	});

	it.each([
		['={{ 0.1 + 0.2 }}', 'Fiat Amount is 0.30000000000000004, a number that cannot be written'],
		['={{ 1e21 }}', 'Fiat Amount is 1e+21, a number that cannot be written exactly'],
		['1,000', 'Fiat Amount must be an amount such as 1250.50, but it is "1,000"'],
		['-5', 'Fiat Amount must be an amount'],
		['={{ " " }}', 'Fiat Amount is blank'],
	])(
		'refuses the amount %s before it is sent: another one would be paid',
		async (fiatAmount, message) => {
			const error = await failure(emulator, { parameters: widget({ fiatAmount }) });
			expect(error.message).toContain(message);
			expect(emulator.requests).toEqual([]);
		},
	);

	it.each([
		['0.10', '0.10'],
		['123456789012345678901234567890.12', '123456789012345678901234567890.12'],
		['={{ 1250.5 }}', '1250.5'],
	])('sends the digits of %s as they are', async (fiatAmount, digits) => {
		emulator.faults.next({ kind: 'rejected200' });
		await run(emulator, { parameters: widget({ fiatAmount }) });
		expect(sentBodies()).toEqual([expect.objectContaining({ fiat_amount: digits })]);
	});

	it("names the panel's field that DollarPe complains about", async () => {
		const { message } = await failure(emulator, {
			parameters: widget({ assetCode: 'A'.repeat(256) }),
		});
		expect(message).toContain('(field: Asset Code)');
	});

	it('says that a repeat does no harm when no answer came', async () => {
		emulator.faults.next({ kind: 'cut', when: 'after' });
		const { description } = await failure(emulator, { parameters: widget() });
		expect(description).toContain('it only makes another link');
	});
});
