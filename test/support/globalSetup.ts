import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** One n8n folder for all workers, so that it can be removed at the end. */
export default function setup(): void {
	process.env.DOLLARPE_ENGINE_FOLDER = mkdtempSync(join(tmpdir(), 'n8n-nodes-dollarpe-'));
}
