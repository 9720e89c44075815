import { isRecord } from '../../../dollarpe/json';
import type { Field, ItemRequest, RowField } from '../declaration/types';
import type { JsonValue } from '../resources/operation';
import { toText, UnfitValue } from '../resources/values';
import { convertValue } from './convert';
import { listAt, objectAtPath } from './setPath';

/**
 * Puts the rows of a fixed collection into the request. A cell that holds a list, as an expression may give it, stands
 * for as many rows.
 *
 * @param given the parameter's value
 * @throws {UnfitValue} that names the field and the row, from 1
 */
export function putRows(request: ItemRequest, field: Field, given: unknown, zone: string): void {
	const { rows } = field;
	const cells = rows && isRecord(given) ? given[rows.parameter] : undefined;
	const list = Array.isArray(cells) ? cells : cells === undefined ? [] : [cells];
	const fields = rows?.fields ?? [];
	const spread = list.flatMap((row) => spreadRow(isRecord(row) ? row : {}, fields));
	if (field.required && spread.length === 0) throw new UnfitValue('is blank');
	spread.forEach((row, n) => {
		for (const each of fields) putCell(request, each, row, n, zone);
	});
}

function putCell(
	request: ItemRequest,
	field: RowField,
	row: Record<string, unknown>,
	n: number,
	zone: string,
): void {
	const target = field.target === 'query' ? request.query : (request.body ??= {});
	const value = converted(field, row[field.parameter], n, zone);
	if ('entry' in field.adds) {
		// The lists of one row's fields run in step, so a blank cell holds its place.
		listAt(target, field.property)[n] = value ?? '';
		return;
	}
	const name = toText(row[field.adds.memberNamedBy]);
	if (!name) throw new UnfitValue(`has no name in row ${n + 1}`);
	if (value === undefined) return;
	Object.defineProperty(objectAtPath(target, field.property), name, {
		value,
		enumerable: true,
		configurable: true,
		writable: true,
	});
}

function converted(
	field: RowField,
	value: unknown,
	n: number,
	zone: string,
): JsonValue | undefined {
	const result = tryToConvert(field, value, zone);
	if ('value' in result) return result.value;
	throw new UnfitValue(`row ${n + 1}: ${field.displayName} ${result.problem}`);
}

function tryToConvert(
	field: RowField,
	value: unknown,
	zone: string,
): { value: JsonValue | undefined } | { problem: string } {
	try {
		return { value: convertValue(field, value, zone) };
	} catch (error) {
		return { problem: error instanceof Error ? error.message : String(error) };
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
