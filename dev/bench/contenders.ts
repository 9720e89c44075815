import type { INode, INodeParameters } from 'n8n-workflow';

import type { Api } from '../lib/keys';
import type { Task } from './tasks';

/** One way to carry out a task: nodes in a row. */
export interface Contender {
	name: string;
	nodes: INode[];
	/** How many of its requests may be in flight. */
	limit?: number;
}

/** n8n's HTTP Request node, which the others are compared with. */
export const BASE = 'HTTP Request';

/** This node, with several limits; n8n's own with the DollarPe credential; and n8n's own that sign by hand. */
export function contendersFor({ operation, path, fields }: Task, api: Api): Contender[] {
	const request = { method: 'POST', url: api.url + path, sendBody: true, options: {} };
	const values = Object.fromEntries(fields.map((field) => [field, item(field)]));
	// What is signed has its keys in order.
	const pairs = [...fields].sort().map((field) => `${field}: $json.${field}`);
	return [
		...[20, 100].map((limit) => ({
			name: `node, ${limit} at once`,
			limit,
			nodes: [
				node('n8n-nodes-dollarpe.dollarPe', 1, {
					...operation,
					...Object.fromEntries(fields.map((field) => [inCamelCase(field), item(field)])),
					options: { maxParallelRequests: limit },
				}),
			],
		})),
		{
			name: BASE,
			nodes: [
				node('n8n-nodes-base.httpRequest', 4.2, {
					...request,
					authentication: 'predefinedCredentialType',
					nodeCredentialType: 'dollarPeApi',
					bodyParameters: { parameters: named(values) },
				}),
			],
		},
		{
			name: 'by hand',
			nodes: [
				node('n8n-nodes-base.set', 3.4, {
					assignments: {
						assignments: named({
							body: `={{ JSON.stringify({ ${pairs.join(', ')} }) }}`,
							timestamp: '={{ Math.floor(Date.now() / 1000) }}',
							key: api.apiKey,
						}),
					},
					options: {},
				}),
				node('n8n-nodes-base.crypto', 1, {
					action: 'hmac',
					type: 'SHA256',
					encoding: 'base64',
					secret: api.apiSecret,
					value: '={{ $json.key }}|{{ $json.timestamp }}|{{ $json.body }}',
					dataPropertyName: 'signature',
				}),
				node('n8n-nodes-base.httpRequest', 4.2, {
					...request,
					sendHeaders: true,
					headerParameters: {
						parameters: named({
							'X-API-KEY': item('key'),
							'X-TIMESTAMP': item('timestamp'),
							'X-SIGNATURE': item('signature'),
						}),
					},
					contentType: 'raw',
					rawContentType: 'application/json',
					body: item('body'),
				}),
			],
		},
	];
}

function item(field: string): string {
	return `={{ $json.${field} }}`;
}

/** The name that the node's panel has for DollarPe's. */
function inCamelCase(field: string): string {
	return field.replace(/_(\w)/g, (_, letter: string) => letter.toUpperCase());
}

/** Rows of a panel with a name and a value. */
function named(values: Record<string, string>) {
	return Object.entries(values).map(([name, value]) => ({ id: name, name, value, type: 'string' }));
}

/** A node of a workflow, named by its type. */
export function node(type: string, typeVersion: number, parameters: INodeParameters): INode {
	return { id: type, name: type, type, typeVersion, position: [0, 0], parameters };
}
