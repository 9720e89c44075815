import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { NodeConnectionTypes, type IDataObject, type INodeType } from 'n8n-workflow';

import { DollarPeApi } from '../../credentials/DollarPeApi.credentials';
import { startEmulator, type Emulator } from '../../dev/emulator';
import { typesFrom } from '../../dev/engine';
import { HOSTS } from '../../dollarpe/environments';
import { run } from '../support/dollarPe';

// n8n's HTTP Request node hands over its options in n8n's older style; this node does the same and no more.
const httpRequestLike: INodeType = {
	description: {
		displayName: 'Like HTTP Request',
		name: 'dollarPe',
		group: ['output'],
		version: 1,
		description: '',
		defaults: { name: 'Like HTTP Request' },
		inputs: [NodeConnectionTypes.Main],
		outputs: [NodeConnectionTypes.Main],
		credentials: [{ name: 'dollarPeApi', required: true }],
		properties: [{ displayName: 'Request', name: 'request', type: 'json', default: {} }],
	},
	async execute() {
		const options = this.getNodeParameter('request', 0) as IDataObject & { uri: string };
		const answer: unknown = await this.helpers.requestWithAuthentication.call(this, 'dollarPeApi', {
			followRedirect: true,
			followAllRedirects: true,
			gzip: true,
			rejectUnauthorized: true,
			...options,
		});
		const json = typeof answer === 'string' ? JSON.parse(answer) : answer;
		return [[{ json, pairedItem: { item: 0 } }]];
	},
};

const nodeTypes = typesFrom([httpRequestLike], [new DollarPeApi()]);

const customer = {
	full_name: 'José 李',
	email: 'jose@example.com',
	phone: '9911002211',
	alpha_3_country_code: 'IND',
};

let emulator: Emulator;
beforeAll(async () => (emulator = await startEmulator()));
afterAll(async () => await emulator.close());
beforeEach(() => emulator.reset());

const send = async (request: IDataObject) =>
	await run(emulator, { nodeTypes, parameters: { request } });

const CREATE = '/cms/api/v1/customer/create';

describe('the HTTP Request node with the DollarPe credential, for what the node does not offer yet', () => {
	it.each<[string, IDataObject]>([
		['an object', { json: true, body: customer }],
		[
			'JSON text',
			{ body: JSON.stringify(customer), headers: { 'content-type': 'application/json' } },
		],
		['JSON text with json: true', { json: true, body: JSON.stringify(customer, null, 2) }],
	])('POSTs %s with a signature that DollarPe accepts', async (_, options) => {
		const { output, error } = await send({
			method: 'POST',
			uri: emulator.url + CREATE,
			...options,
		});
		expect(error).toBeUndefined();
		expect(output[0]?.json).toMatchObject({ status: true, data: { full_name: 'José 李' } });
	});

	it('GETs', async () => {
		const uri = `${emulator.url}/cms/api/v1/customer/list`;
		const { output } = await send({ method: 'GET', uri, json: true, qs: { page_size: 5 } });
		expect(output[0]?.json).toMatchObject({ status: true, data: { count: 0 } });
		expect(emulator.requests[0]?.query).toBe('page_size=5');
	});

	it("signs as the test vector of DollarPe's developers says, with the new secret alone", async () => {
		const clock = jest.spyOn(Date, 'now').mockReturnValue(1735689600_000);
		const own = await startEmulator({
			apiKey: '3f1b2c4d-5e6f-4a7b-8c9d-0e1f2a3b4c5d',
			apiSecret: 'test-secret-do-not-use',
		});
		const body = {
			customer_id: '78c99d71-f28f-47a9-8302-93b286efbe0e',
			amount: 100.5,
			currency: 'INR',
			meta: { note: 'Café', b: 2, a: 1 },
		};
		const credential = { previousApiSecret: 'another-secret' };
		for (const request of [
			{ method: 'GET', uri: `${own.url}/cms/api/v1/customer/list?page=1`, json: true },
			{ method: 'POST', uri: own.url + CREATE, json: true, body },
		]) {
			await run(own, { nodeTypes, parameters: { request }, credential });
		}
		clock.mockRestore();
		expect(own.requests.map(({ headers }) => headers['x-signature'])).toEqual([
			'6sCtVSRQjU9+2/af8gdwUAvY1l6Ii6ENcbRfanPkhY0=',
			'l+DvQrzlKbsOSxSYOdWoWHEehcFRZfDJPKlLDkm2cSI=',
		]);
		await own.close();
	});

	it('is refused for a foreign host before anything is sent', async () => {
		const stranger = await startEmulator();
		const { error } = await send({ method: 'GET', uri: `${stranger.url}/x`, json: true });
		expect(error?.message).toContain(`Refused to sign a request to ${stranger.url}`);
		expect(stranger.requests).toEqual([]);
		await stranger.close();
	});

	it("does what the README's example says, copied as it is", async () => {
		const readme = readFileSync(join(__dirname, '../../README.md'), 'utf8');
		const example = readme.split('### Other endpoints with the HTTP Request node')[1] ?? '';
		const [list = '', create = '', body = ''] = [
			...example.matchAll(/^```(?:text|json)\n([^`]+)\n```$/gm),
		].map(([, code = '']) => code);
		const here = (url: string) => url.replace(HOSTS.sandbox, emulator.url);
		await send({ method: 'POST', uri: here(create), json: true, body: JSON.parse(body) });
		const { output } = await send({ method: 'GET', uri: here(list), json: true });
		expect(output[0]?.json).toMatchObject({
			data: { count: 1, results: [{ full_name: JSON.parse(body).full_name }] },
		});
	});

	it('sends an amount that comes in JSON text with every digit', async () => {
		const body = `{"amount":1000000000000000001,${JSON.stringify(customer).slice(1)}`;
		const { output } = await send({ method: 'POST', uri: emulator.url + CREATE, body });
		expect(output[0]?.json).toMatchObject({ status: true });
		expect(emulator.requests[0]?.body).toContain('"amount":1000000000000000001,');
	});

	it('sends to the host that was checked, whatever headers and options come along', async () => {
		const stranger = await startEmulator();
		const { host, port } = new URL(stranger.url);
		const { output } = await send({
			method: 'POST',
			uri: emulator.url + CREATE,
			json: true,
			body: customer,
			headers: { Host: host, 'Content-Length': '2', 'Transfer-Encoding': 'chunked' },
			agentOptions: { port },
		});
		expect(output[0]?.json).toMatchObject({ status: true });
		expect(emulator.requests[0]?.headers.host).toBe(new URL(emulator.url).host);
		expect(stranger.requests).toEqual([]);
		await stranger.close();
	});

	it('is refused through a proxy, which would read key and signature over plain http', async () => {
		const proxy = await startEmulator();
		const { error } = await send({ method: 'GET', uri: emulator.url, proxy: proxy.url });
		expect(error?.message).toContain('through a proxy');
		expect(proxy.requests).toEqual([]);
		await proxy.close();
	});

	it('is refused where the certificate is not verified, before anything is sent', async () => {
		const { error } = await run(emulator, {
			nodeTypes,
			parameters: { request: { uri: `${HOSTS.sandbox}/x`, rejectUnauthorized: false } },
			credential: { environment: 'sandbox' },
		});
		expect(error?.message).toContain('without verifying its certificate');
	});

	it('is refused for a form, in plain words', async () => {
		const { error } = await send({ method: 'POST', uri: emulator.url + CREATE, form: customer });
		expect(error?.message).toContain('DollarPe takes JSON bodies');
		expect(emulator.requests).toEqual([]);
	});

	it('does not follow a redirect, although the node asks for it, so that the key stays here', async () => {
		const stranger = await startEmulator();
		emulator.faults.next({ kind: 'redirect', status: 307, location: `${stranger.url}/x` });
		const { error } = await send({ method: 'GET', uri: `${emulator.url}/x`, json: true });
		expect(error?.message).toBeDefined();
		expect(stranger.requests).toEqual([]);
		await stranger.close();
	});
});
