/* eslint-disable @n8n/community-nodes/no-restricted-imports, @n8n/community-nodes/no-restricted-globals -- runs on a developer's machine, never inside n8n */
import { rmSync } from 'node:fs';

/** Removes what globalSetup made. */
export default function teardown(): void {
	const folder = process.env.DOLLARPE_ENGINE_FOLDER;
	if (folder) rmSync(folder, { recursive: true, force: true });
}
