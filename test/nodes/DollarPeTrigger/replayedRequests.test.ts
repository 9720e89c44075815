import { post, useTrigger } from '../../support/trigger';

const { listen, signed } = useTrigger();

/**
 * Requests to DollarPe are signed with the same secret, in the same way. Who gets to see one, in a proxy or its log,
 * can send its body, timestamp and signature to the trigger: a payout would be reported, a customer told, for nothing.
 */
describe('the signature of a request to DollarPe starts no workflow: it is genuine, and says nothing of what happened', () => {
	it.each([
		['a GET', '{}'],
		['a create', '{"alpha_3_country_code":"IND","email":"a@example.com","full_name":"A"}'],
		['Set URL', '{"webhook_url":"https://n8n.example.com/webhook/a"}'],
		['a request with a type', '{"account_type":"SAVINGS","type":"PAYOUT"}'],
		['a request with an event', '{"event":"SUCCESS"}'],
		['a blank type', '{"event":"SUCCESS","type":" "}'],
		['a blank event', '{"event":"","type":"PAYOUT"}'],
		['a type that is no text', '{"event":"SUCCESS","type":1}'],
		['an event that is no text', '{"event":{"name":"SUCCESS"},"type":"PAYOUT"}'],
		['a type that is null', '{"event":"SUCCESS","type":null}'],
		['a list of events', '[{"event":"SUCCESS","type":"PAYOUT"}]'],
	])('%s', async (_, body) => {
		const server = await listen();
		expect(await post(server, body, signed(body))).toBe(400);
		expect(server.started).toEqual([]);
		expect(server.log).toEqual([
			'DollarPe Trigger refused a call (400): the body is not an event: it has no type or no event in it',
		]);
	});

	it('nor does it where all other events are wanted', async () => {
		const server = await listen({ events: ['OTHER'], options: { ignoreDuplicates: false } });
		expect(await post(server, '{}', signed('{}'))).toBe(400);
		expect(server.started).toEqual([]);
	});
});
