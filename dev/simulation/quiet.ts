// n8n prints each failed execution; in a simulation most of them fail on purpose. Imported before n8n-core, which reads
// it once.
process.env.N8N_LOG_LEVEL = 'silent';
