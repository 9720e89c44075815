import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';

import { startEmulator } from '../../../dev/emulator';
import { CREATE, post, sample } from './client';

const CLI = join(__dirname, '../../../dev/emulator/cli.ts');

function run(...args: string[]): ChildProcess {
	return spawn(process.execPath, ['--import', 'tsx', CLI, ...args]);
}

/** All that the process writes until it ends, and its exit code. */
async function outcome(child: ChildProcess): Promise<{ text: string; code: unknown }> {
	let text = '';
	const add = (chunk: unknown): void => void (text += String(chunk));
	child.stdout?.on('data', add);
	child.stderr?.on('data', add);
	const [code]: unknown[] = await once(child, 'close');
	return { text, code };
}

describe('npm run emulator', () => {
	it.each(['SIGINT', 'SIGTERM'] as const)(
		'says where it is and how to sign, serves another process, and ends on %s',
		async (signal) => {
			const child = run('--port', '0');
			const ended = outcome(child);
			let text = '';
			child.stdout?.on('data', (chunk) => (text += String(chunk)));
			while (!text.includes('Ctrl-C') && child.stdout) await once(child.stdout, 'data');
			const [, url = ''] = /(http:\/\/127\.0\.0\.1:\d+)\n/.exec(text) ?? [];
			const [, apiKey = ''] = /key: +(\S+)/.exec(text) ?? [];
			const [, apiSecret = ''] = /secret: +(\S+)/.exec(text) ?? [];
			const reply = await post({ url, apiKey, apiSecret }, CREATE, sample());
			expect(reply.status).toBe(200);
			child.kill(signal);
			expect((await ended).code).toBe(0);
		},
	);

	it('says in one sentence that the port is taken', async () => {
		const emulator = await startEmulator();
		const port = new URL(emulator.url).port;
		const { text, code } = await outcome(run('--port', port));
		expect(text).toBe(`Port ${port} is already in use. Choose another with --port.\n`);
		expect(code).toBe(1);
		await emulator.close();
	});

	it.each([[['--port', '70000']], [['--prot', '1']]])(
		'says what is wrong with %j, without a stack trace',
		async (args) => {
			const { text, code } = await outcome(run(...args));
			expect(text).toContain('Usage: npm run emulator');
			expect(text).not.toContain('    at ');
			expect(code).toBe(1);
		},
	);
});
