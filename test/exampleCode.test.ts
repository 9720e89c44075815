import { runInNewContext } from 'node:vm';

import fc from 'fast-check';
import { DateTime } from 'luxon';

import { listAt, textAt } from '../dev/lib/json';
import { readExample } from '../dev/n8n/examples';

type Item = { json: Record<string, unknown> };

/**
 * Runs a Code node of an example.
 *
 * @param others the first items of the nodes that it refers to
 */
function runCode(
	file: string,
	name: string,
	input: readonly object[],
	others: Readonly<Record<string, readonly object[]>>,
): Array<Item['json']> {
	const node = readExample(file).nodes.find((each) => each.name === name);
	const code = textAt(node, 'parameters', 'jsCode');
	const items = (list: readonly object[] = []) => ({
		first: () => ({ json: list[0] }),
		all: () => list.map((json) => ({ json })),
	});
	const $now = DateTime.fromISO('2026-03-13T02:00:00', { zone: 'Asia/Kolkata' });
	const context = {
		$input: items(input),
		$: (other: string) => items(others[other]),
		DateTime,
		$now,
	};
	const output: Item[] = runInNewContext(`(() => {${code}\n})()`, context);
	return output.map(({ json }) => json);
}

/** Hundredths as text: 1205 is "12.05". */
const hundredths = (value: number) => (value / 100).toFixed(2);

describe('approve-payout.json: the amounts of money in its code', () => {
	const FILE = 'approve-payout.json';
	const amountFor = (owed: unknown, rate: unknown, feesPercent: unknown) =>
		textAt(
			runCode(FILE, 'Amount to send', [{ rate }], {
				Bill: [{ owed }],
				Settings: [{ feesPercent }],
			})[0],
			'sendingAmount',
		);
	const compared = (owed: string, receiving_amount: unknown) =>
		runCode(FILE, 'Compare with the bill', [{ id: 'quotation', receiving_amount }], {
			Bill: [{ owed }],
			Settings: [{ mostAbovePercent: '1', approveAbove: '10000' }],
		})[0];

	it('sends the smallest amount of 2 decimals that is enough: nobody gets a paisa less than the bill', () => {
		const owedPaise = fc.integer({ min: 1, max: 1_000_000_000 });
		const ratePaise = fc.integer({ min: 1, max: 20_000 });
		fc.assert(
			fc.property(owedPaise, ratePaise, fc.integer({ min: 0, max: 1000 }), (owed, rate, fees) => {
				const sent = amountFor(hundredths(owed), hundredths(rate), hundredths(fees));
				expect(sent).toMatch(/^\d+\.\d\d$/);
				const cents = BigInt(sent.replace('.', ''));
				// All in hundredths: cents × rate × 100 % against owed × (100 % + fees).
				const needed = BigInt(owed) * (10_000n + BigInt(fees)) * 100n;
				const worth = 10_000n * BigInt(rate);
				expect(cents * worth >= needed).toBe(true);
				expect((cents - 1n) * worth < needed).toBe(true);
			}),
		);
	});

	it('keeps every digit where floating point would not', () => {
		expect(amountFor('90071992547409.93', 1, '0')).toBe('90071992547409.93');
		expect(amountFor('0.3', 0.1, 0)).toBe('3.00');
	});

	it.each(['4,000', '', '-5', '1e3', undefined])(
		'refuses %p as an amount, before anything is sent',
		(owed) => {
			expect(() => amountFor(owed, 87.2, '1.6')).toThrow('is not an amount');
		},
	);

	it.each([
		['a paisa too little', 3999.99, false],
		['what is owed', '4000.00000000', true],
		['1 % more', 4040, true],
		['more than 1 % more', 4040.01, false],
	])('goes on or not with %s', (_, arrives, isOwed) => {
		expect(compared('4000', arrives)).toMatchObject({ id: 'quotation', isOwed });
	});

	it('asks a person for all that is above the threshold', () => {
		expect(compared('10000', 10_000)).toMatchObject({ needsApproval: false });
		expect(compared('10000', 10_000.01)).toMatchObject({ needsApproval: true });
	});
});

describe('reconcile-payouts.json: what it says of each bill', () => {
	const payout = {
		id: 'p1',
		client_reference_id: 'a',
		customer_id: 'c1',
		fiat: 'INR',
		receiving_amount: '4000.00000000',
		status: 'SUCCESS',
		created_at: '2026-03-12T10:00:00.000Z',
	};
	const row = { Reference: 'a', Amount: '4000', Currency: '', 'Customer ID': '' };
	const said = (rows: readonly object[], payouts: readonly object[], mostAbovePercent = '0') =>
		runCode('reconcile-payouts.json', 'Compare', payouts, {
			Rows: rows,
			Settings: [{ day: '2026-03-12', mostAbovePercent }],
		}).map(({ outcome, reference, why }) => [outcome, reference, why]);

	it('calls paid only a successful payout of the amount', () => {
		expect(said([row], [payout])).toEqual([['paid', 'a', '']]);
		const [[outcome] = []] = said([row], [{ ...payout, receiving_amount: '4000.01' }], '1');
		expect(outcome).toBe('paid');
	});

	it.each([
		['FAILED', { status: 'FAILED', failure_reason: 'AML' }, 'the status is FAILED: AML'],
		['under way', { status: 'PROCESSING' }, 'the status is PROCESSING'],
		['too little', { receiving_amount: '3999.99' }, 'the amount is 3999.99 instead of 4000'],
		['too much', { receiving_amount: '4000.01' }, 'the amount is 4000.01 instead of 4000'],
		[
			'without an amount',
			{ receiving_amount: null },
			'"" is not an amount: write it like 4000 or 4000.50',
		],
	])('never calls paid what is %s', (_, changed, why) => {
		expect(said([row], [{ ...payout, ...changed }])).toEqual([['different', 'a', why]]);
	});

	it('compares currency and customer where the sheet has them', () => {
		const strict = { ...row, Currency: 'usd', 'Customer ID': 'c2' };
		const why = 'the currency is INR instead of usd; the customer is c1 instead of c2';
		expect(said([strict], [payout])).toEqual([['different', 'a', why]]);
	});

	it('shows what is there twice, on either side', () => {
		const twice = said([row, row], [payout]);
		expect(twice.map(([outcome]) => outcome)).toEqual(['different', 'different']);
		const paidTwice = said([row], [payout, { ...payout, id: 'p2' }]);
		expect(paidTwice).toEqual([['different', 'a', '2 payouts have this reference: p1, p2']]);
	});

	it('takes the payout that succeeded after one that failed', () => {
		const failed = { ...payout, id: 'p0', status: 'FAILED' };
		expect(said([row], [failed, payout])).toEqual([['paid', 'a', '']]);
	});

	it('calls unknown what was made that day in the time zone of the workflow, and what has no time', () => {
		const made = (created_at: unknown) => said([], [{ ...payout, created_at }]).length;
		expect(made('2026-03-11T18:29:59Z')).toBe(0);
		expect(made('2026-03-11T18:30:00Z')).toBe(1);
		expect(made('2026-03-12T18:29:59Z')).toBe(1);
		expect(made('2026-03-12T18:30:00Z')).toBe(0);
		expect(made(null)).toBe(1);
	});

	it('finds a payout that was made after midnight, and calls a line without a reference different', () => {
		expect(said([row], [{ ...payout, created_at: '2026-03-12T19:00:00Z' }])).toEqual([
			['paid', 'a', ''],
		]);
		const nameless = { ...row, Reference: ' ' };
		const why = 'the sheet has no reference for it';
		expect(said([nameless], [])).toEqual([['different', '', why]]);
	});

	it('calls missing what has no payout, and leaves out empty rows', () => {
		expect(said([row, {}, { Reference: '', Amount: ' ' }], [{}])).toEqual([['missing', 'a', '']]);
	});
});

describe('the three syncs: what their code makes of a contact', () => {
	const contact = { crmId: 'crm-1', name: 'Asha Rao', email: 'asha@example.com' };
	const tidied = (changes: object) =>
		runCode('sync-crm-from-csv.json', 'Tidy contacts', [{ ...contact, ...changes }], {})[0];
	const phoneOf = (phone: unknown, country: string) => {
		const { phone: tidy, error } = tidied({ phone, country }) ?? {};
		return [tidy, error];
	};

	it.each([
		['9911002216', '9911002216'],
		[9911002216, '9911002216'],
		['+91 99110 02216', '9911002216'],
		['(+91) 99110-02216', '9911002216'],
		['+91 (0) 99110 02216', '9911002216'],
		['0091 99110 02216', '9911002216'],
		['919911002216', '9911002216'],
		['09911002216', '9911002216'],
		['9199110022', '9199110022'],
		["'9911002216", '9911002216'],
		['９９１１００２２１６', '9911002216'],
		['\u202a+91\u00a099110\u00a002216\u202c', '9911002216'],
		['9911002216 ext 5', '9911002216'],
		['9911002216 Ext.: 512', '9911002216'],
		['9911002216x5', '9911002216'],
		['9911002216 (extn 5)', '9911002216'],
		['tel:+91-99110-02216;ext=5', '9911002216'],
		['9911002216.0', '9911002216'],
		['+919911002216.00', '9911002216'],
		['9911002216 / +91 99110 02216', '9911002216'],
		['9911002216;', '9911002216'],
		['Mobile: 99110 02216', '9911002216'],
		['+34 612 003 003', '+34612003003'],
		['0034 612 003 003', '+34612003003'],
	])('an Indian is called at %p: %s', (phone, expected) => {
		expect(phoneOf(phone, 'India')).toEqual([expected, undefined]);
	});

	it.each([
		['+49 (30) 123456', '+4930123456'],
		['+44 (0)20 7946 0958', '+442079460958'],
		['030 12345678', '03012345678'],
		['+34.612.003.003', '+34612003003'],
		['612–003–003', '612003003'],
		['+91 99110 02216', '+919911002216'],
		['919911002216', '919911002216'],
	])(
		"%p of somebody who is not Indian keeps its prefix, which is not India's: %s",
		(phone, expected) => {
			expect(phoneOf(phone, 'Germany')).toEqual([expected, undefined]);
		},
	);

	it.each([
		'9911002216 / 9911002217',
		'9911002216 / 17',
		'9911002216, 9911002217',
		'9911002216\n9911002217',
		'9911002216 9911002217',
		'9911002216 or 9911002217',
		'9911002216 +919911002217',
		'+91 9911002216 +91 9911002217',
		'9911002216 5',
		'99110022',
		'+91 99110 0221',
		'9911002216.5',
		'9.911E+09',
		'ask Ravi',
		'#N/A',
		'undefined',
		'ext 5',
		'-',
	])('%p is not certainly one number: it is not sent, and the report says so', (phone) => {
		for (const country of ['IN', 'Spain']) {
			if (country === 'Spain' && /^[\d+ ]{8,15}$/.test(phone)) continue;
			expect(phoneOf(phone, country)).toEqual([phone, `Phone is not one number: "${phone}"`]);
		}
		expect(tidied({ phone, country: 'IN' })?.message).toMatch(/^It was not sent to DollarPe\./);
	});

	it('a blank phone is left to the DollarPe node, which says that it is blank', () => {
		for (const phone of ['', ' ', null, undefined]) {
			expect(phoneOf(phone, 'India')).toEqual([phone, undefined]);
		}
	});

	it('of a long text only the beginning is in the report', () => {
		const [, error] = phoneOf('9911002216 / '.repeat(10_000) + '1', 'India');
		expect(String(error).length).toBeLessThan(100);
	});

	it('sends nobody without a CRM ID, with which the customer would be found again', () => {
		for (const crmId of ['', ' ', '\u200b', null, undefined]) {
			const { error } = tidied({ crmId, phone: '9911002216', country: 'India' }) ?? {};
			expect(error).toBe('CRM ID is blank');
		}
	});

	it.each([
		['NA', 'NA'],
		['Na', 'Na'],
		['N/A', 'N/A'],
		['No', 'No'],
		['India', 'India'],
		['Atlantis', 'Atlantis'],
		['constructor', 'constructor'],
		['England', 'GBR'],
		[undefined, undefined],
	])('makes of the country %p nothing but what it was meant as: %p', (country, expected) => {
		expect(tidied({ phone: '+34612003003', country })?.country).toBe(expected);
	});

	it('leaves out empty rows, and no other', () => {
		const empty = { crmId: ' ', name: '', email: '', phone: undefined, country: '\u200b' };
		const rows = [empty, contact, empty, { ...empty, name: 'Wei' }];
		const output = runCode('sync-crm-from-csv.json', 'Tidy contacts', rows, {});
		expect(output.map(({ name }) => name)).toEqual(['Asha Rao', 'Wei']);
	});
});

describe('an event in lower case, as early events were, is handled like any other', () => {
	/** What a parameter that is one expression gives. */
	const evaluated = (expression: string, $json: object): unknown =>
		runInNewContext(/^=\{\{(.*)\}\}$/.exec(expression)?.[1] ?? 'undefined', { $json });
	const node = (file: string, name: string) =>
		readExample(file).nodes.find((each) => each.name === name);
	const event = { type: 'PAYIN', id: 'dfd8db74-2fbb-46d1-9a93-b90f156e13b4', event: 'SUCCESS' };
	const inLowerCase = { ...event, type: 'payin', event: 'success' };

	it('credit-payin-once.json: it is not credited once more', () => {
		const once = node('credit-payin-once.json', 'Not seen before');
		const key = textAt(once, 'parameters', 'dedupeValue');
		expect(evaluated(key, inLowerCase)).toBe(evaluated(key, event));
		expect(evaluated(key, { ...event, id: event.id.toUpperCase() })).toBe(evaluated(key, event));
		for (const changed of [{ id: 'another' }, { type: 'PAYOUT' }, { event: 'FAILED' }]) {
			expect(evaluated(key, { ...event, ...changed })).not.toBe(evaluated(key, event));
		}
	});

	it('payout-finished-to-message.json: its message is sent', () => {
		const ends = node('payout-finished-to-message.json', 'How did it end?');
		const rules = listAt(ends, 'parameters', 'rules', 'values');
		const values = rules.map((rule) => [
			evaluated(textAt(rule, 'conditions', 'conditions', 0, 'leftValue'), inLowerCase),
			textAt(rule, 'conditions', 'conditions', 0, 'rightValue'),
		]);
		expect(values).toEqual([
			['SUCCESS', 'SUCCESS'],
			['SUCCESS', 'FAILED'],
			['SUCCESS', 'REFUNDED'],
			['SUCCESS', 'IN_REVIEW'],
		]);
	});
});
