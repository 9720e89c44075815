import { startEmulator } from '../../../dev/emulator';
import { run } from '../../support/dollarPe';
import { json, startOddServer } from '../../support/oddServer';

const parameters = { resource: 'payout', operation: 'getBalance' };

it('the balance of prefunded payouts is read digit for digit: a rounded one would seem to cover a payout', async () => {
	const available_balance = { USDT: '15000.500000000000000001', USDC: '0.00000000' };
	const server = await startOddServer((response) =>
		json(response, 200, { status: true, message: 'Success', data: { available_balance } }),
	);
	const { error, output } = await run(server, { parameters });
	await server.close();
	expect(error).toBeUndefined();
	expect(output.map((item) => item.json)).toEqual([{ available_balance }]);
});

it('the balance is not taken for a payout whose ID is "balance"', async () => {
	const emulator = await startEmulator();
	const { error, output } = await run(emulator, { parameters, items: [{}] });
	await emulator.close();
	expect(error).toBeUndefined();
	expect(output[0]?.json).toEqual({ available_balance: { USDT: '15000.5' } });
});
