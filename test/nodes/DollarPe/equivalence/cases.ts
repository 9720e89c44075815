import type { IDataObject } from 'n8n-workflow';

import type { Endpoint, Field } from '../../../../dev/contract/endpoints';
import type {
	Declaration,
	Field as Declared,
} from '../../../../nodes/DollarPe/params/declaration/types';
import type { OperationField } from '../../../../nodes/DollarPe/resources/operation';
import { pairs, snakeCase } from '../../../contract/operations';
import { preparedFor } from '../../../contract/prepare';
import type { Fixtures } from '../../../dev/emulator/world';
import { BY_HAND } from './byHand';

/** How an operation is tried in both ways. */
export interface Cases {
	/** Node parameters, whose values need no conversion; each set is tried. */
	parameters: IDataObject[];
	/** The parameters that are chosen from a list. */
	locators: string[];
	/** Declared fields that no set of parameters has. */
	untried: string[];
	/** Makes there be what the operation needs, and gives three items. */
	items: (world: Fixtures) => Promise<IDataObject[]>;
}

/** An object of which DollarPe documents nothing. */
const ANY_OBJECT = { source: { scanned: true }, pages: [1, 2] };

/**
 * How an operation is tried, by its declaration and the contract's samples: with the fields at the top level alone, with all,
 * and so for each choice that shows and hides fields; then with what is written by hand.
 *
 * @throws {Error} when the contract does not have it
 */
export function casesOf(resource: string, operation: string): Cases {
	const name = `${resource} ${operation}`;
	const pair = pairs.find((each) => each.name === name);
	if (pair === undefined) throw new Error(`The contract has no ${name}`);
	const { declaration, endpoint } = pair;
	const derived = derivedSets(declaration, endpoint);
	const byHand = (BY_HAND[name] ?? []).map((set) => ({ ...derived[0], ...set }));
	const parameters = [...derived, ...byHand];
	return {
		parameters,
		untried: declaration.fields
			.filter(({ target }) => target !== 'results')
			.filter(({ collection, parameter }) =>
				parameters.every((set) => {
					const holder = collection ? (set[collection.parameter] as IDataObject | undefined) : set;
					return holder?.[parameter] === undefined;
				}),
			)
			.map(({ displayName }) => displayName),
		locators: declaration.fields
			.filter(({ type }) => type === 'resourceLocator')
			.map(({ parameter }) => parameter),
		items: async (world) => [
			await itemOf(endpoint, world, 0),
			await itemOf(endpoint, world, 1),
			await itemOf(endpoint, world, 2),
		],
	};
}

/** The samples, each that DollarPe takes once only made another, and what is prepared; by DollarPe's names. */
async function itemOf(endpoint: Endpoint, world: Fixtures, n: number): Promise<IDataObject> {
	const samples = endpoint.fields.map(({ name, sample, unique }) => [
		name,
		unique ? another(String(sample), n) : sample,
	]);
	return { ...Object.fromEntries(samples), ...(await preparedFor(endpoint, world)) };
}

function another(sample: string, n: number): string {
	if (sample.includes('@')) return sample.replace('@', `${n}@`);
	return /\d/.test(sample) ? sample.replace(/\d(?=\D*$)/, String(n)) : `${sample}${n}`;
}

function derivedSets(declaration: Declaration, endpoint: Endpoint): IDataObject[] {
	const choices = choiceFields(declaration).map(({ name }) => name);
	const fields = declaration.fields
		.filter(({ target }) => target !== 'results')
		.filter(({ parameter }) => !choices.includes(parameter));
	const atTop = fields.filter(({ collection }) => collection === undefined);
	const isPaginated = declaration.delivery.kind === 'list';
	return choicesOf(declaration).flatMap((choice) => {
		const shown = atTop.filter((field) => isShown(field, declaration, choice));
		const ways = eitherOr(shown, endpoint).map((way) => ({
			...choice,
			...parametersOf(way, endpoint),
			...(isPaginated && { returnAll: true }),
		}));
		if (fields.length === atTop.length && !isPaginated) return ways;
		// Fields that are hidden have values too, which are not sent.
		const all = eitherOr(fields, endpoint, shown)[0] ?? [];
		const limited = isPaginated && { returnAll: false, limit: 2 };
		return [...ways, { ...choice, ...parametersOf(all, endpoint), ...limited }];
	});
}

/** The choices that show and hide fields. */
function choiceFields({ operation }: Declaration): OperationField[] {
	return operation.fields.filter(
		({ type, noDataExpression }) => type === 'options' && noDataExpression,
	);
}

/** The values of the choices; their defaults are not saved. */
function choicesOf(declaration: Declaration): IDataObject[] {
	return choiceFields(declaration).reduce<IDataObject[]>(
		(sets, { name, default: initial, options = [] }) =>
			options.flatMap((option) => {
				const value = 'value' in option ? option.value : undefined;
				return sets.map((set) => (value === initial ? set : { ...set, [name]: value }));
			}),
		[{}],
	);
}

function isShown({ shownWhere }: Declared, { operation }: Declaration, set: IDataObject): boolean {
	return shownWhere.every(([name, values]) => {
		const initial = operation.fields.find((field) => field.name === name)?.default;
		return values.includes(set[name] ?? initial);
	});
}

/** The fields without those that are sent in place of others; then, for each of these, the fields with it. */
function eitherOr(all: Declared[], endpoint: Endpoint, shown: Declared[] = all): Declared[][] {
	const documented = (field: Declared) => documentedFields(field, endpoint)[0];
	const others = (field: Declared): readonly string[] => documented(field)?.insteadOf ?? [];
	const replaced = (field: Declared) =>
		shown.filter((each) => others(field).includes(documented(each)?.name ?? ''));
	const alternatives = shown.filter((field) => replaced(field).length > 0);
	return [
		all.filter((field) => !alternatives.includes(field)),
		...alternatives.map((chosen) =>
			all.filter(
				(field) =>
					field === chosen || !(alternatives.includes(field) || replaced(chosen).includes(field)),
			),
		),
	];
}

function parametersOf(fields: Declared[], endpoint: Endpoint): IDataObject {
	const parameters: IDataObject = {};
	for (const field of fields) {
		const value = valueOf(field, documentedFields(field, endpoint));
		if (value === undefined) continue;
		const { collection, parameter } = field;
		if (collection === undefined) parameters[parameter] = value;
		else {
			const inside = parameters[collection.parameter] as IDataObject | undefined;
			parameters[collection.parameter] = { ...inside, [parameter]: value };
		}
	}
	return parameters;
}

/** What the contract says of a field, or of the cells of its rows. */
function documentedFields({ target, property, rows }: Declared, { fields }: Endpoint): Field[] {
	const names = rows ? rows.fields.map((cell) => cell.property) : [property];
	return names.flatMap((name) => {
		const documented = target === 'path' ? snakeCase(name) : name;
		return fields.find((each) => each.name === documented) ?? [];
	});
}

function valueOf(field: Declared, documented: Field[]): IDataObject[string] {
	const [first] = documented;
	if (first === undefined) return undefined;
	if (field.rows) return { [field.rows.parameter]: rowsOf(field.rows, documented) };
	if (field.type === 'json') return JSON.stringify(first.sample ?? ANY_OBJECT);
	const isOfItem = first.unique || /[._](id|date)$/.test(first.name);
	if (isOfItem) return `={{ $json[${JSON.stringify(first.name)}] }}`;
	return first.sample as IDataObject[string];
}

/** A row for each entry of the samples of lists, or for each member of an object's sample. */
function rowsOf({ fields: cells }: NonNullable<Declared['rows']>, documented: Field[]) {
	const [first] = cells;
	if (first && 'memberNamedBy' in first.adds) {
		const { memberNamedBy } = first.adds;
		return Object.entries(documented[0]?.sample as IDataObject).map(([name, value]) => ({
			[memberNamedBy]: name,
			[first.parameter]: value,
		}));
	}
	const lists = documented.map(({ sample }) => sample as string[]);
	return (lists[0] ?? []).map((_, row) =>
		Object.fromEntries(cells.map(({ parameter }, n) => [parameter, lists[n]?.[row] ?? ''])),
	);
}
