import type { IDataObject } from 'n8n-workflow';

import { createOrGet as bankAccount } from '../../../../nodes/DollarPe/resources/bankAccount/createOrGet';
import { createOrGet as customer } from '../../../../nodes/DollarPe/resources/customer/createOrGet';
import type { Operation } from '../../../../nodes/DollarPe/resources/operation';
import { ExistingIndex } from '../../../../nodes/DollarPe/delivery/existing/existingIndex';

/** The id of what a request stands for in a list. */
function foundBy(
	{ delivery }: Operation,
	body: IDataObject,
	rows: IDataObject[],
	named: string[] = [],
): unknown {
	if (delivery?.kind !== 'createOrGet') throw new Error('It finds nothing that exists');
	const known = new ExistingIndex(delivery, [body]);
	for (const row of rows) known.add(row);
	return known.find(body, named)?.id;
}

const NUMBER = '123456789012';
const asked = { customer_id: 'me', account_number: NUMBER, ifsc: 'HDFC0000001' };
const account = (id: string | undefined, changes: IDataObject = {}): IDataObject => ({
	...(id !== undefined && { id }),
	...asked,
	bank_account_type: 'ACCOUNT_DETAILS',
	...changes,
});

describe('a bank account: money must not go to the same number at another bank', () => {
	it.each<[string, IDataObject[], string | undefined]>([
		['at another bank', [account('a', { ifsc: 'SBIN0000009' })], undefined],
		['at this bank, in other case', [account('a', { ifsc: ' hdfc0000001 ' })], 'a'],
		['with no IFSC to compare', [account('a', { ifsc: null })], 'a'],
		['at this bank, after another', [account('a', { ifsc: 'SBIN0000009' }), account('b')], 'b'],
		['at this bank, before another', [account('b'), account('a', { ifsc: 'SBIN0000009' })], 'b'],
		['twice at this bank', [account('a'), account('b')], undefined],
		['twice, once with no IFSC', [account('a'), account('b', { ifsc: '' })], undefined],
		['of somebody else', [account('a', { customer_id: 'you' })], undefined],
		['of this customer too', [account('a', { customer_id: 'you' }), account('b')], 'b'],
		['twice in the list, as pages move', [account('a'), account('a')], 'a'],
	])('%s', (_, rows, id) => {
		expect(foundBy(bankAccount, asked, rows)).toBe(id);
	});

	const upi = { customer_id: 'me', vpa: 'testing@upi' };
	it.each<[string, IDataObject, IDataObject, string | undefined]>([
		['a UPI ID beside an account', upi, account('a', upi), undefined],
		['a UPI ID', upi, { id: 'a', ...upi, bank_account_type: 'VPA' }, 'a'],
		['a UPI ID under a type of any name', upi, { id: 'a', ...upi, bank_account_type: 'UPI' }, 'a'],
		['a UPI ID without a type', upi, { id: 'a', ...upi }, 'a'],
		['an account beside a UPI ID', asked, account('a', { bank_account_type: 'VPA' }), undefined],
		['an account without a type', asked, account('a', { bank_account_type: null }), 'a'],
	])('%s is a kind of its own: payouts go to accounts only', (_, body, row, id) => {
		expect(foundBy(bankAccount, body, [row])).toBe(id);
	});
});

describe('nobody where several have a key: one of them is a stranger', () => {
	const body = { email: 'a@example.com' };
	it.each<[string, IDataObject[]]>([
		['without IDs', [{ ...body }, { ...body }]],
		[
			'with blank IDs',
			[
				{ ...body, id: '' },
				{ ...body, id: '' },
			],
		],
		['one without an ID', [{ ...body, id: '1' }, { ...body }]],
		['three, the last two without an ID', [{ ...body, id: '1' }, { ...body }, { ...body }]],
		['the first of which comes once more', ['1', '2', '1'].map((id) => ({ ...body, id }))],
		['more than can be kept', Array.from({ length: 1000 }, (_, n) => ({ ...body, id: `${n}` }))],
	])('%s', (_, rows) => {
		expect(foundBy(customer, body, [{ ...body, id: 'x' }])).toBe('x');
		expect(foundBy(customer, body, rows)).toBeUndefined();
	});

	it('not even where the one that fits is among more than can be kept', () => {
		const others = Array.from({ length: 1000 }, (_, n) => account(`${n}`, { ifsc: `IFSC${n}` }));
		expect(foundBy(bankAccount, asked, [account('x'), ...others.slice(0, 10)])).toBe('x');
		expect(foundBy(bankAccount, asked, [account('x'), ...others])).toBeUndefined();
	});
});

it('a text with its marks in pieces is the same text: who has it is not missing', () => {
	const [whole, pieces] = ['crm-caf\u00e9', 'crm-cafe\u0301'].map((client_reference_id) => ({
		client_reference_id,
	}));
	expect(foundBy(customer, whole!, [{ ...pieces, id: 'x' }])).toBe('x');
	expect(foundBy(customer, pieces!, [{ ...whole, id: 'x' }])).toBe('x');
});

describe("a key that DollarPe itself says is taken: the customer by another key may be somebody else's", () => {
	const body = { client_reference_id: 'R', email: 'a@example.com', phone: '+919000000001' };
	const byEmail = { id: 'by email', email: body.email, phone: '+911' };
	const byPhone = { id: 'by phone', email: 'z@example.com', phone: body.phone };

	it.each<[string, string[], IDataObject[], string | undefined]>([
		['leads to another', ['phone'], [byEmail, byPhone], undefined],
		['leads to several others', ['phone'], [byEmail, byPhone, { ...byPhone, id: '2' }], undefined],
		['leads to the same', ['phone'], [{ ...byEmail, phone: body.phone }], 'by email'],
		['leads to nobody in the list', ['phone'], [byEmail], 'by email'],
		['is the one by which it is found', ['email'], [byEmail, byPhone], 'by email'],
		['is not known', [], [byEmail, byPhone], 'by email'],
		['is one of two', ['email', 'phone'], [byEmail, byPhone], undefined],
	])('%s', (_, named, rows, id) => {
		expect(foundBy(customer, body, rows, named)).toBe(id);
	});
});
