import type { INode, INodeParameters } from 'n8n-workflow';

import type { Api } from '../lib/keys';
import type { Task } from './task';

/** One way of creating customers: a chain of nodes. */
export interface Contender {
	name: string;
	nodes: INode[];
	/** Its limit of requests in flight; undefined if it has none. */
	limit?: number;
}

/** This node. */
export function dollarPe(name: string, limit: number, task: Task): Contender {
	const { resource, operation, fields } = task;
	const parameters: INodeParameters = {
		resource,
		operation,
		...Object.fromEntries(fields.map(([field, key]) => [inCamelCase(field), reference(key)])),
		options: { maxParallelRequests: limit },
	};
	return { name, nodes: [node('DollarPe', 'n8n-nodes-dollarpe.dollarPe', 1, parameters)], limit };
}

/** n8n's HTTP Request node, with the DollarPe credential. */
export function httpRequest(name: string, { url }: Api, { path, fields }: Task): Contender {
	const request = node('Send', 'n8n-nodes-base.httpRequest', 4.2, {
		method: 'POST',
		url: url + path,
		authentication: 'predefinedCredentialType',
		nodeCredentialType: 'dollarPeApi',
		sendBody: true,
		specifyBody: 'keypair',
		bodyParameters: {
			parameters: fields.map(([field, key]) => ({ name: field, value: reference(key) })),
		},
		options: {},
	});
	return { name, nodes: [request] };
}

/** The way without a DollarPe node or credential: build the body, sign it, send it with three headers. */
export function byHand(name: string, api: Api, { path, fields }: Task): Contender {
	const { url, apiKey, apiSecret } = api;
	const text = (field: string, value: string) => ({
		id: field,
		name: field,
		value,
		type: 'string',
	});
	// What is signed has its keys in order.
	const pairs = [...fields].sort().map(([field, key]) => `${field}: $json.${key}`);
	const write = node('Body', 'n8n-nodes-base.set', 3.4, {
		assignments: {
			assignments: [
				text('body', `={{ JSON.stringify({ ${pairs.join(', ')} }) }}`),
				text('timestamp', '={{ Math.floor(Date.now() / 1000) }}'),
				text('key', apiKey),
			],
		},
		options: {},
	});
	const sign = node('Signature', 'n8n-nodes-base.crypto', 1, {
		action: 'hmac',
		type: 'SHA256',
		value: '={{ $json.key }}|{{ $json.timestamp }}|{{ $json.body }}',
		dataPropertyName: 'signature',
		secret: apiSecret,
		encoding: 'base64',
	});
	const request = node('Send', 'n8n-nodes-base.httpRequest', 4.2, {
		method: 'POST',
		url: url + path,
		sendHeaders: true,
		headerParameters: {
			parameters: [
				{ name: 'X-API-KEY', value: '={{ $json.key }}' },
				{ name: 'X-TIMESTAMP', value: '={{ $json.timestamp }}' },
				{ name: 'X-SIGNATURE', value: '={{ $json.signature }}' },
			],
		},
		sendBody: true,
		contentType: 'raw',
		rawContentType: 'application/json',
		body: '={{ $json.body }}',
		options: {},
	});
	return { name, nodes: [write, sign, request] };
}

function reference(key: string): string {
	return `={{ $json.${key} }}`;
}

/** The name that the node's panel has for DollarPe's. */
function inCamelCase(name: string): string {
	return name.replace(/_(\w)/g, (_, letter: string) => letter.toUpperCase());
}

function node(name: string, type: string, typeVersion: number, parameters: INodeParameters): INode {
	return { id: name, name, type, typeVersion, position: [0, 0], parameters };
}
