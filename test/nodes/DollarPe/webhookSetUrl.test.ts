import { startEmulator, type Emulator } from '../../../dev/emulator';
import { failure, run } from '../../support/dollarPe';

let emulator: Emulator;
beforeAll(async () => (emulator = await startEmulator()));
afterAll(async () => await emulator.close());
beforeEach(() => emulator.reset());

const URL = 'https://n8n.example.com/webhook/2f5c/webhook?a=1&b=%20';
const parameters = (webhookUrl: string) => ({
	resource: 'webhook',
	operation: 'setUrl',
	webhookUrl,
});

describe('Webhook → Set URL', () => {
	it('gives DollarPe the address, and gives it back as an object', async () => {
		const { output } = await run(emulator, { parameters: parameters(` ${URL} `) });
		expect(emulator.webhookUrl).toBe(URL);
		expect(output).toEqual([{ json: { webhook_url: URL }, pairedItem: { item: 0 } }]);
	});

	it.each([
		['http://n8n.example.com', 'Webhook URL does not start with https:// [Item 0]'],
		['n8n.example.com/webhook', 'Webhook URL does not start with https:// [Item 0]'],
		['https://', 'Webhook URL is not a complete URL [Item 0]'],
		[
			'https://n8n.example.com/webhook-test/2f5c/webhook',
			"Webhook URL is n8n's test URL, which takes events only while you test: give the production URL [Item 0]",
		],
		['={{ " " }}', 'Webhook URL is blank [Item 0]'],
	])(
		'refuses %j before it is sent: events would be read by everyone on the way, or lost',
		async (url, message) => {
			const error = await failure(emulator, { parameters: parameters(url) });
			expect(error.message).toBe(message);
			expect(emulator.requests).toEqual([]);
		},
	);

	const PRIVATE = ['https://localhost:5678/webhook/a', 'https://192.168.1.20/webhook/a'];

	it.each([...PRIVATE, 'https://n8n/webhook/a', 'https://n8n.local/webhook/a'])(
		'refuses %s, which DollarPe cannot reach: the only address of the organization would be lost',
		async (url) => {
			const credential = { baseUrl: 'https://dollarpe.example.com' };
			const error = await failure(emulator, { parameters: parameters(url), credential });
			expect(error.message).toMatch(/^Webhook URL (is|has) .* \[Item 0\]$/);
			expect(error.description).toBe('Item 0 was not sent.');
		},
	);

	it.each(PRIVATE)('lets a DollarPe on this machine send to %s', async (url) => {
		await run(emulator, { parameters: parameters(url) });
		expect(emulator.webhookUrl).toBe(url);
	});
});
