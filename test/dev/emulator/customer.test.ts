import { type Emulator, startEmulator } from '../../../dev/emulator';
import { CREATE, CUSTOMER, get, LIST, post, postText, sample } from './client';

const UUID = /^[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/;

let emulator: Emulator;

beforeEach(async () => {
	emulator = await startEmulator();
});

afterEach(async () => await emulator.close());

/** Expects a 400 that puts this text under this field. */
async function expectRefused(
	change: Record<string, unknown>,
	field: string,
	text: string,
	code: string,
): Promise<void> {
	const before = emulator.customers.length;
	const reply = await post(emulator, CREATE, { ...sample(), ...change });
	expect(reply.status).toBe(400);
	expect(reply.json).toEqual({
		status: false,
		message: 'Bad Request',
		data: null,
		errors: { [field]: [text] },
		err_code: code,
	});
	expect(emulator.customers).toHaveLength(before);
}

describe('creating a customer', () => {
	it('answers as documented, or the next step would find no id', async () => {
		const reply = await post(emulator, CREATE, sample());
		expect(reply.status).toBe(200);
		expect(reply.headers.get('content-type')).toMatch(/^application\/json/);
		expect(reply.json).toEqual({
			status: true,
			message: 'Success',
			data: {
				id: expect.stringMatching(UUID),
				client_reference_id: 'test0',
				full_name: 'John Doe',
				email: 'john0@example.com',
				phone: '+919911002211',
				country: 'IND',
				type: 'INDIVIDUAL',
				status: 'UNVERIFIED',
				failure_reason: null,
				document_type: null,
			},
		});
	});

	it('keeps a name in any script, or people would be stored under another name', async () => {
		const name = 'José Ñandú 李 😀';
		const ascii = 'Jos\\u00e9 \\u00d1and\\u00fa \\u674e \\ud83d\\ude00';
		const text = (full_name: string): string =>
			`{"alpha_3_country_code":"IND","email":"j@example.com","full_name":"${full_name}","phone":"9911002211"}`;
		const reply = await postText(emulator, CREATE, text(name), text(ascii));
		expect(reply.json).toMatchObject({ data: { full_name: name, client_reference_id: null } });
		expect(emulator.customers[0]?.full_name).toBe(name);
	});

	it('ignores fields it does not know and trims the others, as the real framework does', async () => {
		const reply = await post(emulator, CREATE, { ...sample(), full_name: ' John ', extra: [1] });
		expect(reply.json).toMatchObject({ data: { full_name: 'John' } });
	});

	it.each(['full_name', 'email', 'phone', 'alpha_3_country_code'])(
		'asks for %s, or incomplete customers would slip through',
		async (field) => {
			await expectRefused(
				{ [field]: undefined },
				field,
				'This field is required.',
				'REQ_FIELD_MISSING',
			);
		},
	);

	it.each(['full_name', 'email', 'phone', 'alpha_3_country_code', 'client_reference_id'])(
		'refuses an empty %s',
		async (field) => {
			const text = 'This field may not be blank.';
			await expectRefused({ [field]: '' }, field, text, 'INPUT_MALFORMED');
			await expectRefused({ [field]: ' \t' }, field, text, 'INPUT_MALFORMED');
		},
	);

	it.each([
		['phone', 9911002211],
		['full_name', true],
		['client_reference_id', { id: 1 }],
		['email', ['a@example.com']],
	])(
		'refuses %s as %p, or a node that sends numbers would look fine here',
		async (field, value) => {
			await expectRefused({ [field]: value }, field, 'Not a valid string.', 'INPUT_MALFORMED');
		},
	);

	it('refuses null, or a node that sends empty fields as null would look fine here', async () => {
		for (const field of ['phone', 'client_reference_id', 'non_residence_status']) {
			const text = 'This field may not be null.';
			await expectRefused({ [field]: null }, field, text, 'INPUT_MALFORMED');
		}
	});

	it('refuses "true" where true is meant', async () => {
		await expectRefused(
			{ non_residence_status: 'true' },
			'non_residence_status',
			'Must be a valid boolean.',
			'INPUT_MALFORMED',
		);
	});

	it('refuses more than 255 characters, but takes 255', async () => {
		await expectRefused(
			{ full_name: 'x'.repeat(256) },
			'full_name',
			'Ensure this field has no more than 255 characters.',
			'INPUT_MALFORMED',
		);
		const reply = await post(emulator, CREATE, { ...sample(), full_name: 'x'.repeat(255) });
		expect(reply.status).toBe(200);
	});

	it.each([
		'john',
		'john@',
		'john@example',
		'jo hn@example.com',
		'a@b..com',
		'a@-b.com',
		'a.@b.com',
	])('refuses %s as an e-mail address', async (email) => {
		await expectRefused({ email }, 'email', 'Enter a valid email address.', 'INPUT_MALFORMED');
	});

	it.each(['a+b@example.com', "o'neil@sub.example.co.uk", 'x@exämple.com'])(
		'takes %s as an e-mail address',
		async (email) => {
			const text = JSON.stringify({ ...sample(), email }, Object.keys(sample()).sort());
			const reply = await postText(emulator, CREATE, text, text.replace('ä', '\\u00e4'));
			expect(reply.status).toBe(200);
		},
	);

	it.each(['IN', 'ind', 'India', 'ZZZ', 'XKK', 'toString'])(
		'refuses %s as a country, or a wrong code would only fail at DollarPe',
		async (code) => {
			const text = 'Invalid country code';
			await expectRefused(
				{ alpha_3_country_code: code },
				'alpha_3_country_code',
				text,
				'REQ_INVALID_COUNTRY',
			);
			await expectRefused(
				{ residence_alpha_3_country_code: code },
				'residence_alpha_3_country_code',
				text,
				'REQ_INVALID_RESIDENCE_COUNTRY',
			);
		},
	);

	it.each([
		['9911002211', 'IND', '+919911002211'],
		['099110 02211', 'IND', '+919911002211'],
		['+1 (415) 555-0100', 'IND', '+14155550100'],
		['0412 345 678', 'AUS', '+61412345678'],
		['+672112345', 'ATA', '+672112345'],
	])('gives %s (%s) back as %s', async (phone, alpha_3_country_code, expected) => {
		const reply = await post(emulator, CREATE, { ...sample(), phone, alpha_3_country_code });
		expect(reply.json).toMatchObject({ data: { phone: expected } });
	});

	it.each(['12', 'phone', '991100221199110022', 'call 9911002211'])(
		'refuses %s as a phone number',
		async (phone) => {
			await expectRefused({ phone }, 'phone', 'Enter a valid phone number.', 'INPUT_MALFORMED');
		},
	);

	it('says all at once what is wrong with the fields, so that nobody mends one by one', async () => {
		const reply = await post(emulator, CREATE, { email: 'john', phone: '' });
		expect(reply.json).toMatchObject({
			errors: {
				full_name: ['This field is required.'],
				email: ['Enter a valid email address.'],
				phone: ['This field may not be blank.'],
				alpha_3_country_code: ['This field is required.'],
			},
			err_code: 'REQ_FIELD_MISSING',
		});
	});

	it.each([
		['[]', 'list'],
		['"text"', 'str'],
		['null', 'NoneType'],
		['1', 'int'],
	])('refuses %s instead of an object', async (text, type) => {
		const reply = await postText(emulator, CREATE, text);
		expect(reply.json).toMatchObject({
			errors: { non_field_errors: [`Invalid data. Expected a dictionary, but got ${type}.`] },
			err_code: 'INPUT_MALFORMED',
		});
	});
});

describe('a second customer', () => {
	beforeEach(async () => {
		await post(emulator, CREATE, sample());
	});

	it('may share nothing but the name', async () => {
		expect((await post(emulator, CREATE, sample(1))).status).toBe(200);
		expect(emulator.customers).toHaveLength(2);
	});

	it('may not have the e-mail address, in whatever case', async () => {
		await expectRefused(
			{ ...sample(1), email: 'JOHN0@Example.com' },
			'email',
			'Email already in use',
			'USR_DUPLICATE_CONTACT',
		);
	});

	it('may not have the phone number, however it is written', async () => {
		for (const phone of ['9911002211', '+91 99110 02211', '09911002211']) {
			await expectRefused(
				{ ...sample(1), phone },
				'phone',
				'Phone already in use',
				'USR_DUPLICATE_CONTACT',
			);
		}
	});

	it('may not have the client reference, which is what protects from creating twice', async () => {
		await expectRefused(
			{ ...sample(1), client_reference_id: 'test0' },
			'client_reference_id',
			'Client Reference ID already exists',
			'INPUT_MALFORMED',
		);
	});

	it('is told of e-mail and phone together', async () => {
		const reply = await post(emulator, CREATE, sample());
		expect(reply.json).toMatchObject({
			errors: { email: ['Email already in use'], phone: ['Phone already in use'] },
			err_code: 'USR_DUPLICATE_CONTACT',
		});
	});
});

describe('getting a customer', () => {
	it('gives back what was stored, residence included', async () => {
		await post(emulator, CREATE, {
			...sample(),
			non_residence_status: true,
			residence_alpha_3_country_code: 'USA',
		});
		const [stored] = emulator.customers;
		const reply = await get(emulator, `${CUSTOMER}/${stored?.id}`);
		expect(reply.json).toEqual({ status: true, message: 'Success', data: stored });
		expect(stored).toMatchObject({
			non_residence_status: true,
			residence_alpha_3_country_code: 'USA',
		});
	});

	it.each([
		['unknown', '6b1f7d3e-0000-4000-8000-000000000000'],
		['no UUID', 'x'],
		['encoded', '%2F..'],
		['long', 'x'.repeat(500)],
	])(
		'says that there is none, instead of an empty success, for an id that is %s',
		async (_what, id) => {
			const reply = await get(emulator, `${CUSTOMER}/${id}`);
			expect(reply.status).toBe(400);
			expect(reply.json).toEqual({
				status: false,
				message: 'Bad Request',
				data: null,
				errors: { customer: ['Customer not found or access denied'] },
				err_code: 'USR_NOT_FOUND',
			});
		},
	);
});

describe('listing customers', () => {
	it('gives an empty list when there are none, not an error', async () => {
		expect((await get(emulator, LIST)).json).toEqual({
			status: true,
			message: 'Success',
			data: { count: 0, next: null, previous: null, results: [] },
		});
	});

	it('shows each as get does, but for the document type', async () => {
		await post(emulator, CREATE, sample());
		const { document_type, ...shown } = emulator.customers[0] ?? {};
		expect(document_type).toBeNull();
		expect((await get(emulator, LIST)).json).toMatchObject({ data: { results: [shown] } });
	});
});
