import { type Emulator, startEmulator } from '../../../dev/emulator';
import { CREATE, get, LIST, post, type Reply, sample } from './client';

let emulator: Emulator;

beforeAll(async () => {
	emulator = await startEmulator({ pageSize: 2 });
	for (let number = 0; number < 5; number += 1) await post(emulator, CREATE, sample(number));
});

afterAll(async () => await emulator.close());

async function expectPage(
	query: string,
	references: string[],
	next: string | null,
	previous: string | null,
): Promise<void> {
	const url = (text: string | null): string | null => text && emulator.url + LIST + text;
	const reply = await get(emulator, LIST + query);
	expect(reply.json).toMatchObject({
		data: {
			count: 5,
			next: url(next),
			previous: previous === '' ? emulator.url + LIST : url(previous),
			results: references.map((client_reference_id) => ({ client_reference_id })),
		},
	});
}

describe('pages of a list', () => {
	it('run from the oldest to the newest, each once, or customers would be lost or doubled', async () => {
		await expectPage('', ['test0', 'test1'], '?page=2', null);
		await expectPage('?page=2', ['test2', 'test3'], '?page=3', '');
		await expectPage('?page=3', ['test4'], null, '?page=2');
	});

	it('keep the rest of the query in their links, or a filter would be lost on page two', async () => {
		await expectPage(
			'?page_size=3&x=a%20b',
			['test0', 'test1', 'test2'],
			'?page_size=3&x=a+b&page=2',
			null,
		);
		await expectPage('?page=2&page_size=3', ['test3', 'test4'], null, '?page_size=3');
	});

	it('are one page when everything fits', async () => {
		await expectPage('?page_size=5', ['test0', 'test1', 'test2', 'test3', 'test4'], null, null);
	});

	it.each(['0', '-1', 'x', ''])('have their usual size for page_size=%s', async (size) => {
		const reply = await get(emulator, `${LIST}?page_size=${size}`);
		expect(reply.json).toMatchObject({ data: { results: [{}, {}] } });
	});

	it.each(['0', '4', 'x', '-1', ''])(
		'end with an error and not in an endless loop: page=%s',
		async (page) => {
			const reply: Reply = await get(emulator, `${LIST}?page=${page}`);
			expect(reply.status).toBe(404);
			expect(reply.json).toMatchObject({
				status: false,
				errors: { detail: ['Invalid page.'] },
				err_code: 'NOT_FOUND',
			});
		},
	);

	it('hold a hundred unless asked otherwise', async () => {
		const plain = await startEmulator();
		for (let number = 0; number < 101; number += 1) await post(plain, CREATE, sample(number));
		const reply = await get(plain, LIST);
		expect(reply.json).toMatchObject({
			data: { count: 101, next: `${plain.url}${LIST}?page=2`, results: { length: 100 } },
		});
		await plain.close();
	});
});
