import { exchange } from '../../../../nodes/client/http/exchange';
import type { Context } from '../../../../nodes/client/http/request';

/** What comes of an answer whose body n8n's client gives in this form. */
async function outcomeOf(body: unknown) {
	const httpRequestWithAuthentication = async () =>
		await Promise.resolve({ statusCode: 200, headers: {}, body });
	const context = { helpers: { httpRequestWithAuthentication } } as unknown as Context;
	const sender = { context, credential: {}, origin: 'https://a.example', timeoutSeconds: 60 };
	return await exchange(sender, { method: 'GET', url: '/list' });
}

describe("an answer in any form that n8n's client gives: the person must read what it was", () => {
	it.each([
		[undefined, ''],
		['', ''],
		['<html>', '<html>'],
		[null, null],
		[{ status: 'odd' }, { status: 'odd' }],
	])('%j', async (body, read) => {
		expect(await outcomeOf(body)).toMatchObject({
			kind: 'uncertain',
			cause: 'answer',
			failure: { kind: 'notDollarPe', body: read },
		});
	});
});
