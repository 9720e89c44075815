import { parseArgs } from 'node:util';

import { startEmulator } from '.';

const USAGE = 'Usage: npm run emulator -- [--port 8787]';

/** Starts the emulator for a person at a terminal; ends with Ctrl-C. */
async function main(): Promise<void> {
	const port = portFrom(process.argv.slice(2));
	const emulator = await startEmulator({ port });
	const stop = (): void => void emulator.close();
	process.once('SIGINT', stop);
	process.once('SIGTERM', stop);

	console.log(`DollarPe emulator: ${emulator.url}`);
	console.log(`API key:           ${emulator.apiKey}`);
	console.log(`API secret:        ${emulator.apiSecret}`);
	console.log('Everything is kept in memory. Ctrl-C ends it.');
}

function portFrom(args: string[]): number {
	const { values } = parseArgs({ args, options: { port: { type: 'string', default: '0' } } });
	const port = Number(values.port);
	if (/^\d+$/.test(values.port) && port <= 65_535) return port;
	throw new Error(`--port must be a number from 0 to 65535, not "${values.port}".`);
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
