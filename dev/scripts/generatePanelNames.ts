import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { INodeProperties } from 'n8n-workflow';

import { describe } from '../../nodes/DollarPe/panel/describe';
import { describeOptions } from '../../nodes/DollarPe/panel/options';
import { resources } from '../../nodes/DollarPe/resources';
import { ROOT } from '../lib/folders';
import { fieldsIn, isShownFor } from './panelFields';

const FILE = join(ROOT, 'test/nodes/DollarPe/panelNames.json');

// A choice with more values than these is that of all countries.
const MOST_VALUES = 40;

/**
 * What saved workflows hold on to: a line for each field, sorted, with its place (`additionalFields.dob`,
 * `itrReportUrl.files[].url`), its type, the default, which n8n does not save, and the values of a choice.
 *
 * @returns by resource and operation, such as `payout initiate`; what all operations have stands under `every operation`
 */
export function panelNames(): Record<string, string[]> {
	const properties = [...resources.flatMap(describe), describeOptions(resources)];
	const common = properties.filter(({ displayOptions }) => !displayOptions);
	const operations = resources.flatMap((resource) =>
		resource.operations.map((operation): [string, string[]] => {
			const isOwn = (field: INodeProperties) =>
				field.displayOptions !== undefined && isShownFor(field, resource, operation);
			return [
				`${resource.value} ${operation.value}`,
				[
					...properties.filter((field) => isOwn(field) && field.name !== 'operation'),
					// Of a collection of every operation, what this one has in it.
					...common.map((field) => ({ ...field, options: fieldsIn(field).filter(isOwn) })),
				]
					.filter((field) => isOwn(field) || field.options?.length !== 0)
					.flatMap((field) => linesOf(field)),
			];
		}),
	);
	const ofAll = common.flatMap((field) =>
		linesOf({ ...field, options: field.options?.filter((each) => !('displayOptions' in each)) }),
	);
	const defaults = resources.map(
		({ value, defaultOperation }) => `operation of ${value}, default ${defaultOperation}`,
	);
	const all = [['every operation', [...ofAll, ...defaults]] as const, ...operations];
	return Object.fromEntries(all.map(([name, lines]) => [name, [...lines].sort()]));
}

/** A field, and what is in it. */
function linesOf(field: INodeProperties, before = ''): string[] {
	const { name, type, required, typeOptions, default: initial } = field;
	const place = `${before}${name}`;
	const values = (field.options ?? []).flatMap((each) => ('value' in each ? [each.value] : []));
	const rows = (field.options ?? []).flatMap((each) => ('values' in each ? [each.name] : []));
	const many = typeOptions?.multipleValues ? '[]' : '';
	const inside = rows.length > 0 ? `${place}.${rows.join()}${many}.` : `${place}.`;
	const facts = [
		`${place}: ${type}`,
		...(required ? ['required'] : []),
		...(type === 'notice' ? [] : [`default ${JSON.stringify(initial)}`]),
		...(values.length > 0 ? [`one of ${valuesText(values)}`] : []),
	];
	return [facts.join(', '), ...fieldsIn(field).flatMap((each) => linesOf(each, inside))];
}

function valuesText(values: unknown[]): string {
	return values.length > MOST_VALUES ? `${values.length}` : values.map(String).sort().join(' | ');
}

if (require.main === module) {
	writeFileSync(FILE, `${JSON.stringify(panelNames(), null, '\t')}\n`);
}
