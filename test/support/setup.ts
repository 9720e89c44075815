/* eslint-disable @n8n/community-nodes/no-restricted-globals -- runs on a developer's machine, never inside n8n */
// n8n prints each failed execution; the tests make many fail on purpose.
process.env.N8N_LOG_LEVEL = 'silent';
