import { Socket } from 'node:net';

import { sleep } from 'n8n-workflow';

import { startEmulator } from '../../../dev/emulator';
import { failure } from '../../support/dollarPe';

const networkError = (syscall: string, code: string) =>
	Object.assign(new Error(`${syscall} ${code}`), { code, syscall, errno: -1 });

describe.each(['EHOSTUNREACH', 'ENETUNREACH'])('the network goes away (%s)', (code) => {
	it('while an answer is awaited: nobody is told that nothing was sent', async () => {
		const emulator = await startEmulator({ latency: 300 });
		const connect = jest.spyOn(Socket.prototype, 'connect');
		const failed = failure(emulator);
		while (emulator.requests.length < 1) await sleep(5);
		const [socket] = connect.mock.contexts;
		socket?.destroy(networkError('read', code));
		connect.mockRestore();
		const { message, description } = await failed;
		expect(message).toContain(`broke before an answer came (${code})`);
		expect(description).toContain('may or may not have carried it out');
		await sleep(500);
		expect(emulator.customers).toHaveLength(1);
		await emulator.close();
	});

	it('before a connection stands: nobody has to look whether it was carried out', async () => {
		const emulator = await startEmulator();
		const connect = jest.spyOn(Socket.prototype, 'connect').mockImplementation(function (
			this: Socket,
		) {
			process.nextTick(() => this.destroy(networkError('connect', code)));
			return this;
		});
		const { message, description } = await failure(emulator);
		connect.mockRestore();
		expect(message).toContain(`cannot be reached`);
		expect(description).toContain('Nothing was sent.');
		expect(emulator.requests).toEqual([]);
		await emulator.close();
	});
});
