import type { IDataObject } from 'n8n-workflow';

import { startEmulator, type Emulator, type Side } from '../../../dev/emulator';
import { BASES, Fixtures } from '../../dev/emulator/world';
import { endpointOf } from '../../../dev/contract/endpoints';
import { failure } from '../../support/dollarPe';
import { exchange } from '../../support/exchange';
import { skipPauses } from '../../support/skippedPause';

jest.mock('../../../nodes/client/http/pause', () =>
	jest.requireActual<typeof import('../../support/skippedPause')>('../../support/skippedPause'),
);

beforeEach(skipPauses);

const MINUTE = 60 * 1000;
const NOBODY = '6b1f7d3e-0000-4000-8000-000000000000';

let emulator: Emulator;
let world: Fixtures;
beforeAll(async () => {
	const processingMs = { kyc: Infinity, payout: Infinity, payin: Infinity, edd: Infinity };
	emulator = await startEmulator({ processingMs, pageSize: 2 });
	world = new Fixtures(emulator);
});
afterAll(async () => await emulator.close());
beforeEach(() => emulator.reset());

describe.each<[Side, Side]>([
	['payout', 'payin'],
	['payin', 'payout'],
])('%s', (side, otherSide) => {
	const isPayout = side === 'payout';
	const name = isPayout ? 'Payout' : 'Payin';
	const mock = `mock${name}Status`;
	const path = (end: string) => `${BASES[side]}/${end}`;

	const using = (operation: string, parameters: IDataObject, items: IDataObject[] = [{}]) => ({
		items,
		parameters: { resource: side, operation, simplify: false, ...parameters },
	});
	const ran = async (operation: string, parameters: IDataObject = {}, items?: IDataObject[]) =>
		await exchange(emulator, using(operation, parameters, items));
	const refused = async (operation: string, parameters: IDataObject) => {
		const error = await failure(emulator, using(operation, parameters));
		// Whoever pays out must not read of payins, nor the other way round.
		expect(`${error.message} ${error.description}`.toLowerCase()).not.toContain(otherSide);
		return error;
	};

	async function quotationParameters(changes: IDataObject = {}): Promise<IDataObject> {
		const { customer_id: customerId, bank_id: bankId } = await world.quotationBody(side);
		return {
			...{ customerId, bankId, asset: 'usdt', fiat: 'inr' },
			...(isPayout ? { sendingAmount: '51' } : { sendingAmount: '10000', paymentMethod: 'IMPS' }),
			...changes,
		} as IDataObject;
	}

	async function initiateParameters(changes: IDataObject = {}): Promise<IDataObject> {
		const { quotation_id, customer_id, exchange_order_id, utr } = await world.initiateBody(side);
		return {
			...{ quotationId: quotation_id, customerId: customer_id },
			clientReferenceId: `order-${String(quotation_id)}`,
			...(isPayout ? { exchangeOrderId: exchange_order_id } : { utr }),
			...changes,
		} as IDataObject;
	}

	const own = ({ exchangeOrderId, utr }: IDataObject) =>
		isPayout ? { exchange_order_id: exchangeOrderId } : { utr };

	describe('what is asked before anything is decided', () => {
		it('gets the configuration, in whatever shape it comes', async () => {
			const { sent, output } = await ran('getConfiguration');
			expect(sent).toEqual([
				{ method: 'GET', path: path('configuration'), query: '', body: undefined },
			]);
			expect(output[0]?.json).toMatchObject({ inr: { supported_assets: ['usdt', 'usdc'] } });
		});

		it('fetches the rate, with the pair in the query', async () => {
			const { sent, output } = await ran('fetchRate', { asset: 'usdt', fiat: ' INR ' });
			expect(sent).toEqual([
				{ method: 'GET', path: path('fetch-rate'), query: 'asset=usdt&fiat=INR', body: undefined },
			]);
			expect(output).toEqual([
				{
					json: { asset: 'USDT', fiat: 'INR', rate: isPayout ? 87.2 : 91.91 },
					pairedItem: { item: 0 },
				},
			]);
		});

		it('says which part of the pair is missing', async () => {
			const error = await refused('fetchRate', { asset: '={{ "" }}', fiat: 'INR' });
			expect(error.message).toBe('Asset is blank [Item 0]');
			emulator.faults.next({
				kind: 'json',
				status: 400,
				body: JSON.stringify({ status: false, errors: { asset: ['This field is required.'] } }),
			});
			const told = await refused('fetchRate', { asset: 'x', fiat: 'INR' });
			expect(told.message).toBe('This field is required. (field: Asset) [Item 0]');
			expect(told.description).toContain('Fill in Asset.');
		});
	});

	describe('Create Quotation', () => {
		it('sends the amount digit for digit, and the risk parameters nested', async () => {
			const parameters = await quotationParameters({
				sendingAmount: isPayout ? ' 51.50000000 ' : ' 10000.50 ',
				additionalFields: {
					ipAddress: '203.0.113.7',
					deviceId: 'dev-1',
					suspiciousActivityReport: 'true',
					lawEnforcementAgencyReport: false,
				},
			});
			const { sent, output } = await ran('createQuotation', parameters);
			expect(sent).toEqual([
				{
					method: 'POST',
					path: path('quotation'),
					query: '',
					body: {
						customer_id: parameters.customerId,
						bank_id: parameters.bankId,
						asset: 'usdt',
						fiat: 'inr',
						sending_amount: isPayout ? '51.50000000' : '10000.50',
						...(!isPayout && { payment_method: 'IMPS' }),
						risk_parameters: {
							ip_address: '203.0.113.7',
							device_id: 'dev-1',
							suspicious_activity_report: true,
							law_enforcement_agency_report: false,
						},
					},
				},
			]);
			expect(output[0]?.json).toMatchObject({
				id: emulator.quotations[0]?.id,
				customer_id: parameters.customerId,
				sending_amount: isPayout ? 51.5 : 10000.5,
			});
			expect(output[0]?.pairedItem).toEqual({ item: 0 });
		});

		it('sends risk parameters that nobody gave only where DollarPe requires them', async () => {
			const { sent } = await ran('createQuotation', await quotationParameters());
			expect((sent[0]?.body as IDataObject).risk_parameters).toEqual(isPayout ? undefined : {});
		});

		it('gives each item the risk parameters of its own', async () => {
			const parameters = await quotationParameters({
				additionalFields: { deviceId: '={{ $json.device }}' },
			});
			const { sent } = await ran('createQuotation', parameters, [{ device: 'a' }, { device: '' }]);
			const devices = sent.map(({ body }) => (body as IDataObject).risk_parameters);
			expect(devices).toEqual(
				expect.arrayContaining([{ device_id: 'a' }, isPayout ? undefined : {}]),
			);
		});

		it.each<[unknown, string]>([
			['={{ 0.1 + 0.2 }}', 'is 0.30000000000000004, a number that cannot be written exactly'],
			['={{ 1e21 }}', 'is 1e+21, a number that cannot be written exactly: give it as text'],
			['={{ 1e-7 }}', 'is 1e-7, a number that cannot be written exactly: give it as text'],
			['={{ -5 }}', 'must be an amount such as 1250.50, but it is "-5"'],
			['1,000', 'must be an amount such as 1250.50, but it is "1,000"'],
			['₹51', 'must be an amount such as 1250.50, but it is "₹51"'],
			['1e3', 'must be an amount such as 1250.50, but it is "1e3"'],
			[' ', 'is blank'],
		])('sends nothing for the amount %j: another amount would be paid', async (amount, message) => {
			const parameters = await quotationParameters({ sendingAmount: amount as string });
			const before = emulator.requests.length;
			const error = await refused('createQuotation', parameters);
			expect(error.message).toContain(`Sending Amount ${message}`);
			expect(emulator.requests).toHaveLength(before);
		});

		it('is simplified to what one decides by, unless everything is wanted', async () => {
			const parameters = await quotationParameters();
			const { output } = await ran('createQuotation', { ...parameters, simplify: true });
			expect(output[0]?.json).not.toHaveProperty('created_at');
			// Without them, amount times rate is not what arrives.
			if (isPayout) expect(output[0]?.json).toHaveProperty('fees.client_fee_fiat');
			expect(output[0]?.json).toMatchObject({
				id: expect.any(String) as string,
				receiving_amount: expect.any(Number) as number,
				expiry_time: expect.any(String) as string,
				...(!isPayout && { deposit_instructions: { ifsc: 'SBIN0000001' } }),
			});
		});

		it.each<[string, IDataObject, string]>([
			[
				'Customer is unverified',
				{ customerId: NOBODY },
				'until Customer → Get shows the status VERIFIED',
			],
			['Bank account is unverified', { bankId: NOBODY }, 'Look with Bank Account → Get'],
			[
				'Entered amount is less than minimum amount',
				{ sendingAmount: '1' },
				`Raise Sending Amount: ${name} → Get Configuration`,
			],
		])('refused with "%s", it says what to do', async (text, changes, advice) => {
			const error = await refused('createQuotation', await quotationParameters(changes));
			expect(error.message).toContain(text);
			expect(error.description).toContain(advice);
		});

		it('names due diligence and AML where DollarPe refuses with a text that is not published', async () => {
			const parameters = await quotationParameters();
			emulator.demandEdd(side, String(parameters.customerId));
			const error = await refused('createQuotation', parameters);
			expect(error.description).toContain(`Limit → Get ${name} Limits`);
			expect(error.description).toContain('AML screening');
		});
	});

	describe('Get Quotation', () => {
		it('leads from a quotation to what was made of it', async () => {
			const order = await world.order(side);
			const { sent, output } = await ran('getQuotation', {
				quotationId: String(order.quotation_id),
				simplify: true,
			});
			expect(sent).toEqual([
				{
					method: 'GET',
					path: path(`quotation/${String(order.quotation_id)}`),
					query: '',
					body: undefined,
				},
			]);
			expect(output[0]?.json).toMatchObject({ order_id: order.id, status: 'LINKED' });
		});

		it('says that there is none', async () => {
			const error = await refused('getQuotation', { quotationId: NOBODY });
			expect(error.message).toBe(
				`Quotation ID is invalid: "${NOBODY}" (field: Quotation ID) [Item 0]`,
			);
			expect(error.description).toContain('Check Quotation ID');
		});
	});

	describe('Initiate', () => {
		it('starts it once, under the reference of the one who asks', async () => {
			const parameters = await initiateParameters({ clientReferenceId: ' order-1 ' });
			const { sent, output } = await ran('initiate', { ...parameters, simplify: true });
			expect(sent).toEqual([
				{
					method: 'POST',
					path: path('initiate'),
					query: '',
					body: {
						quotation_id: parameters.quotationId,
						customer_id: parameters.customerId,
						...own(parameters),
						client_reference_id: 'order-1',
					},
				},
			]);
			expect(output[0]?.json).toMatchObject({
				...own(parameters),
				id: emulator[`${side}s`][0]?.id,
				client_reference_id: 'order-1',
				status: 'PROCESSING',
			});
			// Ten, and whether it is new.
			expect(Object.keys(output[0]?.json ?? {}).length).toBeLessThanOrEqual(11);
			expect(output[0]?.json.created).toBe(true);
		});

		it('refuses a reference that has lost digits on the way', async () => {
			const number = '={{ 5059889123892000123 }}';
			const parameters = await initiateParameters(
				isPayout ? { exchangeOrderId: number } : { utr: number },
			);
			const error = await refused('initiate', parameters);
			expect(error.message).toContain(
				'a number that is not whole or has more than 15 digits: give it as text',
			);
			expect(emulator[`${side}s`]).toEqual([]);
		});

		const again = async (changes: (first: IDataObject) => IDataObject) => {
			const first = await initiateParameters({ clientReferenceId: 'order-1' });
			await ran('initiate', first);
			return await refused('initiate', await initiateParameters(changes(first)));
		};

		it.each<[string, (first: IDataObject) => IDataObject, string]>([
			[
				'Client Reference ID already exists',
				() => ({ clientReferenceId: 'order-1' }),
				'of another customer ("',
			],
			[
				`The ${side} of this quotation differs in Client Reference ID: "order-1" in place of`,
				({ quotationId, customerId }) => ({ quotationId, customerId }),
				`do not send another ${side} for this item before you know whether it is the one`,
			],
			['Quotation is not found', () => ({ quotationId: NOBODY }), 'Check Quotation ID'],
			[
				'Customer ID does not match with the quotation',
				() => ({ customerId: NOBODY }),
				`Give the customer_id that ${name} → Get Quotation returns`,
			],
			isPayout
				? [
						'Exchange Order ID already linked to a payout that is either processing or successful',
						({ exchangeOrderId }) => ({ exchangeOrderId }),
						'of another customer ("',
					]
				: [
						'UTR is already linked to another payin',
						({ utr }) => ({ utr }),
						'of another customer ("',
					],
		])('refused with "%s", it says how to find out', async (text, changes, advice) => {
			const error = await again(changes);
			expect(error.message).toContain(text);
			expect(error.description).toContain(advice);
			expect(emulator[`${side}s`]).toHaveLength(1);
		});

		it('refused because the quotation is too old, it says what comes next', async () => {
			const parameters = await initiateParameters();
			emulator.clock.advance(5 * MINUTE);
			const error = await refused('initiate', parameters);
			expect(error.message).toContain('Quotation has expired');
			expect(error.description).toContain(`${name} → Create Quotation`);
		});
	});

	describe('Get and Get Many', () => {
		it('looks one up, with the amount also under the name that is spelled right', async () => {
			const { id } = await world.order(side);
			const { sent, output } = await ran('get', { [`${side}Id`]: id });
			expect(sent).toEqual([{ method: 'GET', path: path(id), query: '', body: undefined }]);
			const { receiveing_amount: misspelt, receiving_amount: right } = output[0]?.json ?? {};
			expect(misspelt).toEqual(expect.any(String));
			expect(right).toBe(misspelt);
			expect(output[0]?.json).toHaveProperty('fees');
		});

		it('leaves alone an amount that DollarPe itself spells right', async () => {
			const { id } = await world.order(side);
			const answer = (data: IDataObject) => JSON.stringify({ status: true, data });
			for (const data of [
				{ receiving_amount: '1' },
				{ receiving_amount: '1', receiveing_amount: '2' },
				{ id },
			]) {
				emulator.faults.next({ kind: 'json', status: 200, body: answer(data) });
				expect((await ran('get', { [`${side}Id`]: id })).output[0]?.json).toEqual(data);
			}
		});

		it('is simplified to at most ten fields, the amount by its right name among them', async () => {
			const { id } = await world.order(side);
			const { output } = await ran('get', { [`${side}Id`]: id, simplify: true });
			const keys = Object.keys(output[0]?.json ?? {});
			expect(keys.length).toBeLessThanOrEqual(10);
			expect(keys).toEqual(expect.arrayContaining(['id', 'status', 'receiving_amount', 'utr']));
			expect(keys).not.toContain('receiveing_amount');
		});

		it('says that there is none', async () => {
			const error = await refused('get', { [`${side}Id`]: NOBODY });
			expect(error.message).toBe(`${name} ID is invalid: "${NOBODY}" (field: ${name} ID) [Item 0]`);
			expect(error.description).toContain(`Check ${name} ID`);
		});

		it('lists by status, customer and days, page by page', async () => {
			const orders = [];
			for (let n = 0; n < 3; n++) orders.push(await world.order(side));
			const { sent, output } = await ran('getAll', { returnAll: true });
			expect(output.map(({ json }) => json.id)).toEqual(orders.map(({ id }) => id).reverse());
			expect(output[2]?.json).toMatchObject({ receiving_amount: expect.any(String) as string });
			expect(sent.map((each) => each.path)).toEqual([path('history'), path('history')]);

			const [first] = orders;
			emulator.setStatus(side, String(first?.id), 'FAILED');
			const filtered = await ran('getAll', {
				limit: 1,
				simplify: true,
				filters: {
					customerId: String(first?.customer_id),
					[`${side}Status`]: 'FAILED',
					startDate: '2025-01-31T23:30:00.000+05:30',
					endDate: '31-12-2099',
				},
			});
			expect(new URLSearchParams(filtered.sent[0]?.query)).toEqual(
				new URLSearchParams({
					customer_id: String(first?.customer_id),
					end_date: '2099-12-31',
					[`${side}_status`]: 'FAILED',
					start_date: '2025-01-31',
				}),
			);
			expect(filtered.output.map(({ json }) => json.id)).toEqual([first?.id]);
			expect(filtered.output[0]?.json).not.toHaveProperty('fees');
		});

		it.each([
			['customerId', '', 'Customer ID'],
			['customerId', { __rl: true, mode: 'id', value: ' ' }, 'Customer ID'],
			[`${side}Status`, '', `${isPayout ? 'Payout' : 'Payin'} Status`],
			['startDate', '={{ $json.missing }}', 'Start Date'],
			['endDate', '={{ null }}', 'End Date'],
		])(
			'lists nothing while %s is blank: without it everybody is listed',
			async (name, value, label) => {
				const error = await refused('getAll', { filters: { [name]: value } });
				expect(error.message).toBe(
					`${label} is blank: remove the filter, or check the expression [Item 0]`,
				);
				expect(emulator.requests).toEqual([]);
			},
		);

		it('sends no filter that is blank, with Ignore Blank Filters', async () => {
			const { sent } = await ran('getAll', {
				filters: { customerId: '', [`${side}Status`]: '', startDate: '', endDate: ' ' },
				options: { ignoreBlankFilters: true },
			});
			expect(sent.map(({ query }) => query)).toEqual(['']);
		});

		it.each([{ startDate: '2025-01-01' }, { endDate: '2025-01-01' }])(
			'says before it is sent that one date alone is not enough: %j',
			async (filters) => {
				const error = await refused('getAll', { filters });
				expect(error.message).toBe(
					'Start Date and End Date must be given together, or neither of them [Item 0]',
				);
				expect(emulator.requests).toEqual([]);
			},
		);

		it('refuses a day that does not exist', async () => {
			const filters = { startDate: '2025-02-30', endDate: '2025-03-01' };
			expect((await refused('getAll', { filters })).message).toBe(
				'Start Date is "2025-02-30", a date that does not exist [Item 0]',
			);
		});
	});

	describe('Update Transfer ID', () => {
		it('sends both IDs, and gives them back', async () => {
			const { id, exchange_order_id } = await world.order(side);
			const exchangeTransferId = '987283747899283945';
			const { sent, output } = await ran('updateTransferId', {
				...(isPayout ? { exchangeOrderId: String(exchange_order_id) } : { payinId: id }),
				exchangeTransferId,
			});
			const body = {
				...(isPayout ? { exchange_order_id } : { payin_id: id }),
				exchange_transfer_id: exchangeTransferId,
			};
			expect(sent).toEqual([
				{ method: 'PATCH', path: path('update-transfer-id'), query: '', body },
			]);
			expect(output).toEqual([{ json: body, pairedItem: { item: 0 } }]);
			expect(emulator[`${side}s`][0]?.exchange_transfer_id).toBe(exchangeTransferId);
		});

		it('says that it may be sent again after a lost answer', async () => {
			emulator.faults.next({ kind: 'cut', when: 'before' });
			const error = await refused('updateTransferId', {
				...(isPayout ? { exchangeOrderId: '1' } : { payinId: NOBODY }),
				exchangeTransferId: '2',
			});
			expect(error.description).toContain('It may be sent again');
		});
	});

	describe('Mock status, for tests in the sandbox', () => {
		it('gives it the status', async () => {
			const { id } = await world.order(side);
			const { sent, output } = await ran(mock, { [`${side}Id`]: id, [`${side}Status`]: 'FAILED' });
			const body = { [`${side}_id`]: id, [`${side}_status`]: 'FAILED' };
			expect(sent).toEqual([
				{ method: 'PATCH', path: path(`mock-${side}-status`), query: '', body },
			]);
			expect(output).toEqual([{ json: body, pairedItem: { item: 0 } }]);
			expect(emulator[`${side}s`][0]?.status).toBe('FAILED');
		});

		it('lets DollarPe judge a status that nobody has documented', async () => {
			const { id } = await world.order(side);
			const parameters = { [`${side}Id`]: id, [`${side}Status`]: '={{ "ELSE" }}' };
			const { sent } = await ran(mock, parameters);
			expect(sent[0]?.body).toMatchObject({ [`${side}_status`]: 'ELSE' });
		});

		it('is not sent to production, where there is no such thing', async () => {
			const error = await failure(emulator, {
				...using(mock, { [`${side}Id`]: NOBODY, [`${side}Status`]: 'SUCCESS' }),
				credential: { environment: 'production' },
			});
			expect(error.message).toContain('in its sandbox only');
			expect(emulator.requests).toEqual([]);
		});
	});

	it.each(['createQuotation', 'initiate'])(
		'has a next step of its own for each documented refusal of %s',
		async (operation) => {
			const parameters =
				operation === 'initiate' ? await initiateParameters() : await quotationParameters();
			for (const { text, status } of endpointOf(side, operation).errors) {
				const body = JSON.stringify({ status: false, message: 'Bad Request', errors: [text] });
				emulator.faults.next({ kind: 'json', status, body });
				const error = await refused(operation, parameters);
				expect(error.message).toContain(text);
				expect(error.description).not.toContain('Correct what DollarPe names');
			}
		},
	);
});

describe('only a payout', () => {
	it('refuses a UPI ID with what to give in its place', async () => {
		const customer_id = await world.verified();
		const bankId = await world.upi(customer_id);
		const error = await failure(emulator, {
			items: [{}],
			parameters: {
				...{ resource: 'payout', operation: 'createQuotation', customerId: customer_id, bankId },
				...{ asset: 'usdt', fiat: 'inr', sendingAmount: '51' },
			},
		});
		expect(error.message).toContain('UPI is not supported');
		expect(error.description).toContain('bank accounts with number and IFSC only');
	});
});

describe('only a payin', () => {
	it('pays from a UPI ID, and tells how', async () => {
		const customerId = await world.verified();
		const bankId = await world.upi(customerId);
		const { sent, output } = await exchange(emulator, {
			items: [{}],
			parameters: {
				...{ resource: 'payin', operation: 'createQuotation', customerId, bankId },
				...{ asset: 'usdt', fiat: 'inr', sendingAmount: '10000', paymentMethod: '={{ "upi" }}' },
			},
		});
		expect(sent[0]?.body).toMatchObject({ payment_method: 'upi' });
		expect(output[0]?.json.deposit_instructions).toMatchObject({
			deep_link: expect.stringContaining('upi://') as string,
		});
	});

	it('says whom to ask when the bank reference has another form', async () => {
		const { quotation_id, customer_id } = await world.initiateBody('payin');
		const parameters = { quotationId: String(quotation_id), customerId: String(customer_id) };
		const error = await failure(emulator, {
			items: [{}],
			parameters: {
				...{ resource: 'payin', operation: 'initiate', ...parameters },
				...{ utr: 'RATN0329SJD', clientReferenceId: 'order-1' },
			},
		});
		expect(error.message).toBe(
			'Invalid UTR format: "RATN0329SJD" (field: UTR or Transaction Reference) [Item 0]',
		);
		expect(error.description).toContain('Ask the customer for the UTR again');
	});
});
