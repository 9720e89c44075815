import { messageOf } from '../../../dollarpe/text/messageOf';
import { isRecord } from '../../../dollarpe/json/json';
import type { Field, ItemRequest, RowField } from './declaration/types';
import { toIdentifier } from '../resources/values/identifiers';
import type { JsonValue } from '../resources/operation';
import { quoted, UnfitValue } from '../resources/values/values';
import { listAt, objectAtPath } from './setPath';

/** By an object's path and a member's name: the row that added it, from 1. */
type Added = Map<string, number>;

type ConvertCell = (field: RowField, value: unknown, name?: string) => JsonValue | undefined;

/**
 * Puts the rows of a fixed collection into the request. Where rows add entries to a list, a cell that holds a list, as
 * an expression may give it, stands for as many rows.
 *
 * @param given the parameter's value
 * @param convert normalizes the value of a cell, or throws {@link UnfitValue}
 * @throws {UnfitValue} that names the field and the row, from 1
 */
export function putRows(
	request: ItemRequest,
	field: Field,
	given: unknown,
	convert: ConvertCell,
): void {
	const { rows } = field;
	const cells = rows && isRecord(given) ? given[rows.parameter] : undefined;
	const list = Array.isArray(cells) ? cells : cells === undefined ? [] : [cells];
	const fields = rows?.fields ?? [];
	const isList = fields.every(({ adds }) => 'entry' in adds);
	const spread = list
		.map((row) => (isRecord(row) ? row : {}))
		.flatMap((row) => (isList ? spreadRow(row, fields) : [row]));
	if (field.required && spread.length === 0) throw new UnfitValue('is blank');
	const added: Added = new Map();
	spread.forEach((row, n) => {
		for (const each of fields) putCell(request, each, row, n, convert, added);
	});
}

function putCell(
	request: ItemRequest,
	field: RowField,
	row: Record<string, unknown>,
	n: number,
	convert: ConvertCell,
	added: Added,
): void {
	const target = field.target === 'query' ? request.query : (request.body ??= {});
	const { adds, displayName, property } = field;
	const cell = row[field.parameter];
	if ('entry' in adds) {
		// The lists of one row's fields run in step, so a blank cell holds its place.
		listAt(target, property)[n] = inRow(n, displayName, () => convert(field, cell)) ?? '';
		return;
	}
	const name = inRow(n, 'its name', () => toIdentifier(row[adds.memberNamedBy]));
	const value = inRow(n, displayName, () => convert(field, cell, name));
	if (!name) throw new UnfitValue(`has no name in row ${n + 1}`);
	if (value === undefined) return;
	const key = `${property} ${name}`;
	const first = added.get(key);
	if (first !== undefined) {
		throw new UnfitValue(`has the name ${quoted(name)} twice, in rows ${first} and ${n + 1}`);
	}
	added.set(key, n + 1);
	Object.defineProperty(objectAtPath(target, property), name, {
		value,
		enumerable: true,
		configurable: true,
		writable: true,
	});
}

/** @throws {UnfitValue} that names the row, and what of it is unfit */
function inRow<T>(n: number, what: string, convert: () => T): T {
	const result = attempt(convert);
	if ('value' in result) return result.value;
	throw new UnfitValue(`row ${n + 1}: ${what} ${result.problem}`);
}

function attempt<T>(convert: () => T): { value: T } | { problem: string } {
	try {
		return { value: convert() };
	} catch (error) {
		return { problem: messageOf(error) };
	}
}

/** A single value beside a list holds for each of its entries, but for one that every row must have of its own. */
function spreadRow(
	row: Record<string, unknown>,
	fields: readonly RowField[],
): Array<Record<string, unknown>> {
	const lists = Object.values(row).filter(Array.isArray);
	if (lists.length === 0) return [row];
	const own = fields.filter(({ required }) => required).map(({ parameter }) => parameter);
	const entry = (name: string, cell: unknown, n: number): unknown => {
		if (Array.isArray(cell)) return cell[n];
		return n > 0 && own.includes(name) ? undefined : cell;
	};
	return Array.from({ length: Math.max(...lists.map(({ length }) => length)) }, (_, n) =>
		Object.fromEntries(Object.entries(row).map(([name, cell]) => [name, entry(name, cell, n)])),
	);
}
