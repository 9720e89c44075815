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
		['http://n8n.example.com', 'Webhook URL must start with https:// (item 0)'],
		['n8n.example.com/webhook', 'Webhook URL must start with https:// (item 0)'],
		['https://', 'Webhook URL must start with https:// (item 0)'],
		['={{ " " }}', 'Webhook URL is blank (item 0)'],
	])(
		'refuses %j before it is sent: events would be read by everyone on the way',
		async (url, message) => {
			const error = await failure(emulator, { parameters: parameters(url) });
			expect(error.message).toBe(message);
			expect(emulator.requests).toEqual([]);
		},
	);
});
