import { parseArgs } from 'node:util';

import { startEmulator, type Api } from '.';

const USAGE = 'Usage: npm run emulator -- [--port 8787] [--api zapyd]';

/** Starts the emulator for a person at a terminal; ends with Ctrl-C. */
async function main(): Promise<void> {
	const { port, api } = optionsFrom(process.argv.slice(2));
	const emulator = await startEmulator({ port, api });
	const stop = (): void => void emulator.close();
	process.once('SIGINT', stop);
	process.once('SIGTERM', stop);

	console.log(`DollarPe emulator: ${emulator.url}`);
	console.log(`API key:           ${emulator.apiKey}`);
	console.log(`API secret:        ${emulator.apiSecret}`);
	console.log('Everything is kept in memory. Ctrl-C ends it.');
}

function optionsFrom(args: string[]): { port: number; api: Api } {
	const { values } = parseArgs({
		args,
		options: {
			port: { type: 'string', default: '0' },
			api: { type: 'string', default: 'dollarpe' },
		},
	});
	const { api } = values;
	const port = Number(values.port);
	if (!/^\d+$/.test(values.port) || port > 65_535) {
		throw new Error(`--port must be a number from 0 to 65535, not "${values.port}".`);
	}
	if (api === 'dollarpe' || api === 'zapyd') return { port, api };
	throw new Error(`--api must be dollarpe or zapyd, not "${api}".`);
}

function sentenceFor(error: unknown): string {
	if (!(error instanceof Error)) return String(error);
	if ('code' in error && 'port' in error && error.code === 'EADDRINUSE') {
		return `Port ${String(error.port)} is already in use. Choose another with --port.`;
	}
	return `${error.message}\n${USAGE}`;
}

main().catch((error: unknown) => {
	console.error(sentenceFor(error));
	process.exitCode = 1;
});
