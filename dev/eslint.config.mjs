// What is here never ships and never runs inside n8n: n8n's rules for community nodes do not hold for it. The other
// rules do. ESLint finds this file where ESLINT_FLAGS=unstable_config_lookup_from_file is set, as `npm run lint` does.
import { config } from '@n8n/node-cli/eslint';

const forCommunityNodes = config
	.flatMap(({ rules = {} }) => Object.keys(rules))
	.filter((rule) => /^(@n8n\/community-nodes|n8n-nodes-base)\//.test(rule));

export default [
	...config,
	{
		files: ['**/*.ts'],
		rules: Object.fromEntries([...forCommunityNodes, 'no-console'].map((rule) => [rule, 'off'])),
	},
];
