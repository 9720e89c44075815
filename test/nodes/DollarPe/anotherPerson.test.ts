import type { IDataObject } from 'n8n-workflow';

import { startEmulator, type Emulator } from '../../../dev/emulator';
import { comparableName } from '../../../nodes/DollarPe/delivery/compare/comparableName';
import { contact, run, type RunSettings } from '../../support/dollarPe';

let emulator: Emulator;
beforeAll(async () => (emulator = await startEmulator()));
afterAll(async () => await emulator.close());
beforeEach(() => emulator.reset());

const ACCEPT = { acceptChangedContacts: true };

const orGet = async (items: IDataObject[], options: IDataObject = {}, settings: RunSettings = {}) =>
	await run(emulator, {
		items,
		...settings,
		parameters: {
			operation: 'createOrGet',
			additionalFields: { clientReferenceId: '={{ $json.ref }}' },
			options,
		},
	});

const asha = { name: 'Asha Rao', email: 'asha@example.com', phone: '9911002211', country: 'IND' };
const ravi = { name: 'Ravi Iyer', email: 'ravi@example.com', phone: '9922003322', country: 'IND' };

describe('a customer with the same reference who is somebody else: their payout would go to a stranger', () => {
	const mistaken = { ...ravi, ref: 'crm-' };
	beforeEach(async () => void (await orGet([{ ...asha, ref: 'crm-' }])));

	it('is an error that shows both, and what to do', async () => {
		const { output, error } = await orGet([mistaken]);
		expect(output).toEqual([]);
		expect(error?.message).toBe(
			'The customer with this Client Reference ID differs in Full Name: "Asha Rao" in place of "Ravi Iyer"; Email: "asha@example.com" in place of "ravi@example.com"; Phone: "+919911002211" in place of "9922003322" [Item 0]',
		);
		expect(error?.description).toBe(
			`Client Reference ID: crm-. Client Reference ID already exists: "crm-" (field: Client Reference ID). It is the customer "${String(emulator.customers[0]?.id)}". None was made for this item. If it is another person, give a Client Reference ID of their own: look at the expression that makes it. If it is the same person, add the option Accept Changed Contacts, which returns this customer.`,
		);
		expect(emulator.customers).toHaveLength(1);
	});

	it.each<[string, IDataObject]>([
		['name', { name: 'Asha Rao' }],
		['name in capitals, its words in another order', { name: 'RAO, asha' }],
		['email', { email: 'asha@example.com' }],
		['email in capitals', { email: 'ASHA@example.com' }],
		['phone', { phone: '9911002211' }],
		['phone with its country code', { phone: '+91 99110-02211' }],
	])('is the same person where the %s agrees', async (_, same) => {
		const { output } = await orGet([{ ...mistaken, ...same }]);
		expect(output[0]?.json).toMatchObject({ id: emulator.customers[0]?.id, created: false });
	});

	it('is returned with the option Accept Changed Contacts, which says what differs', async () => {
		const { output } = await orGet([mistaken], ACCEPT);
		expect(output[0]?.json).toMatchObject({
			id: emulator.customers[0]?.id,
			created: false,
			differences: ['full_name', 'email', 'phone'],
		});
	});

	it('is an error where the option is added, but off', async () => {
		const { output } = await orGet([mistaken], { acceptChangedContacts: false });
		expect(output).toEqual([]);
	});

	it('is an error where a phone without digits was sent, which agrees with nothing', async () => {
		const body = JSON.stringify({ status: false, message: 'Client Reference ID already exists' });
		emulator.faults.next({ kind: 'json', status: 400, body });
		const { output, error } = await orGet([{ ...mistaken, phone: '--' }]);
		expect(output).toEqual([]);
		expect(error?.message).toContain('Phone: "+919911002211" in place of "--"');
	});

	it('is an error too after an answer that was lost', async () => {
		emulator.faults.next({ kind: 'cut', when: 'before' });
		const { error } = await orGet([mistaken]);
		expect(error?.message).toContain('differs in Full Name: "Asha Rao" in place of "Ravi Iyer"');
		expect(error?.description).toContain('may or may not have carried it out');
		expect(emulator.customers).toHaveLength(1);
	});
});

it('two people with one reference in one run: the second never gets the customer of the first', async () => {
	const items = [asha, ravi].map((person) => ({ ...person, ref: '=crm-{{ $json.missing }}' }));
	const { output, hints } = await orGet(
		items,
		{ maxParallelRequests: 1 },
		{ onError: 'continueRegularOutput' },
	);
	expect(output[0]?.json).toMatchObject({ full_name: 'Asha Rao', created: true });
	expect(output[1]?.json.error).toContain('"Asha Rao" in place of "Ravi Iyer"');
	expect(emulator.customers).toHaveLength(1);
	expect(hints.map(({ message }) => message)).toContain('Of 2 items: 1 created, 1 refused.');
});

it('two people with one reference in one run, both of whose answers are lost: one has a customer', async () => {
	emulator.faults.next({ kind: 'cut', when: 'before' }, 2);
	const items = [asha, ravi].map((person) => ({ ...person, ref: 'crm-1' }));
	const { output } = await orGet(items, {}, { onError: 'continueRegularOutput' });
	const names = output.map(({ json }) => json.full_name);
	expect(names.filter((name) => name !== undefined)).toHaveLength(1);
	expect(output.filter(({ json }) => 'error' in json)).toHaveLength(1);
	expect(emulator.customers).toHaveLength(1);
});

describe('a customer with the email or phone of the contact, and another reference: they are another contact of yours', () => {
	const theirs = { ...asha, ref: 'crm-1' };
	beforeEach(async () => void (await orGet([theirs])));

	it.each<[string, IDataObject, string]>([
		['email', { email: asha.email }, 'Email'],
		['phone', { phone: asha.phone }, 'Phone'],
		['email and phone', { email: asha.email, phone: asha.phone }, 'Email and Phone'],
		['name, email and phone', asha, 'Email and Phone'],
	])('is an error, and never that customer: %s', async (_, same, names) => {
		for (const options of [{}, ACCEPT]) {
			const { output, error } = await orGet([{ ...ravi, ...same, ref: 'crm-2' }], options);
			expect(output).toEqual([]);
			expect(error?.message).toBe(
				`The customer with this ${names} has another Client Reference ID: "crm-1" in place of "crm-2" [Item 0]`,
			);
			expect(error?.description).toContain(
				`None was made for this item. If it is the same person, use that customer; if not, correct the ${names}.`,
			);
		}
		expect(emulator.customers).toHaveLength(1);
	});

	it('is returned to a contact without a reference', async () => {
		const { output } = await orGet([{ ...ravi, email: asha.email, ref: '' }]);
		expect(output[0]?.json).toMatchObject({ full_name: 'Asha Rao', created: false });
	});
});

it('a customer without a reference is found by email', async () => {
	await orGet([{ ...asha, ref: '' }]);
	const { output } = await orGet([{ ...ravi, email: asha.email, ref: 'crm-2' }]);
	expect(output[0]?.json).toMatchObject({ full_name: 'Asha Rao', created: false });
});

describe('names that are the same', () => {
	it.each([
		['Asha Rao', 'asha  RAO'],
		['Asha Rao', 'Rao, Asha'],
		['José Ñandú', 'Jose Nandu'],
		['José', 'Jose\u0301'],
		['İpek', 'ipek'],
		['Anne-Marie O’Brien', "O'Brien Anne Marie"],
		['क्षत्रिय', 'क्\u200dषत्रिय'],
	])('%s is %s', (one, other) => {
		expect(comparableName(one)).toBe(comparableName(other));
	});

	it.each([
		['Asha Rao', 'Asha Rao Iyer'],
		['Asha Rao', 'Ashar Ao'],
		// A mark on a letter that is not Latin makes another letter.
		['कि', 'की'],
		['й', 'и'],
	])('%s is not %s', (one, other) => {
		expect(comparableName(one)).not.toBe(comparableName(other));
	});

	it('takes no longer for a long one: a name of megabytes must not stop n8n', () => {
		const begin = Date.now();
		for (const part of ['a', 'a ', ' ', 'e\u0301', '\u0301', '\u200d', ',']) {
			comparableName(part.repeat(300_000));
		}
		expect(Date.now() - begin).toBeLessThan(5000);
	});
});

describe('what differs is said above the output', () => {
	const hintsOf = async (items: IDataObject[]) =>
		(await orGet(items)).hints.map(({ message }) => message);
	const known = [1, 2, 3].map((n) => contact(n, { ref: `crm-${n}` }));

	it.each([
		[0, 'Of 3 items: 3 found.'],
		[1, 'Of 3 items: 3 found, 1 of them differs.'],
		[2, 'Of 3 items: 3 found, 2 of them differ.'],
	])('of several, where %i differ', async (count, expected) => {
		await orGet(known);
		const items = known.map((item, n) => (n < count ? { ...item, name: 'Another' } : item));
		expect(await hintsOf(items)).toEqual([expected]);
	});

	it('of one', async () => {
		await orGet(known);
		expect(await hintsOf([{ ...known[0], name: 'Another' }])).toEqual([
			'It exists already and was not made a second time, but differs: see differences.',
		]);
	});
});
