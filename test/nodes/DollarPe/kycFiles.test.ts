import type { IBinaryData, IBinaryKeyData, IDataObject, IExecuteFunctions } from 'n8n-workflow';

import { startEmulator, type Emulator } from '../../../dev/emulator';
import { typesFrom } from '../../../dev/engine';
import {
	deleteFiles,
	fileBehind,
	keepFilesOnDisk,
	moveFile,
	storeFile,
} from '../../../dev/engine/files';
import { DollarPe } from '../../../nodes/DollarPe/DollarPe.node';
import { toFileUrl } from '../../../nodes/DollarPe/resources/values/files';
import { whyNotFetched } from '../../../nodes/DollarPe/run/linkedFiles';
import { Fixtures } from '../../dev/emulator/world';
import { credentialType, failure, run, type RunSettings } from '../../support/dollarPe';
import { json, startOddServer } from '../../support/oddServer';

const NOBODY = 'def8b740-99f9-4cba-bc9e-99de57e927b4';

/** The id that the engine gives an execution. */
const EXECUTION = 'execution';

const CONTENT = {
	front: Buffer.from([0xff, 0xd8, 0xff, 0xe0, 1]),
	back: Buffer.from([0xff, 0xd8, 0xff, 0xe0, 2]),
	selfie: Buffer.from([0xff, 0xd8, 0xff, 0xe0, 3]),
};

const never = { kyc: Infinity, payout: Infinity, payin: Infinity, edd: Infinity };
let emulator: Emulator;
let world: Fixtures;
beforeAll(async () => {
	await keepFilesOnDisk();
	emulator = await startEmulator({ processingMs: never });
});
afterAll(async () => await emulator.close());
beforeEach(() => {
	emulator.reset();
	world = new Fixtures(emulator);
});

async function stored(content: Buffer, executionId = EXECUTION): Promise<IBinaryData> {
	return await storeFile(content, { fileName: 'scan.jpg', mimeType: 'image/jpeg' }, executionId);
}

/** The papers of a customer, as an item brings them along. */
async function papers(executionId = EXECUTION): Promise<Record<keyof typeof CONTENT, IBinaryData>> {
	return {
		front: await stored(CONTENT.front, executionId),
		back: await stored(CONTENT.back, executionId),
		selfie: await stored(CONTENT.selfie, executionId),
	};
}

const kycData = (customerId: string, changes: IDataObject = {}): IDataObject => ({
	resource: 'kyc',
	operation: 'addKycData',
	customerId,
	fullName: 'Asha Rao',
	dob: '1990-12-31T00:00:00',
	registeredDate: '2025-03-01T00:00:00',
	taxNumber: 'ABCPG1234N',
	fullAddress: '12 MG Road, Bengaluru',
	documentType: 'AADHAAR',
	documentNumber: '123456123456',
	documentFrontImageUrl: 'front',
	documentBackImageUrl: ' back ',
	selfieUrl: 'selfie',
	selfieVerificationStatus: true,
	additionalInfo: {
		fields: [
			{ name: 'income_range', value: '5-10 LPA' },
			{ name: 'profession', value: 'Engineer' },
		],
	},
	...changes,
});

const selfieInfo = (customerId: string, changes: IDataObject = {}): IDataObject => ({
	resource: 'kyc',
	operation: 'updateSelfieInfo',
	customerId,
	selfieUrl: 'selfie',
	...changes,
});

/** The body that reached DollarPe last. */
function sent(): Record<string, unknown> {
	return JSON.parse(emulator.requests.at(-1)?.body ?? '{}') as Record<string, unknown>;
}

/** How many seconds a link can be used. */
function lifetimeOf(link: unknown): number {
	const [, claims = ''] = (new URL(String(link)).searchParams.get('token') ?? '').split('.');
	const { iat, exp } = JSON.parse(Buffer.from(claims, 'base64url').toString()) as {
		iat: number;
		exp: number;
	};
	return exp - iat;
}

describe('a document that the workflow brings along: nobody has to put identity papers on a web server', () => {
	it('reaches DollarPe as a link to the very file, each document under its own name', async () => {
		const parameters = kycData(await world.customer());
		const { output } = await run(emulator, { parameters, binary: [await papers()] });
		expect(output[0]?.json.status).toBe('PROCESSING');
		const { document_front_image_url, document_back_image_url, selfie_url } = sent();
		expect(await fileBehind(String(document_front_image_url))).toEqual(CONTENT.front);
		expect(await fileBehind(String(document_back_image_url))).toEqual(CONTENT.back);
		expect(await fileBehind(String(selfie_url))).toEqual(CONTENT.selfie);
		expect(lifetimeOf(selfie_url)).toBe(24 * 60 * 60);
	});

	it('may stand beside URLs, which are sent as they are, in any case', async () => {
		const changes = {
			documentFrontImageUrl: 'HTTPS://example.com/front.jpg',
			documentBackImageUrl: 'http://example.com/back.jpg',
		};
		const parameters = kycData(await world.customer(), changes);
		await run(emulator, { parameters, binary: [await papers()] });
		const { document_front_image_url, document_back_image_url, selfie_url } = sent();
		expect(document_front_image_url).toBe(changes.documentFrontImageUrl);
		expect(document_back_image_url).toBe(changes.documentBackImageUrl);
		expect(await fileBehind(String(selfie_url))).toEqual(CONTENT.selfie);
	});

	it('is that of its own item, or one customer would be judged by the papers of another', async () => {
		const customerIds = [await world.failed(), await world.failed()];
		const binary = [
			{ selfie: await stored(CONTENT.front) },
			{ selfie: await stored(CONTENT.back) },
		];
		const items = customerIds.map((id) => ({ id }));
		await run(emulator, { parameters: selfieInfo('={{ $json.id }}'), items, binary });
		const bodies = emulator.requests.slice(-2).map(({ body }) => JSON.parse(body) as IDataObject);
		for (const [n, content] of [CONTENT.front, CONTENT.back].entries()) {
			const body = bodies.find(({ customer_id }) => customer_id === customerIds[n]);
			expect(await fileBehind(String(body?.selfie_url))).toEqual(content);
		}
	});

	it('may be a file that an expression gives, since nodes on the way lose the files of an item', async () => {
		const parameters = selfieInfo(await world.failed(), { selfieUrl: '={{ $binary.selfie }}' });
		await run(emulator, { parameters, binary: [await papers()] });
		expect(await fileBehind(String(sent().selfie_url))).toEqual(CONTENT.selfie);
	});

	it.each([
		[1, 60 * 60],
		[1.5, 90 * 60],
		['={{ "168" }}', 168 * 60 * 60],
	])(
		'can be fetched for as long as the option File Link Lifetime says (%s)',
		async (hours, seconds) => {
			const changes = { options: { fileLinkLifetime: hours } };
			const parameters = selfieInfo(await world.failed(), changes);
			await run(emulator, { parameters, binary: [await papers()] });
			expect(lifetimeOf(sent().selfie_url)).toBe(seconds);
		},
	);

	it.each([0, 0.5, 169, '={{ "" }}', '={{ "1 year" }}'])(
		'is not sent with a lifetime of %s hours: a link that lasts for ever gives the paper away',
		async (hours) => {
			const parameters = selfieInfo(NOBODY, { options: { fileLinkLifetime: hours } });
			const { message } = await failure(emulator, { parameters, binary: [await papers()] });
			expect(message).toBe('The option File Link Lifetime must be a number from 1 to 168');
			expect(emulator.requests).toEqual([]);
		},
	);
});

describe('documents of enhanced due diligence', () => {
	const edd = (customerId: string, changes: IDataObject = {}): IDataObject => ({
		resource: 'limit',
		operation: 'submitPayinEdd',
		customerId,
		sourceOfIncome: 'SALARY',
		bankStatementUrl: { files: [{ url: 'may', password: 'abc' }, { url: 'june' }] },
		...changes,
	});

	async function asked(): Promise<string> {
		const customerId = await world.verified();
		emulator.demandEdd('payin', customerId);
		return customerId;
	}

	const statements = async (): Promise<IBinaryKeyData> => ({
		may: await stored(CONTENT.front),
		june: await stored(CONTENT.back),
		tax: await stored(CONTENT.selfie),
	});

	it('are files too, of every kind, and each keeps its password', async () => {
		const parameters = edd(await asked(), {
			additionalFields: {
				itrReportUrl: { files: [{ url: 'tax', password: 'def' }] },
				supportingPurposeDocUrl: { files: [{ url: 'june' }] },
			},
		});
		await run(emulator, { parameters, binary: [await statements()] });
		const body = sent() as Record<string, string[]>;
		const contents = async (name: string) => await Promise.all((body[name] ?? []).map(fileBehind));
		expect(await contents('bank_statement_url')).toEqual([CONTENT.front, CONTENT.back]);
		expect(body.bank_statement_passwords).toEqual(['abc', '']);
		expect(await contents('itr_report_url')).toEqual([CONTENT.selfie]);
		expect(body.itr_report_passwords).toEqual(['def']);
		expect(await contents('supporting_purpose_doc_url')).toEqual([CONTENT.back]);
	});

	it('may come as one list, of names and URLs', async () => {
		const url = '={{ ["may", "https://example.com/july.pdf", "june"] }}';
		const parameters = edd(await asked(), { bankStatementUrl: { files: [{ url }] } });
		await run(emulator, { parameters, binary: [await statements()] });
		const [may = '', july, june = ''] = sent().bank_statement_url as string[];
		expect(await fileBehind(may)).toEqual(CONTENT.front);
		expect(july).toBe('https://example.com/july.pdf');
		expect(await fileBehind(june)).toEqual(CONTENT.back);
	});

	it('name the row of a file that is not there', async () => {
		const bankStatementUrl = { files: [{ url: 'may' }, { url: 'july' }] };
		const parameters = edd(NOBODY, { bankStatementUrl });
		const { message } = await failure(emulator, { parameters, binary: [await statements()] });
		expect(message).toBe(
			'Bank Statements row 2: File is "july", which is neither a URL nor a binary field of the item (it has "may", "june", "tax") [Item 0]',
		);
		expect(emulator.requests).toEqual([]);
	});
});

describe('what a form or a webhook has received: n8n moves it when the execution ends, and the link would be dead', () => {
	it('has a link that outlives the execution', async () => {
		const binary = await papers('');
		const parameters = kycData(await world.customer());
		await run(emulator, { parameters, binary: [binary] });
		const links = sent();
		for (const file of Object.values(binary)) await moveFile(file, 'another');
		expect(await fileBehind(String(links.document_front_image_url))).toEqual(CONTENT.front);
		expect(await fileBehind(String(links.document_back_image_url))).toEqual(CONTENT.back);
		expect(await fileBehind(String(links.selfie_url))).toEqual(CONTENT.selfie);
		expect(lifetimeOf(links.selfie_url)).toBe(24 * 60 * 60);
	});

	it('is linked among the rows of a list too, beside what needs no copy', async () => {
		const customerId = await world.verified();
		emulator.demandEdd('payout', customerId);
		const may = await stored(CONTENT.front, '');
		const binary = [{ may, june: await stored(CONTENT.back) }];
		const parameters = {
			resource: 'limit',
			operation: 'submitPayoutEdd',
			customerId,
			sourceOfIncome: 'SALARY',
			bankStatementUrl: { files: [{ url: 'may' }, { url: 'june', password: 'abc' }] },
		};
		await run(emulator, { parameters, binary });
		await moveFile(may, 'another');
		const [first = '', second = ''] = sent().bank_statement_url as string[];
		expect(await fileBehind(first)).toEqual(CONTENT.front);
		expect(await fileBehind(second)).toEqual(CONTENT.back);
		expect(sent().bank_statement_passwords).toEqual(['', 'abc']);
	});

	it('leaves no copy behind when n8n deletes the files of the execution', async () => {
		const parameters = selfieInfo(await world.failed());
		const binary = [{ selfie: await stored(CONTENT.selfie, '') }];
		await run(emulator, { parameters, binary, executionId: EXECUTION });
		await deleteFiles(EXECUTION);
		await expect(fileBehind(String(sent().selfie_url))).rejects.toThrow();
	});
});

describe('where no link can be made, nothing is sent: an update of KYC would be used up for nothing', () => {
	/** The message of a run that fails before anything is sent. */
	async function refusal(settings: RunSettings): Promise<string> {
		const error = await failure(emulator, { parameters: selfieInfo(NOBODY), ...settings });
		expect(emulator.requests).toEqual([]);
		expect(error.description).toContain('Item 0 was not sent.');
		return error.message;
	}

	it('names the files that the item has', async () => {
		const binary = [
			{ data: await stored(CONTENT.selfie), 'Passport Front': await stored(CONTENT.front) },
		];
		expect(await refusal({ binary })).toBe(
			'Selfie is "selfie", which is neither a URL nor a binary field of the item (it has "data", "Passport Front") [Item 0]',
		);
	});

	it.each([
		'selfie',
		'www.example.com/selfie.jpg',
		'constructor',
		'__proto__',
		'ftp://example.com/a',
	])('says that the item has none (%s)', async (selfieUrl) => {
		expect(await refusal({ parameters: selfieInfo(NOBODY, { selfieUrl }) })).toBe(
			`Selfie is "${selfieUrl}", which is neither a URL nor a binary field of the item (it has none) [Item 0]`,
		);
	});

	it.each(['constructor', '__proto__'])(
		'takes no part of an object for a file (%s)',
		async (selfieUrl) => {
			const binary = [{ data: await stored(CONTENT.selfie) }];
			expect(await refusal({ parameters: selfieInfo(NOBODY, { selfieUrl }), binary })).toContain(
				'neither a URL nor a binary field of the item (it has "data")',
			);
		},
	);

	it('says that n8n keeps files in memory, and which setting changes that', async () => {
		const selfie = { data: CONTENT.selfie.toString('base64'), mimeType: 'image/jpeg' };
		expect(await refusal({ binary: [{ selfie }] })).toBe(
			'Selfie cannot be a file, since this n8n keeps files in memory, where no link leads to them: set its N8N_DEFAULT_BINARY_DATA_MODE to filesystem, or give a URL [Item 0]',
		);
	});

	it('says which n8n can do it', async () => {
		class InOldN8n extends DollarPe {
			override async execute(this: IExecuteFunctions) {
				const helpers = { ...this.helpers, createBinarySignedUrl: undefined };
				const context: IExecuteFunctions = Object.create(this, { helpers: { value: helpers } });
				return await DollarPe.prototype.execute.call(context);
			}
		}
		const nodeTypes = typesFrom([new InOldN8n()], [credentialType]);
		expect(await refusal({ binary: [await papers()], nodeTypes })).toBe(
			'Selfie can be a file only in n8n 1.90 or later: give a URL [Item 0]',
		);
	});

	it('says that DollarPe cannot reach this n8n, and which setting changes that, but not the link', async () => {
		const credential = { baseUrl: 'https://dollarpe.invalid' };
		const message = await refusal({ binary: [await papers()], credential });
		expect(message).toBe(
			'DollarPe cannot fetch a file from this n8n, since http://127.0.0.1/binary-data/signed does not start with https://. Set WEBHOOK_URL of n8n to its public address, or give a URL in place of the file [Item 0]',
		);
	});

	it('notices that n8n has deleted the file meanwhile', async () => {
		const binary = [{ selfie: await stored(CONTENT.selfie, 'pruned') }];
		await deleteFiles('pruned');
		expect(await refusal({ binary })).toContain('n8n cannot read the file "scan.jpg" (');
	});

	it('notices that a file is empty', async () => {
		const binary = [{ selfie: await stored(Buffer.alloc(0)) }];
		expect(await refusal({ binary })).toBe('The file "scan.jpg" is empty [Item 0]');
	});

	it('ends the run before the next item begins', async () => {
		const items = [{ id: NOBODY }, { id: await world.failed() }];
		const before = emulator.requests.length;
		await failure(emulator, {
			parameters: selfieInfo('={{ $json.id }}'),
			items,
			binary: [{}, await papers()],
		});
		expect(emulator.requests).toHaveLength(before);
	});

	it('goes on with the next item where the workflow says so', async () => {
		const items = [{ id: NOBODY }, { id: await world.failed() }];
		const { output } = await run(emulator, {
			parameters: selfieInfo('={{ $json.id }}'),
			items,
			binary: [{}, await papers()],
			onError: 'continueRegularOutput',
		});
		expect(output.map(({ json: { error, status } }) => error ?? status)).toEqual([
			expect.stringContaining('Selfie is "selfie"'),
			'PROCESSING',
		]);
	});
});

describe('whether DollarPe can fetch from this n8n', () => {
	const linked = (link: string) => [{ file: { data: '', mimeType: '' }, link }];
	const PUBLIC = 'https://sandbox.dollarpe.xyz';

	it.each([
		['https://n8n.example.com/rest/binary-data/signed?token=t', PUBLIC],
		['http://localhost:5678/rest/binary-data/signed?token=t', 'http://127.0.0.1:4000'],
	])('it can: %s for %s', (link, origin) => {
		expect(whyNotFetched(linked(link), origin)).toBeUndefined();
	});

	it.each([
		['http://localhost:5678/rest/binary-data/signed?token=t', 'does not start with https://'],
		['http://n8n.example.com/rest/binary-data/signed?token=t', 'does not start with https://'],
		['https://localhost/rest/binary-data/signed?token=t', 'is this machine itself'],
		['https://192.168.1.5/rest/binary-data/signed?token=t', 'is in a private network'],
		['https://n8n/rest/binary-data/signed?token=t', 'without a dot'],
		['n8n.example.com/rest/binary-data/signed?token=t', 'does not start with https://'],
	])('it cannot, and the token is not said: %s', (link, why) => {
		const problem = whyNotFetched(linked(link), PUBLIC);
		expect(problem).toContain(why);
		expect(problem).not.toContain('token');
	});

	it('is no question where there are no files', () => {
		expect(whyNotFetched([], PUBLIC)).toBeUndefined();
	});
});

describe('a link in what DollarPe answers: whoever reads the error could fetch the paper', () => {
	const TOKEN = /eyJ[\w-]+\.[\w-]+\.[\w-]{10}/;

	it.each([
		['kept by the execution', EXECUTION],
		['that a form has received', ''],
	])('stands in no part of the error, for a file %s', async (_, executionId) => {
		const server = await startOddServer((response, _request, body) => {
			const { selfie_url } = JSON.parse(body) as { selfie_url: string };
			json(response, 400, {
				status: false,
				message: `Cannot fetch ${selfie_url}`,
				errors: { selfie_url: [`${selfie_url} is not an image`, encodeURIComponent(selfie_url)] },
				[selfie_url]: body,
			});
		});
		const binary = [{ selfie: await stored(CONTENT.selfie, executionId) }];
		const error = await failure(server, { parameters: selfieInfo(NOBODY), binary });
		await server.close();
		expect(server.bodies[0]).toMatch(TOKEN);
		expect(error.message).toContain('/binary-data/signed?[hidden] is not an image');
		const all = JSON.stringify([error.message, error.description, error.context]);
		expect(all).toContain('[hidden]');
		expect(all).not.toMatch(TOKEN);
		expect(all).not.toMatch(/eyJ/);
	});

	it('stands in no output, of success or of an error', async () => {
		const items = [{ id: await world.failed() }, { id: NOBODY }];
		const { output } = await run(emulator, {
			parameters: selfieInfo('={{ $json.id }}'),
			items,
			binary: [await papers(), await papers()],
			onError: 'continueRegularOutput',
		});
		expect(output).toHaveLength(2);
		expect(JSON.stringify(output)).not.toMatch(/eyJ|signed/);
	});
});

describe('a URL that leads nowhere must not cost a customer the KYC', () => {
	const files = { linkTo: () => 'a link' };
	it.each([
		'https://',
		'https:// e.com',
		'http://:80/a',
		'https://e.com:port/a',
		'https://e\0.com',
	])('%j is refused before anything is sent', (url) => {
		expect(() => toFileUrl(url, 'UTC', files)).toThrow('which is not a complete URL');
	});

	it.each(['https://e.com/my file.jpg', 'HTTP://e.com', 'https://e.com/a?b=c#d'])(
		'%j is sent as it is',
		(url) => {
			expect(toFileUrl(url, 'UTC', files)).toBe(url);
		},
	);
});
