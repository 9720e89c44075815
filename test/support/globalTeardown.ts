import { rmSync } from 'node:fs';

/** Removes what globalSetup made. */
export default function teardown(): void {
	const folder = process.env.DOLLARPE_ENGINE_FOLDER;
	if (folder) rmSync(folder, { recursive: true, force: true });
}
