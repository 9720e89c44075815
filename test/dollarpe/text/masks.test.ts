import { HIDE_ALL, lastFour, maskFor, masksIn, wholly } from '../../../dollarpe/text/masks';

describe('identity and account numbers are known by their names: one that is missed stands in every error', () => {
	it.each([
		'document_number',
		'documentNumber',
		'DOCUMENT-NUMBER',
		'tax_number',
		'account_number',
		'vpa',
		'upi_id',
		'pan',
		'aadhaar_number',
		'ssn_number',
		...[
			'account_no',
			'accountNo',
			'acc_number',
			'beneficiary_account_number',
			'iban',
			'upiAddress',
		],
		...['passport', 'passport_no', 'aadhar', 'aadhar_number', 'aadhaar_no', 'aadhaar_json', 'uid'],
		...['voter_id', 'voter_id_number', 'driving_license', 'driving_licence_number', 'dl_no'],
		...['pan_card', 'panNo', 'pan_card_number', 'tax_no', 'tax_id_number', 'tin', 'gst_number'],
		...['document_no', 'document_id', 'id_number', 'national_id', 'cpf', 'file_number'],
		...['virtual_payment_address', 'bankaccountnumber', 'aadhaarnumber', 'customer pan 2'],
	])('%s: its last four characters', (name) => {
		expect(maskFor(name)?.('ABCPG1234N').shownAs).toBe('••••234N');
	});

	it.each(['bank_statement_passwords', 'itr_report_passwords', 'password'])(
		'%s: nothing of it',
		(name) => {
			expect(maskFor(name)?.('opensesame').shownAs).toBe('[hidden]');
		},
	);

	it.each([
		...['email', 'account_name', 'company', 'ifsc', 'status', 'constructor', '__proto__', ''],
		...['bank_account_id', 'bank_account', 'account', 'customer_id', 'id', 'uuid', 'japan', 'no'],
		...['client_reference_id', 'exchange_order_id', 'document_type', 'phone', 'file', 'tax'],
	])('"%s" is shown: an error that hides all helps nobody', (name) => {
		expect(maskFor(name)).toBeUndefined();
	});
});

describe('the last four characters', () => {
	it.each([
		['7627389201', '••••9201'],
		['12345', '••••2345'],
		['1234', '••••'],
		['1', '••••'],
		['', '••••'],
		['😀😀😀😀😀', '••••😀😀😀😀'],
		['  7627389201 ', '••••9201'],
	])('of "%s" are shown as %s', (text, shownAs) => {
		expect(lastFour(text).shownAs).toBe(shownAs);
	});
});

describe('what of a request is masked', () => {
	it('numbers, passwords, and all that stands under such a name', () => {
		const body = {
			tax_number: 'ABCPG1234N',
			document_details: {
				document_number: 123456123456,
				additional_data: { aadhaar_json: { uid: '999988887777', name: ['Asha'] } },
			},
			bank_statement_passwords: ['one', '', 'two'],
			additional_info: { ssn_number: '123-45-6789', profession: 'Engineer' },
			email: 'asha@example.com',
			vpa: '  ',
			account_number: null,
		};
		expect(masksIn([undefined, body])).toEqual([
			lastFour('ABCPG1234N'),
			lastFour('123456123456'),
			lastFour('999988887777'),
			lastFour('Asha'),
			wholly('one'),
			wholly('two'),
			lastFour('123-45-6789'),
		]);
	});

	it('is bounded: a long request must not make an error slow', () => {
		const long = Array.from({ length: 5000 }, (_, n) => ({ vpa: `a${n}@oksbi` }));
		expect(masksIn(long.slice(0, 100))).not.toContain(HIDE_ALL);
		expect(masksIn(long)).toHaveLength(101);
		// What is not searched for would be shown.
		expect(masksIn(long).at(-1)).toBe(HIDE_ALL);
		let deep: unknown = { vpa: 'a@oksbi' };
		for (let n = 0; n < 10_000; n++) deep = [deep];
		expect(masksIn(deep)).toEqual([]);
	});
});
