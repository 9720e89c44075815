import { HOSTS } from '../../../dollarpe/environments';
import { whyEventsAreLost } from '../../../nodes/client/webhookUrl';

const LOCAL = 'http://127.0.0.1:8787';

describe("n8n's test URL: events would be lost when the test is over", () => {
	const TEST_URL =
		"is n8n's test URL, which takes events only while you test: give the production URL";

	it.each([
		'https://n8n.example.com/webhook-test/2f5c/webhook',
		'https://n8n.example.com/webhook-test',
		'https://n8n.example.com/n8n/webhook-test/2f5c/webhook',
		'https://n8n.example.com/WEBHOOK-TEST/2f5c/webhook',
		'https://n8n.example.com/webhook%2dtest/2f5c/webhook',
		'https://n8n.example.com/%77ebhook%2Dtes%74/%ff%/webhook',
		'https://n8n.example.com/n8n%2fwebhook-test/2f5c/webhook',
		'https://n8n.example.com/a/../webhook-test/2f5c/webhook',
	])('%j', (url) => {
		expect(whyEventsAreLost(url, HOSTS.production)).toBe(TEST_URL);
		expect(whyEventsAreLost(url, LOCAL)).toBe(TEST_URL);
	});

	it.each([
		'https://n8n.example.com/webhook/2f5c/webhook?a=1&b=%20',
		'https://n8n.example.com/webhook/webhook-test/webhook',
		'https://n8n.example.com/webhook/a?next=/webhook-test/b',
		'https://n8n.example.com/webhook-tests/a',
		'https://n8n.example.com/webhook/%ff%/%zz',
		'https://n8n.example.com/webhook%252dtest/a',
		'https://webhook-test.example.com/webhook/a',
	])('%j is fine', (url) => expect(whyEventsAreLost(url, HOSTS.production)).toBeUndefined());
});

it.each([
	['http://n8n.example.com/webhook/a', LOCAL, 'does not start with https://'],
	['https://a b.com', LOCAL, 'is not a complete URL'],
	['https://localhost/webhook/a', HOSTS.sandbox, 'is this machine itself'],
	['https://localhost/webhook/a', LOCAL, undefined],
])('all other reasons are those for which DollarPe cannot reach %s, for %s', (url, origin, why) => {
	expect(whyEventsAreLost(url, origin)).toBe(why);
});
