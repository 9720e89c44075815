import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

// n8n-core writes settings into the user's folder as soon as it is loaded. This module is imported before it, so that
// the user's own n8n is not touched.
const given = process.env.DOLLARPE_ENGINE_FOLDER;
const folder = given ?? mkdtempSync(join(tmpdir(), 'n8n-nodes-dollarpe-'));
process.env.N8N_USER_FOLDER = folder;
process.env.N8N_DIAGNOSTICS_ENABLED = 'false';
process.env.N8N_LOG_LEVEL ??= 'error';
// Jest's workers do not exit normally; there, Jest's global teardown removes the folder.
if (given === undefined) process.on('exit', () => rmSync(folder, { recursive: true, force: true }));
