import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { INodeProperties } from 'n8n-workflow';

import { DollarPeApi } from '../credentials/DollarPeApi.credentials';
import { optionsProperty } from '../nodes/DollarPe/panel/options';
import { resources } from '../nodes/DollarPe/resources';
import { DollarPeTrigger } from '../nodes/DollarPeTrigger/DollarPeTrigger.node';

const read = (file: string) => readFileSync(join(__dirname, '..', file), 'utf8');
const readme = read('README.md');

/** The text below a heading, up to the next one of its level. */
function section(heading: string): string {
	const level = heading.split(' ')[0] ?? '';
	const begin = readme.indexOf(`${heading}\n`);
	const rest = readme.slice(begin + heading.length);
	const end = rest.search(new RegExp(`^#{1,${level.length}} `, 'm'));
	if (begin < 0) throw new Error(`The README has no section ${heading}`);
	return end < 0 ? rest : rest.slice(0, end);
}

/** The first two cells of each row of the first table in a section. */
function rows(text: string): Array<[string, string]> {
	return [...text.matchAll(/^\| *(.+?) *\| *(.+?) *\|/gm)]
		.map(([, first = '', second = '']): [string, string] => [first, second])
		.filter(([first]) => first !== 'Field' && !/^-+$/.test(first));
}

/** The fields of an operation as the README names them: a collection's with its name before. */
function fieldNames(properties: INodeProperties[]): Array<[string, string]> {
	return properties.flatMap((property): Array<[string, string]> => {
		if (property.type === 'notice') return [];
		if (property.type !== 'collection') {
			return [[property.displayName, property.required ? 'yes' : 'no']];
		}
		const inside = (property.options ?? []).filter(
			(option): option is INodeProperties => 'displayName' in option && 'type' in option,
		);
		return fieldNames(inside).map(([name, required]) => [
			`${property.displayName} → ${name}`,
			required,
		]);
	});
}

describe('the README says what is true today: a reader would look in vain for the rest', () => {
	it('lists the operations that the node has', () => {
		const listed = [...section('## Operations').matchAll(/^( *)- (.+)$/gm)].map(
			([, indent = '', text = '']) => (indent === '' ? text : `  ${text}`),
		);
		const offered = resources.flatMap(({ name, operations }) => [
			name,
			...operations.map(({ action }) => `  ${action}`),
		]);
		expect(listed).toEqual(offered);
	});

	it.each(
		resources.flatMap(({ name, operations }) =>
			operations.map((operation) => [`${name} → ${operation.name}`, operation] as const),
		),
	)('explains every field of %s', (title, { fields }) => {
		expect(rows(section(`### ${title}`))).toEqual(fieldNames([...fields, optionsProperty]));
	});

	it('explains every field of the trigger', () => {
		const fields = fieldNames(new DollarPeTrigger().description.properties);
		expect(rows(section('## DollarPe Trigger')).map(([name]) => name)).toEqual(
			fields.map(([name]) => name),
		);
	});

	it('explains every field of the credential', () => {
		expect(rows(section('## Credentials')).map(([name]) => name)).toEqual(
			new DollarPeApi().properties.map(({ displayName }) => displayName),
		);
	});

	it("has the sections of n8n's template, in its order, and every link within it leads somewhere", () => {
		const headings = [...readme.matchAll(/^## (.+)$/gm)].map(([, heading = '']) => heading);
		const template = [
			'Installation',
			'Operations',
			'Credentials',
			'Compatibility',
			'Usage',
			'Resources',
			'Version history',
		];
		expect(headings.filter((heading) => template.includes(heading))).toEqual(template);
		const anchors = headings.map((heading) => heading.toLowerCase().replaceAll(' ', '-'));
		const links = [...readme.matchAll(/\]\(#([^)]+)\)/g)].map(([, anchor = '']) => anchor);
		expect(links.filter((anchor) => !anchors.includes(anchor))).toEqual([]);
		const files = [...readme.matchAll(/\]\((?!https?:|#)([^)]+)\)/g)].map(([, file = '']) => file);
		expect(files.filter((file) => !existsSync(join(__dirname, '..', file)))).toEqual([]);
	});

	it('names commands that there are', () => {
		const { scripts } = JSON.parse(read('package.json')) as { scripts: Record<string, string> };
		const papers = readme + read('CONTRIBUTING.md') + read('CHANGELOG.md');
		const named = [...papers.matchAll(/`npm run ([a-z0-9]+)/g)].map(([, name = '']) => name);
		expect(named.length).toBeGreaterThan(3);
		expect(named.filter((name) => !(name in scripts))).toEqual([]);
	});

	it('has its test command in CI, as it stands there', () => {
		expect(readme).toContain('\nnpm ci && npm test\n');
		expect(read('.ci/run')).toContain('\nnpm ci && npm test\n');
	});

	it("says that it is not DollarPe's own", () => {
		expect(readme).toContain('DollarPe neither made nor endorsed it');
	});
});
