import { createCustomers, readDemo } from '../../dev/demo/creation';
import { bringThrough } from '../../dev/demo/journey';
import { surprises } from '../../dev/demo/outcome';
import { startEmulator } from '../../dev/emulator';
import { keysOf } from '../../dev/lib/keys';
import { run, types } from '../support/dollarPe';

/** The demo's last step, with a customer who has just been created. @param kycFails whether the customer is refused */
async function takeOneThrough(kycFails: boolean) {
	const kyc = kycFails ? Infinity : 50;
	const emulator = await startEmulator({ processingMs: { kyc, payout: 50 } });
	const lines: string[] = [];
	const log = jest.spyOn(console, 'log').mockImplementation((line) => lines.push(String(line)));
	try {
		const name = 'Asha Rao';
		const contact = { name, email: 'asha.rao@example.com', phone: '9911002201', country: 'IND' };
		const { output } = await run(emulator, { items: [contact] });
		if (kycFails) {
			emulator.faults.when(({ method }) => {
				const [customer] = emulator.customers;
				if (method === 'GET' && customer) emulator.setStatus('customer', customer.id, 'FAILED');
				return undefined;
			});
		}
		const credential = keysOf(emulator);
		const error = await bringThrough({ credential }, types, { id: output[0]?.json.id, name }).then(
			() => undefined,
			(problem: unknown) => problem,
		);
		const { customers, bankAccounts, payouts } = emulator;
		return { error, customers, bankAccounts, payouts, lines };
	} finally {
		log.mockRestore();
		await emulator.close();
	}
}

/** What the demo finds wrong with the outcome of its own contacts. */
async function surprisesOfDemo(): Promise<string[]> {
	const emulator = await startEmulator();
	try {
		const outcomes = await createCustomers(readDemo(), { credential: keysOf(emulator) }, types);
		return surprises(outcomes, emulator.customers.length);
	} finally {
		await emulator.close();
	}
}

describe('the contacts of npm run demo: the first thing that a newcomer sees', () => {
	it('are created or refused just as the demo expects', async () => {
		expect(await surprisesOfDemo()).toEqual([]);
	});
});

describe('the last step of npm run demo: what a newcomer believes the node can do', () => {
	it('stops when DollarPe does not let the customer pass', async () => {
		const { error, bankAccounts, lines } = await takeOneThrough(true);
		expect(String(error)).toContain('DollarPe says FAILED');
		expect(bankAccounts).toEqual([]);
		expect(lines.join('\n')).not.toContain('VERIFIED');
	});

	it('verifies a customer, adds a bank account and pays out once', async () => {
		const { error, customers, bankAccounts, payouts, lines } = await takeOneThrough(false);
		expect(error).toBeUndefined();
		expect(customers.map(({ status }) => status)).toEqual(['VERIFIED']);
		expect(bankAccounts.map((account) => account.bank_account_status)).toEqual(['VERIFIED']);
		expect(payouts.map(({ status }) => status)).toEqual(['SUCCESS']);
		expect(lines.at(-1)).toContain(`SUCCESS, the bank's reference (UTR) is ${payouts[0]?.utr}`);
	});
});
