import fc from 'fast-check';
import { DateTime } from 'luxon';

import {
	toBirthDate,
	toDayFirst,
	toYearFirst,
} from '../../../../../nodes/DollarPe/resources/values/dates';
import { UnfitValue } from '../../../../../nodes/DollarPe/resources/values/values';

const ZONES = [
	'Asia/Kolkata',
	'America/New_York',
	'Pacific/Kiritimati',
	'Pacific/Pago_Pago',
	'Europe/London',
	'Asia/Kathmandu',
	'UTC',
	'Africa/Monrovia',
];

const zone = fc.constantFrom(...ZONES);

interface Day {
	year: string;
	month: string;
	day: string;
}

const pad = (value: number, digits = 2) => String(value).padStart(digits, '0');

/** Every day that there is from year 1 to 9999. */
const day: fc.Arbitrary<Day> = fc
	.record({
		year: fc.integer({ min: 1, max: 9999 }),
		month: fc.integer({ min: 1, max: 12 }),
		day: fc.integer({ min: 1, max: 31 }),
	})
	.filter(({ year, month, day: of }) => of <= daysIn(year, month))
	.map(({ year, month, day: of }) => ({ year: pad(year, 4), month: pad(month), day: pad(of) }));

function daysIn(year: number, month: number): number {
	const isLeap = (year % 4 === 0 && year % 100 !== 0) || year % 400 === 0;
	if (month === 2) return isLeap ? 29 : 28;
	return [4, 6, 9, 11].includes(month) ? 30 : 31;
}

const time = fc
	.record({
		hour: fc.integer({ min: 0, max: 23 }),
		minute: fc.integer({ min: 0, max: 59 }),
		rest: fc.constantFrom('', ':00', ':59', ':07.5', ':30.123456'),
	})
	.map(({ hour, minute, rest }) => `${pad(hour)}:${pad(minute)}${rest}`);

const otherOffset = fc.constantFrom('+05:30', '-08:00', '+0530', '+14:00', '-11:00', '+00:30');

/** Both formats of a day, as it must come out. */
function expectDay(value: unknown, inZone: string, { year, month, day: of }: Day): void {
	expect([toDayFirst(value, inZone), toYearFirst(value, inZone)]).toEqual([
		`${of}-${month}-${year}`,
		`${year}-${month}-${of}`,
	]);
}

describe('a day stays the day that it is, in every time zone: a wrong date of birth fails KYC', () => {
	const forms: Array<[string, fc.Arbitrary<(day: Day) => string>]> = [
		['as 1990-12-31', fc.constant(({ year, month, day: of }) => `${year}-${month}-${of}`)],
		['as 31-12-1990', fc.constant(({ year, month, day: of }) => `${of}-${month}-${year}`)],
		[
			'with a time but no offset, as n8n’s date field gives it',
			fc.tuple(time, fc.constantFrom('T', ' ')).map(
				([at, between]) =>
					({ year, month, day: of }) =>
						`${year}-${month}-${of}${between}${at}`,
			),
		],
		[
			'with an offset that is not UTC',
			fc.tuple(time, otherOffset).map(
				([at, offset]) =>
					({ year, month, day: of }) =>
						`${year}-${month}-${of}T${at}${offset}`,
			),
		],
		[
			'at midnight in UTC, as tools that know days alone write them',
			fc
				.constantFrom('T00:00:00Z', 'T00:00:00.000Z', 'T00:00Z', 'T00:00:00+00:00', ' 00:00:00z')
				.map(
					(at) =>
						({ year, month, day: of }) =>
							`${year}-${month}-${of}${at}`,
				),
		],
	];

	it.each(forms)('%s', (_, form) => {
		fc.assert(
			fc.property(day, form, zone, fc.constantFrom('', ' '), (of, written, inZone, space) => {
				expectDay(space + written(of) + space, inZone, of);
			}),
			{ numRuns: 300 },
		);
	});

	it('as a DateTime of an expression, such as $now or DateTime.fromISO(…)', () => {
		fc.assert(
			fc.property(day, time, zone, zone, (of, at, inZone, workflowZone) => {
				const value = DateTime.fromISO(`${of.year}-${of.month}-${of.day}T${at}`, { zone: inZone });
				// A clock that was put forward skips some; in UTC it is a moment, as below.
				fc.pre(value.isValid && value.offset !== 0 && value.toISODate() === dateOf(of));
				expectDay(value, workflowZone, of);
			}),
			{ numRuns: 300 },
		);
	});

	function dateOf({ year, month, day: of }: Day): string {
		return `${year}-${month}-${of}`;
	}
});

describe('a moment in UTC is the day that it is where the workflow runs', () => {
	it.each([
		['1990-12-30T18:30:00.000Z', 'Asia/Kolkata', '31-12-1990'],
		['1990-12-30T18:29:59Z', 'Asia/Kolkata', '30-12-1990'],
		['1990-12-31T18:30:00Z', 'Asia/Kolkata', '01-01-1991'],
		['2026-01-01T04:59:00Z', 'America/New_York', '31-12-2025'],
		['2026-01-01T00:00:00.001Z', 'America/New_York', '31-12-2025'],
		['2026-01-01T00:00:00Z', 'America/New_York', '01-01-2026'],
		['2026-01-01T10:00:00+00:00', 'Pacific/Kiritimati', '02-01-2026'],
		['2026-01-01T10:00:00-0000', 'Pacific/Kiritimati', '02-01-2026'],
	])('%s in %s is %s', (moment, inZone, shown) => {
		expect(toDayFirst(moment, inZone)).toBe(shown);
		expect(toDayFirst(new Date(moment.replace('-0000', 'Z')), inZone)).toBe(shown);
	});

	it('is the same as Luxon has it, for any of them', () => {
		const moments = fc.date({
			min: new Date('0001-01-03T00:00:00Z'),
			max: new Date('9999-12-29T00:00:00Z'),
			noInvalidDate: true,
		});
		fc.assert(
			fc.property(moments, zone, (moment, inZone) => {
				const isMidnight = moment.getTime() % 86_400_000 === 0;
				const there = DateTime.fromJSDate(moment, { zone: isMidnight ? 'UTC' : inZone });
				expect(toYearFirst(moment, inZone)).toBe(there.toFormat('yyyy-MM-dd'));
			}),
			{ numRuns: 300 },
		);
	});
});

describe('a date of birth: a moment that is midnight nowhere may be another day, and KYC fails', () => {
	it.each([
		['1990-12-30T18:30:00.000Z', 'UTC', '30-12-1990', '30-12-1990'],
		['1990-12-30T18:30:00.000Z', 'America/New_York', '30-12-1990', '30-12-1990'],
		['1990-12-30T20:00:00Z', 'Asia/Kolkata', '30-12-1990', '31-12-1990'],
		['1990-12-30T18:30:00.001Z', 'Asia/Kolkata', '30-12-1990', '31-12-1990'],
		['1990-12-30T00:00:01+00:00', 'UTC', '30-12-1990', '30-12-1990'],
	])('%s in %s is refused, with both readings', (text, inZone, utc, local) => {
		expect(() => toBirthDate(text, inZone)).toThrow(
			new UnfitValue(
				`is "${text}", the ${utc} in UTC and the ${local} in ${inZone} (the time zone of the workflow), but midnight in neither: give the day alone, such as 31-12-1990`,
			),
		);
	});

	it.each([
		['1990-12-30T18:30:00.000Z', 'Asia/Kolkata', '31-12-1990'],
		['1990-12-31T05:00:00Z', 'America/New_York', '31-12-1990'],
		['1990-12-31T00:00:00.000Z', 'America/New_York', '31-12-1990'],
		['1990-12-31T18:30:00+05:30', 'UTC', '31-12-1990'],
		['1990-12-31T18:30:00', 'UTC', '31-12-1990'],
		['31-12-1990', 'UTC', '31-12-1990'],
		['1990-12-31', 'UTC', '31-12-1990'],
	])('%s in %s is %s', (text, inZone, day) => {
		expect(toBirthDate(text, inZone)).toBe(day);
	});

	it('a text that looks like a date is told by its character', () => {
		expect(() => toBirthDate('1990-12-31\u200B', 'UTC')).toThrow('U+200B at position 11');
	});
});

describe('what is no date is refused, not guessed', () => {
	it.each([
		'1990-02-29',
		'1900-02-29',
		'31-04-2025',
		'2025-13-01',
		'2025-00-10',
		'00-01-2025',
		'0000-01-01',
		'01-01-0000',
		'2025-00-00',
		'2025-01-32T00:00:00Z',
	])('%s does not exist', (text) => {
		expect(() => toDayFirst(text, 'UTC')).toThrow(UnfitValue);
		expect(() => toDayFirst(text, 'UTC')).toThrow(`is "${text}", a date that does not exist`);
	});

	it.each([
		'2025-01-01T25:00:00Z',
		'2025-01-01T12:61:00Z',
		'2025-01-01T12:00:60Z',
		'2025-01-01T24:00:00Z',
		'2025-01-01T99:99:99',
		'2025-01-01T24:00:00',
		'2025-01-01 23:60',
		'2025-01-01T10:00:00+24:00',
		'2025-01-01T10:00:00-0060',
	])('%s is at a time that does not exist: it may have been another day', (text) => {
		expect(() => toDayFirst(text, 'Asia/Kolkata')).toThrow(
			`is "${text}", a time that does not exist`,
		);
	});

	it.each([
		['0001-01-01T03:00:00Z', 'America/New_York'],
		['9999-12-31T23:00:00Z', 'Asia/Kolkata'],
	])('%s is in a year that cannot be written in %s', (text, inZone) => {
		expect(() => toDayFirst(text, inZone)).toThrow(`is "${text}", a date that does not exist`);
	});

	it.each([
		'31/12/1990',
		'12-31-90',
		'1990-1-1',
		'31.12.1990',
		'Dec 31, 1990',
		'yesterday',
		'19901231',
		'1990-12-31T',
		'1990-12-31T10',
		'+001990-12-31',
		'12345-01-01',
		'1990-12-31 and more',
		662601600000,
	])('%s is of another form', (value) => {
		expect(() => toDayFirst(value, 'UTC')).toThrow('must be a date such as 31-12-1990');
		expect(() => toYearFirst(value, 'UTC')).toThrow('must be a date such as 1990-12-31');
	});

	it.each([[true], [['1990-12-31']], [{ year: 1990 }]])('%j is no text', (value) => {
		expect(() => toDayFirst(value, 'UTC')).toThrow('must be text');
	});

	it('every day past the end of its month', () => {
		const past = fc
			.record({
				year: fc.integer({ min: 1, max: 9999 }),
				month: fc.integer({ min: 1, max: 12 }),
				over: fc.integer({ min: 1, max: 60 }),
			})
			.map(({ year, month, over }) => [year, month, daysIn(year, month) + over] as const)
			.filter(([, , of]) => of < 100);
		fc.assert(
			fc.property(past, zone, ([year, month, of], inZone) => {
				const text = `${pad(year, 4)}-${pad(month)}-${pad(of)}`;
				expect(() => toDayFirst(text, inZone)).toThrow('does not exist');
			}),
		);
	});

	it.each([[undefined], [null], [''], ['  '], [new Date(NaN)], [DateTime.invalid('test')]])(
		'%s is blank, which the field decides about',
		(value) => {
			expect(toDayFirst(value, 'UTC') ?? '').toBe('');
		},
	);
});
