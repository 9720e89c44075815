import type { OperationField } from '../../resources/operation';
import { VALUE_TYPES, type RowField, type Rows } from './types';
import { onlyKeys, unsupported } from './unsupported';

/** `=bank_statement_url[{{$index}}]`: the row adds an entry to a list. */
const ENTRY = /^=([\w.]+)\[\{\{\s*\$index\s*\}\}\]$/;

/** `=additional_info.{{$parent.name}}`: the row adds a member that one of its fields names. */
const MEMBER = /^=([\w.]+)\.\{\{\s*\$parent\.(\w+)\s*\}\}$/;

/**
 * Reads a fixed collection.
 *
 * @throws {Error} that names the property which the node cannot carry out
 */
export function readRows(property: OperationField, where: string): Rows {
	const [rows, ...others] = property.options ?? [];
	if (!rows || !('values' in rows) || others.length > 0) throw unsupported(`${where}.options`);
	// Without it n8n gives one row, and `$index` has no value.
	if (!property.typeOptions?.multipleValues) throw unsupported(`${where}.typeOptions`);
	if (property.routing) throw unsupported(`${where}.routing`);
	const inside = `${where}.${rows.name}`;
	const names = rows.values
		.map(({ routing }) => MEMBER.exec(routing?.send?.property ?? '')?.[2])
		.filter((name) => name !== undefined);
	for (const name of names) {
		const naming = rows.values.find((value) => value.name === name);
		if (!naming || naming.routing) throw unsupported(`${inside}.${name}`);
	}
	const fields = rows.values
		.filter(({ name }) => !names.includes(name))
		.map((value) => readRowField(value, `${inside}.${value.name}`));
	return { parameter: rows.name, fields };
}

function readRowField(value: OperationField, where: string): RowField {
	const { name, displayName, required = false, routing, convert } = value;
	const type = VALUE_TYPES.find((each) => each === value.type);
	// n8n would send the text of a JSON cell, and hides cells one by one.
	if (type === undefined || type === 'json') throw unsupported(`${where}.type`);
	if (value.displayOptions) throw unsupported(`${where}.displayOptions`);
	onlyKeys(routing, ['send'], where);
	onlyKeys(routing?.send, ['type', 'property'], `${where}.send`);
	const { type: target, property: sentAs = '' } = routing?.send ?? {};
	const [, list] = ENTRY.exec(sentAs) ?? [];
	const [, object, memberNamedBy] = MEMBER.exec(sentAs) ?? [];
	const field = { parameter: name, displayName, type, required, convert };
	if (!target) throw unsupported(`${where}.send`);
	if (list !== undefined) return { ...field, target, property: list, adds: { entry: true } };
	if (object === undefined || memberNamedBy === undefined) throw unsupported(`${where}.send`);
	return { ...field, target, property: object, adds: { memberNamedBy } };
}
