import type { Convert } from './operation';
import { toText, UnfitValue } from './values';

interface Day {
	year: string;
	month: string;
	day: string;
}

const ISO =
	/^(?<year>\d{4})-(?<month>\d\d)-(?<day>\d\d)(?:[T ](?<time>\d\d:\d\d(?::\d\d(?:\.\d+)?)?)(?<offset>Z|[+-]\d\d:?\d\d)?)?$/i;

const DAY_FIRST = /^(?<day>\d\d)-(?<month>\d\d)-(?<year>\d{4})$/;

const UTC = /^(Z|[+-]00:?00)$/i;

const MIDNIGHT = /^00:00(:00(\.0+)?)?$/;

/** DD-MM-YYYY, as DollarPe's KYC endpoints want a date. */
export const toDayFirst: Convert = dateAs(({ day, month, year }) => `${day}-${month}-${year}`);

/** YYYY-MM-DD, as the filters of DollarPe's histories want a date. */
export const toYearFirst: Convert = dateAs(({ day, month, year }) => `${year}-${month}-${day}`);

/**
 * A conversion of n8n's dates, ISO 8601 text, and text in either of DollarPe's formats. A date keeps the day that it
 * shows. Only a moment in UTC becomes the day that it is in the workflow's time zone, unless it is midnight: so a tool
 * that knows days alone writes them, and a date of birth must not slip.
 */
function dateAs(format: (day: Day) => string): Convert {
	const sample = format({ day: '31', month: '12', year: '1990' });
	return (value, zone) => {
		const text = typeof value === 'number' ? String(value) : toText(value);
		if (!text) return text;
		const groups = (ISO.exec(text) ?? DAY_FIRST.exec(text))?.groups;
		if (!groups) throw new UnfitValue(`must be a date such as ${sample}, but it is "${text}"`);
		const { year = '', month = '', day = '', time, offset } = groups;
		const shown = { year, month, day };
		if (!exists(shown)) throw new UnfitValue(`is "${text}", a date that does not exist`);
		const isMoment = time !== undefined && offset !== undefined && UTC.test(offset);
		return format(
			isMoment && !MIDNIGHT.test(time) ? dayIn(zone, `${year}-${month}-${day}T${time}Z`) : shown,
		);
	};
}

function exists({ year, month, day }: Day): boolean {
	const date = new Date(`${year}-${month}-${day}T00:00:00Z`);
	// JavaScript takes 31 February for 3 March, and knows a year 0.
	return Number(year) > 0 && date.getUTCDate() === Number(day);
}

/** @param moment ISO 8601 in UTC */
function dayIn(zone: string, moment: string): Day {
	const date = new Date(moment);
	if (Number.isNaN(date.getTime())) {
		throw new UnfitValue(`is "${moment}", a moment that does not exist`);
	}
	const parts = new Intl.DateTimeFormat('en-US', {
		timeZone: zone,
		calendar: 'gregory',
		numberingSystem: 'latn',
		year: 'numeric',
		month: '2-digit',
		day: '2-digit',
	}).formatToParts(date);
	const part = (type: Intl.DateTimeFormatPartTypes) =>
		parts.find((each) => each.type === type)?.value ?? '';
	return { year: part('year').padStart(4, '0'), month: part('month'), day: part('day') };
}
