import fc from 'fast-check';
import type { IDataObject } from 'n8n-workflow';

import { startEmulator, type Emulator } from '../../../dev/emulator';
import { withoutEvaluation } from '../../../nodes/DollarPe/params/expressions/plainReference';
import { fromItem, run } from '../../support/dollarPe';

const item = {
	name: 'Asha Rao',
	'Full name': 'Asha R. Rao',
	age: 0,
	isNew: false,
	empty: '',
	nothing: null,
	properties: { email: { value: 'asha@example.com' } },
	list: ['a'],
};

const read = (raw: unknown) => withoutEvaluation(raw, () => item);

describe('reading without evaluation: a customer must get the very value that n8n would give', () => {
	it.each([
		['={{ $json.name }}', 'Asha Rao'],
		['={{$json.name}}', 'Asha Rao'],
		['={{ $json["Full name"] }}', 'Asha R. Rao'],
		["={{ $json['Full name'] }}", 'Asha R. Rao'],
		['={{ $json.properties.email.value }}', 'asha@example.com'],
		['={{ $json.age }}', 0],
		['={{ $json.isNew }}', false],
		['={{ $json.empty }}', ''],
		['Asha', 'Asha'],
		['', ''],
		[true, true],
	])('%j is %j', (raw, value) => {
		expect(read(raw)).toBe(value);
	});

	it.each([
		// What is more than a reference,
		'={{ $json.name.toUpperCase() }}',
		'={{ $json.name + "!" }}',
		'={{ $json.name }} ',
		'= {{ $json.name }}',
		'={{ $json.name }}{{ $json.age }}',
		'={{ $json }}',
		'={{ $json.list[0] }}',
		'={{ $json?.name }}',
		'={{ $json["a\\"b"] }}',
		'={{ $("Start").item.json.name }}',
		'={{ $jsonx.name }}',
		'=name',
		// and what is no text, number or boolean.
		'={{ $json.missing }}',
		'={{ $json.nothing }}',
		'={{ $json.nothing.deeper }}',
		'={{ $json.list }}',
		'={{ $json.properties }}',
		'={{ $json.name.length }}',
		'={{ $json.toString }}',
		'={{ $json.constructor }}',
		null,
		undefined,
		['={{ $json.name }}'],
	])('leaves %j to n8n', (raw) => {
		expect(read(raw)).toBeUndefined();
	});

	it('reads a collection as a whole, or leaves it to n8n as a whole', () => {
		const collection = { clientReferenceId: '={{ $json.name }}', nonResidenceStatus: true };
		expect(read(collection)).toEqual({ clientReferenceId: 'Asha Rao', nonResidenceStatus: true });
		expect(read({ ...collection, country: '={{ $json.name.slice(1) }}' })).toBeUndefined();
		expect(read({})).toEqual({});
	});

	it('reads a resource locator with a plain reference in it: most fields of a payout are such', () => {
		const locator = { __rl: true, mode: 'id', value: '={{ $json.name }}', cachedResultName: '' };
		expect(read(locator)).toEqual({ ...locator, value: 'Asha Rao' });
		const collection = { customerId: locator, payoutStatus: 'SUCCESS' };
		expect(read(collection)).toMatchObject({ customerId: { value: 'Asha Rao' } });
		expect(read({ ...locator, value: '={{ $json.name.slice(1) }}' })).toBeUndefined();
	});
});

describe("reading without evaluation, in n8n's engine", () => {
	let emulator: Emulator;
	beforeAll(async () => (emulator = await startEmulator()));
	afterAll(async () => await emulator.close());

	const FIELDS = ['fullName', 'email', 'phone', 'alpha3CountryCode'];

	/** What DollarPe is sent, and what is said of what cannot be sent. */
	const sent = async (items: IDataObject[], reference: (field: string) => string) => {
		emulator.reset();
		const { output, errorOutput } = await run(emulator, {
			items,
			parameters: {
				...Object.fromEntries(FIELDS.map((field) => [field, reference(field)])),
				additionalFields: { clientReferenceId: reference('ref') },
				options: { maxParallelRequests: 1 },
			},
			onError: 'continueErrorOutput',
		});
		return {
			bodies: emulator.requests.map(({ body }) => body),
			created: output.length,
			errors: errorOutput.map(({ json }) => json.error),
		};
	};

	it("sends what n8n's own evaluation sends, whatever the item holds", async () => {
		const value = fc.oneof(
			fc.string({ unit: 'binary' }),
			fc.double(),
			fc.maxSafeInteger(),
			fc.boolean(),
			fc.constant(null),
			fc.array(fc.string()),
			fc.dictionary(fc.string(), fc.string()),
			fc.constantFrom('IND', 'in', 'asha@example.com', '9911002211'),
		);
		const items = fc.array(
			fc.record(
				{ fullName: value, email: value, phone: value, alpha3CountryCode: value, ref: value },
				{ requiredKeys: [] },
			),
			{ minLength: 1, maxLength: 20 },
		);
		await fc.assert(
			fc.asyncProperty(items, async (drawn) => {
				// The parentheses make it an expression that only n8n can read.
				const theirs = await sent(drawn as IDataObject[], (field) => `={{ ($json.${field}) }}`);
				const ours = await sent(drawn as IDataObject[], (field) => `={{ $json["${field}"] }}`);
				expect(ours).toEqual(theirs);
			}),
			{ numRuns: 60 },
		);
	}, 60_000);

	it("reads each item's own data", async () => {
		expect(fromItem.email).toBe('={{ $json.email }}');
		const items = Array.from({ length: 50 }, (_, n) => ({
			fullName: `Contact ${n}`,
			email: `contact${n}@example.com`,
			phone: String(9_000_000_000 + n),
			alpha3CountryCode: 'IND',
			ref: `crm-${n}`,
		}));
		await sent(items, (field) => `={{ $json.${field} }}`);
		expect(emulator.customers.map(({ client_reference_id: ref }) => ref)).toEqual(
			items.map(({ ref }) => ref),
		);
	});
});
