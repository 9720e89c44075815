// n8n prints each failed execution; the tests make many fail on purpose.
process.env.N8N_LOG_LEVEL = 'silent';
