import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { INodeProperties, NodeParameterValueType } from 'n8n-workflow';

import { describe } from '../../nodes/DollarPe/panel/describe';
import { describeOptions } from '../../nodes/DollarPe/panel/options';
import { reportsCreated, reportsDifferences } from '../../nodes/DollarPe/resources/delivery';
import { resources } from '../../nodes/DollarPe/resources';
import type { Operation, Resource } from '../../nodes/DollarPe/resources/operation';
import { fieldsIn, isShownFor } from './panelFields';

const ROOT = join(__dirname, '../..');
const OPERATIONS = join(ROOT, 'docs/operations.md');
const README = join(ROOT, 'README.md');

/** The panel, but for the choice of the resource. */
const properties = [...resources.flatMap(describe), describeOptions(resources)];

// More choices than these are not spelled out.
const LONGEST_CHOICE = 12;

const TYPE_NAMES: Partial<Record<INodeProperties['type'], string>> = {
	string: 'text',
	options: 'choice',
	multiOptions: 'choices',
	boolean: 'true or false',
	number: 'number',
	dateTime: 'date',
	json: 'JSON',
	resourceLocator: 'from a list, or by ID',
};

/** `docs/operations.md`: every operation with its fields, as the panel of the node has them. */
export function operationsPage(): string {
	const common = properties
		.filter(({ displayOptions }) => !displayOptions)
		.map((field) => ({ ...field, options: field.options?.filter(isShownAlways) }));
	return [
		'# Operations',
		'Made by `npm run generate` from the declarations in `nodes/DollarPe/resources`. Change these, not this page.',
		operationList('').join('\n'),
		'Text is trimmed. Blank optional fields are not sent, but a blank filter is an error, and for a blank Exchange Order ID the Client Reference ID is sent. An operation returns what DollarPe puts under `data`, unless it says otherwise.',
		'## Fields of every operation',
		common.flatMap((field) => fieldLines(field, common, '')).join('\n'),
		...resources.flatMap((resource) => [
			`## ${resource.name}`,
			...resource.operations.flatMap((operation) => section(resource, operation)),
		]),
	]
		.join('\n\n')
		.concat('\n');
}

/** The README with its list of operations, the first list of the section "Operations", updated. */
export function readmeWith(readme: string): string {
	return readme.replace(
		/^(## Operations\n\n)(?:- .*\n)+/m,
		(_, before: string) => `${before}${operationList('docs/operations.md').join('\n')}\n`,
	);
}

/** A line for each resource, with a link for each operation. */
function operationList(page: string): string[] {
	return resources.map(({ name: resource, operations }) => {
		const links = operations.map(
			({ name }) => `[${name}](${page}#${anchorOf(titleOf(resource, name))})`,
		);
		return `- **${resource}**: ${links.join(', ')}`;
	});
}

function titleOf(resource: string, operation: string): string {
	return `${resource}: ${operation}`;
}

/** As GitHub makes it of a heading. */
function anchorOf(heading: string): string {
	return heading
		.toLowerCase()
		.replace(/[^\w -]/g, '')
		.replaceAll(' ', '-');
}

function section(resource: Resource, operation: Operation): string[] {
	const shown = properties.filter(
		(each) =>
			each.name !== 'operation' && each.displayOptions && isShownFor(each, resource, operation),
	);
	const notices = shown.filter(({ type }) => type === 'notice');
	const fields = [
		...shown.filter(({ type }) => type !== 'notice'),
		...ownOptions(resource, operation),
	];
	return [
		`### ${titleOf(resource.name, operation.name)}`,
		`${sentence(operation.description ?? '')} ${endpointOf(operation)}`,
		...(operation.sandboxOnly
			? ['In the sandbox only: for production it is refused before anything is sent.']
			: []),
		...notices.map((notice) => noticeText(notice)),
		fields.flatMap((field) => fieldLines(field, fields, '')).join('\n'),
		...answerOf(operation),
	].filter((part) => part !== '');
}

function endpointOf({ routing: { request } }: Operation): string {
	const path = String(request?.url)
		.replace(/^=/, '')
		.replace(/\{\{\s*\$parameter\["(\w+)"\]\s*\}\}/g, '{$1}');
	return `Endpoint: \`${String(request?.method)} ${path}\`.`;
}

function codes(names: readonly string[]): string {
	return names.map((name) => `\`${name}\``).join(', ');
}

function answerOf({
	routing,
	delivery,
	simplified,
	simplifiedInZapyd,
	sample,
}: Operation): string[] {
	const renamed = (routing.output?.postReceive ?? []).flatMap((action) =>
		typeof action === 'object' && action.type === 'setKeyValue'
			? Object.keys(action.properties).map((name) => `\`${name}\``)
			: [],
	);
	return [
		...(renamed.length > 0 ? [`Returns ${renamed.join(', ')}.`] : []),
		...(delivery?.kind === 'list' ? ['Returns one item for each result.'] : []),
		...(reportsCreated(delivery)
			? [
					reportsDifferences(delivery)
						? 'Adds `created`: `true` for a new one. For one that exists already it adds `differences`, the names of the fields that differ from what was sent.'
						: 'Adds `created`: `true` for a new one, `false` for one that exists already.',
				]
			: []),
		...(simplified
			? [
					`Simplify keeps ${codes(simplified)}${simplifiedInZapyd ? `; since autumn 2026 (Zapyd) also ${codes(simplifiedInZapyd)}` : ''}.`,
				]
			: []),
		...(sample === undefined
			? []
			: [`Returns:\n\n\`\`\`json\n${JSON.stringify(sample, null, 2)}\n\`\`\``]),
	];
}

/** A field as an item of a list; what it holds below it. */
function fieldLines(field: INodeProperties, siblings: INodeProperties[], indent: string): string[] {
	if (field.type === 'notice') return [`${indent}- ${sentence(field.displayName)}`];
	const inside = fieldsIn(field);
	const facts = [
		TYPE_NAMES[field.type],
		field.type === 'fixedCollection' && field.typeOptions?.multipleValues && 'any number of times',
		field.required && 'required',
		defaultOf(field),
	].filter(Boolean);
	const head = `${indent}- **${field.displayName}**${facts.length > 0 ? ` (${facts.join(', ')})` : ''}`;
	const text = [
		field.hint && sentence(field.hint),
		field.description && sentence(field.description),
		choicesOf(field),
		conditionOf(field, siblings),
	]
		.filter(Boolean)
		.join(' ');
	return [
		text === '' ? head : `${head}: ${text}`,
		...inside.flatMap((each) => fieldLines(each, inside, `${indent}  `)),
	];
}

function defaultOf(field: INodeProperties): string | undefined {
	const { type, default: value } = field;
	if (type === 'options') {
		const name = choiceName(field, value);
		return name && `default ${name}`;
	}
	return typeof value === 'number' || value === true ? `default ${String(value)}` : undefined;
}

function choicesOf({ type, options = [] }: INodeProperties): string | undefined {
	if (type !== 'options' && type !== 'multiOptions') return undefined;
	if (options.length === 0 || options.length > LONGEST_CHOICE) return undefined;
	return `One of: ${options.map(({ name }) => name).join(', ')}.`;
}

function choiceName({ options = [] }: INodeProperties, value: unknown): string | undefined {
	return options.find((each) => 'value' in each && each.value === value)?.name;
}

function noticeText({ displayName, displayOptions }: INodeProperties): string {
	const who = displayOptions?.show?.['@tool'] ? "As an AI agent's tool: " : '';
	return who + sentence(displayName);
}

/** On which other fields it depends whether a field is shown. */
function conditionOf(field: INodeProperties, siblings: INodeProperties[]): string | undefined {
	const conditions = Object.entries(field.displayOptions?.show ?? {}).flatMap(([name, values]) => {
		if (name === '@tool') return ["the node is an AI agent's tool"];
		const other = siblings.find((each) => each.name === name.replace(/^\//, ''));
		if (!other || !Array.isArray(values)) return [];
		return [
			`${other.displayName} is ${values.map((value) => valueName(other, value)).join(' or ')}`,
		];
	});
	return conditions.length > 0 ? `Only when ${conditions.join(' and ')}.` : undefined;
}

function valueName(field: INodeProperties, value: NodeParameterValueType): string {
	if (typeof value === 'boolean') return value ? 'on' : 'off';
	return choiceName(field, value) ?? String(value);
}

/** The members of a collection of every operation that are shown for this one alone. */
function ownOptions(resource: Resource, operation: Operation): INodeProperties[] {
	return properties
		.filter(({ displayOptions, type }) => !displayOptions && type === 'collection')
		.flatMap((collection) => {
			const own = fieldsIn(collection).filter(
				(each) => each.displayOptions && isShownFor(each, resource, operation),
			);
			return own.length > 0 ? [{ ...collection, description: undefined, options: own }] : [];
		});
}

function isShownAlways(option: object): boolean {
	return !('displayOptions' in option);
}

/** n8n's texts may hold HTML, and most end without a period. */
function sentence(text: string): string {
	const plain = text
		.replace(/<a [^>]*href="([^"]*)"[^>]*>(.*?)<\/a>/g, '[$2]($1)')
		.replace(/<\/?code>/g, '`')
		.replace(/<\/?[a-z][^>]*>/g, '')
		.replace(/[*<]/g, '\\$&');
	return /[.!?…]$/.test(plain) || plain === '' ? plain : `${plain}.`;
}

if (require.main === module) {
	writeFileSync(OPERATIONS, operationsPage());
	writeFileSync(README, readmeWith(readFileSync(README, 'utf8')));
}
