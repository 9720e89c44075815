import type { Convert } from '../operation';
import { quoted, refuseUnseen, toText, UnfitValue } from './values';

interface Day {
	year: string;
	month: string;
	day: string;
}

/** A moment that is another day in another time zone, with both of its readings. */
interface Moment {
	text: string;
	/** A date in the format that is wanted. */
	sample: string;
	zone: string;
	utc: string;
	local: string;
}

const ISO =
	/^(?<year>\d{4})-(?<month>\d\d)-(?<day>\d\d)(?:[T ](?<time>\d\d:\d\d(?::\d\d(?:\.\d+)?)?)(?<offset>Z|[+-]\d\d:?\d\d)?)?$/i;

const DAY_FIRST = /^(?<day>\d\d)-(?<month>\d\d)-(?<year>\d{4})$/;

const TIME = /^([01]\d|2[0-3]):[0-5]\d(:[0-5]\d(\.\d+)?)?$/;

const OFFSET = /^(Z|[+-]([01]\d|2[0-3]):?[0-5]\d)$/i;

const UTC = /^(Z|[+-]00:?00)$/i;

const MIDNIGHT = /^00:00(:00(\.0+)?)?$/;

/** DD-MM-YYYY, as DollarPe's KYC endpoints want a date. */
export const toDayFirst: Convert = dateAs(({ day, month, year }) => `${day}-${month}-${year}`);

/**
 * A date of birth, DD-MM-YYYY. A moment in UTC is one only where it is midnight in UTC or in the workflow's time zone:
 * any other may be midnight somewhere else, where it was another day.
 */
export const toBirthDate: Convert = birthDateAs(
	({ day, month, year }) => `${day}-${month}-${year}`,
);

/** A date of birth in the same way, YYYY-MM-DD: as customers have it since autumn 2026. */
export const toBirthDateYearFirst: Convert = birthDateAs(
	({ day, month, year }) => `${year}-${month}-${day}`,
);

function birthDateAs(format: (day: Day) => string): Convert {
	return dateAs(
		format,
		({ text, sample, zone, utc, local }) =>
			new UnfitValue(
				`is ${quoted(text)}, the ${utc} in UTC and the ${local} in ${zone} (the time zone of the workflow), but midnight in neither: give the day alone, such as ${sample}`,
			),
	);
}

/** YYYY-MM-DD, as the filters of DollarPe's histories want a date. */
export const toYearFirst: Convert = dateAs(({ day, month, year }) => `${year}-${month}-${day}`);

/**
 * A conversion of n8n's dates, ISO 8601 text, and text in either of DollarPe's formats. A date keeps the day that it
 * shows. Only a moment in UTC becomes the day that it is in the workflow's time zone, unless it is midnight: so a tool
 * that knows days alone writes them.
 *
 * @param refuseTime makes the error for a moment that is midnight in neither; such a moment is taken where it is left out
 */
function dateAs(format: (day: Day) => string, refuseTime?: (moment: Moment) => Error): Convert {
	const sample = format({ day: '31', month: '12', year: '1990' });
	return (value, zone) => {
		const text = typeof value === 'number' ? String(value) : toText(value);
		if (!text) return text;
		const groups = (ISO.exec(text) ?? DAY_FIRST.exec(text))?.groups;
		if (!groups) {
			refuseUnseen(text);
			throw new UnfitValue(`must be a date such as ${sample}, but it is ${quoted(text)}`);
		}
		const { year = '', month = '', day = '', time, offset } = groups;
		const shown = { year, month, day };
		if (!exists(shown)) throw unfit(text, 'date');
		if (time !== undefined && !TIME.test(time)) throw unfit(text, 'time');
		if (offset !== undefined && !OFFSET.test(offset)) throw unfit(text, 'time');
		const isMoment = time !== undefined && offset !== undefined && UTC.test(offset);
		if (!isMoment || MIDNIGHT.test(time)) return format(shown);
		const moment = new Date(`${year}-${month}-${day}T${time}Z`);
		const there = dayIn(zone, moment);
		if (there === undefined) throw unfit(text, 'date');
		if (refuseTime && !isMidnight(zone, moment)) {
			throw refuseTime({ text, sample, zone, utc: format(shown), local: format(there) });
		}
		return format(there);
	};
}

function unfit(text: string, what: 'date' | 'time'): UnfitValue {
	return new UnfitValue(`is ${quoted(text)}, a ${what} that does not exist`);
}

function exists({ year, month, day }: Day): boolean {
	const date = new Date(`${year}-${month}-${day}T00:00:00Z`);
	// JavaScript takes 31 February for 3 March, and knows a year 0.
	return Number(year) > 0 && date.getUTCDate() === Number(day);
}

function isMidnight(zone: string, moment: Date): boolean {
	const time = new Intl.DateTimeFormat('en-US', {
		timeZone: zone,
		hourCycle: 'h23',
		hour: '2-digit',
		minute: '2-digit',
		second: '2-digit',
	}).format(moment);
	return time === '00:00:00' && moment.getUTCMilliseconds() === 0;
}

/** The day that a moment is in a time zone; undefined in a year that four digits cannot write. */
function dayIn(zone: string, moment: Date): Day | undefined {
	const parts = new Intl.DateTimeFormat('en-US', {
		timeZone: zone,
		calendar: 'gregory',
		numberingSystem: 'latn',
		era: 'short',
		year: 'numeric',
		month: '2-digit',
		day: '2-digit',
	}).formatToParts(moment);
	const part = (type: Intl.DateTimeFormatPartTypes) =>
		parts.find((each) => each.type === type)?.value ?? '';
	const year = part('year').padStart(4, '0');
	if (part('era') !== 'AD' || year.length > 4) return undefined;
	return { year, month: part('month'), day: part('day') };
}
