import type { INode, INodeParameters } from 'n8n-workflow';

import type { Api } from '../lib/keys';

/** One way of creating customers: a chain of nodes. */
export interface Contender {
	name: string;
	nodes: INode[];
	/** Its limit of requests in flight; undefined if it has none. */
	limit?: number;
}

const CREATE = '/cms/api/v1/customer/create';

/** This node. */
export function dollarPe(name: string, limit: number): Contender {
	const parameters: INodeParameters = {
		resource: 'customer',
		operation: 'create',
		fullName: '={{ $json.name }}',
		email: '={{ $json.email }}',
		phone: '={{ $json.phone }}',
		alpha3CountryCode: '={{ $json.country }}',
		additionalFields: {},
		options: { maxParallelRequests: limit },
	};
	return { name, nodes: [node('DollarPe', 'n8n-nodes-dollarpe.dollarPe', 1, parameters)], limit };
}

/** n8n's HTTP Request node, with the DollarPe credential. */
export function httpRequest(name: string, { url }: Api): Contender {
	const request = node('Create', 'n8n-nodes-base.httpRequest', 4.2, {
		method: 'POST',
		url: url + CREATE,
		authentication: 'predefinedCredentialType',
		nodeCredentialType: 'dollarPeApi',
		sendBody: true,
		specifyBody: 'keypair',
		bodyParameters: {
			parameters: [
				{ name: 'full_name', value: '={{ $json.name }}' },
				{ name: 'email', value: '={{ $json.email }}' },
				{ name: 'phone', value: '={{ $json.phone }}' },
				{ name: 'alpha_3_country_code', value: '={{ $json.country }}' },
			],
		},
		options: {},
	});
	return { name, nodes: [request] };
}

/** The way without a DollarPe node or credential: build the body, sign it, send it with three headers. */
export function byHand(name: string, { url, apiKey, apiSecret }: Api): Contender {
	const text = (field: string, value: string) => ({
		id: field,
		name: field,
		value,
		type: 'string',
	});
	const body =
		'={{ JSON.stringify({ alpha_3_country_code: $json.country, email: $json.email, full_name: $json.name, phone: $json.phone }) }}';
	const write = node('Body', 'n8n-nodes-base.set', 3.4, {
		assignments: {
			assignments: [
				text('body', body),
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
	const request = node('Create', 'n8n-nodes-base.httpRequest', 4.2, {
		method: 'POST',
		url: url + CREATE,
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

function node(name: string, type: string, typeVersion: number, parameters: INodeParameters): INode {
	return { id: name, name, type, typeVersion, position: [0, 0], parameters };
}
