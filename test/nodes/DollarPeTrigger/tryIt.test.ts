import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';

import { findProgram } from '../../../dev/lib/childProcess';
import { useTrigger } from '../../support/trigger';

const { listen, emulator } = useTrigger();

const page = readFileSync(join(__dirname, '../../../docs/trigger.md'), 'utf8');

const programs = ['bash', 'openssl', 'curl'].every((name) => findProgram(name) !== undefined);

/** Runs the commands of the page, with a person's answers to what they ask. */
async function runAsWritten(...answers: string[]): Promise<string> {
	const [, commands = ''] = /```bash\n([^]+?)```/.exec(page) ?? [];
	const child = spawn('bash', ['-c', commands]);
	child.stdin.end(answers.map((answer) => `${answer}\n`).join(''));
	let output = '';
	child.stdout.on('data', (chunk) => (output += String(chunk)));
	await once(child, 'close');
	return output;
}

(programs ? describe : describe.skip)(
	'the commands on docs/trigger.md: who has no event yet sends one with the own credential',
	() => {
		it('start the workflow', async () => {
			const server = await listen();
			const { apiKey, apiSecret } = emulator();
			const output = await runAsWritten(server.url, apiKey, apiSecret);
			expect(output).toContain('Workflow was started');
			expect(server.started).toMatchObject([{ type: 'PAYOUT', event: 'SUCCESS' }]);
		});

		it('with the wrong secret start nothing', async () => {
			const server = await listen();
			const output = await runAsWritten(server.url, emulator().apiKey, 'another secret');
			expect(output).toContain('Unauthorized');
			expect(server.started).toEqual([]);
		});
	},
);
