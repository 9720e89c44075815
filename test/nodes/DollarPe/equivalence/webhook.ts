import type { ResourceCases } from './cases';

export const webhook: ResourceCases = {
	setUrl: { parameters: [{ webhookUrl: 'https://n8n.example.com/webhook/a?b=1' }] },
};
