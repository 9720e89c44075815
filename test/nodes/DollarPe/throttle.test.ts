import { sleep } from 'n8n-workflow';

import { startEmulator } from '../../../dev/emulator';
import { contacts, credentialType, run, start } from '../../support/dollarPe';

describe('throttling: an API that says stop must not be hammered by the other items', () => {
	it('sends nothing more for those who wait for their turn when the execution is cancelled', async () => {
		const emulator = await startEmulator({ latency: 200 });
		emulator.faults.next({ kind: 'status', status: 429, retryAfter: 0 }, 8);
		const signing = jest.spyOn(credentialType, 'authenticate');
		const execution = start(emulator, {
			items: contacts(100),
			parameters: { options: { maxParallelRequests: 16 } },
		});
		const finished = execution.finished.catch(() => undefined);
		while (emulator.requests.length < 20) await sleep(5);
		execution.cancel();
		const signed = signing.mock.calls.length;
		await finished;
		await sleep(1000);
		expect(signing.mock.calls.length).toBe(signed);
		signing.mockRestore();
		await emulator.close();
	});

	it('sends nothing more during a Retry-After when the execution is cancelled', async () => {
		const emulator = await startEmulator();
		emulator.faults.when(() => ({ kind: 'status', status: 429, retryAfter: 2 }));
		const execution = start(emulator, { items: contacts(100) });
		const finished = execution.finished.catch(() => undefined);
		while (emulator.requests.length < 20) await sleep(5);
		execution.cancel();
		await finished;
		await sleep(2500);
		expect(emulator.requests).toHaveLength(20);
		await emulator.close();
	});

	it('does not ask an API for each item that wants to be left alone for an hour', async () => {
		const emulator = await startEmulator();
		emulator.faults.when(() => ({ kind: 'status', status: 429, retryAfter: 3600 }));
		const { output } = await run(emulator, {
			items: contacts(100),
			onError: 'continueRegularOutput',
			parameters: { options: { maxParallelRequests: 4 } },
		});
		expect(emulator.requests.length).toBeLessThanOrEqual(4);
		expect(output).toHaveLength(100);
		for (const { json } of output) {
			expect(json.message).toContain('DollarPe asks to wait 60 minutes. This request was not');
		}
		await emulator.close();
	});

	it('holds back all items of a run after one Retry-After', async () => {
		const emulator = await startEmulator({ latency: 5 });
		let throttledAt = 0;
		emulator.faults.when(({ body }) => {
			if (throttledAt > 0 || !body.includes('"Contact 40"')) return undefined;
			throttledAt = Date.now();
			return { kind: 'status', status: 429, retryAfter: 1 };
		});
		const { output } = await run(emulator, {
			items: contacts(100),
			parameters: { options: { maxParallelRequests: 4 } },
		});
		expect(output).toHaveLength(100);
		const during = emulator.requests.filter(
			({ receivedAt }) => receivedAt > throttledAt + 300 && receivedAt < throttledAt + 900,
		);
		expect(during).toEqual([]);
		// Those that left before its answer came.
		const after = emulator.requests.filter(
			({ receivedAt }) => receivedAt >= throttledAt && receivedAt < throttledAt + 900,
		);
		expect(after.length).toBeLessThan(20);
		await emulator.close();
	});
});
