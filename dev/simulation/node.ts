import { existsSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join, relative } from 'node:path';

import { transformSync } from '@swc/core';
import type { ICredentialType, INodeParameters, INodeProperties, INodeType } from 'n8n-workflow';

import { typesFrom, type Types } from '../engine';

const ROOT = join(__dirname, '..', '..');

/** A change in the node's source, such as somebody could make by mistake. */
export interface PlantedFault {
	name: string;
	/** Each `from` matches exactly once in its file. */
	edits: ReadonlyArray<{ file: string; from: RegExp; to: string }>;
}

/**
 * Loads node and credential from their source, with modules of their own each time.
 *
 * @throws {Error} when an edit of the planted fault does not fit the source any more
 */
export function loadNode(planted?: PlantedFault): Types {
	const modules = new Map<string, { exports: unknown }>();
	const load = (file: string): unknown => {
		const loaded = modules.get(file);
		if (loaded) return loaded.exports;
		const module: { exports: unknown } = { exports: {} };
		modules.set(file, module);
		const requireReal = createRequire(file);
		const requireFrom = (name: string): unknown =>
			name.startsWith('.') ? load(fileOf(join(dirname(file), name))) : requireReal(name);
		if (file.endsWith('.json')) module.exports = JSON.parse(readFileSync(file, 'utf8'));
		else evaluate(compiled(file, planted), module, requireFrom);
		return module.exports;
	};
	const node = load(join(ROOT, 'nodes/DollarPe/DollarPe.node.ts')) as {
		DollarPe: new () => INodeType;
	};
	const credential = load(join(ROOT, 'credentials/DollarPeApi.credentials.ts')) as {
		DollarPeApi: new () => ICredentialType;
	};
	return typesFrom([new node.DollarPe()], [new credential.DollarPeApi()]);
}

/** The same types with only those fields of the node that an operation shows: n8n goes through all in each execution. */
export function typesFor({ nodes, credentials }: Types, parameters: INodeParameters): Types {
	return {
		credentials,
		nodes: Object.fromEntries(
			Object.entries(nodes).map(([name, node]) => [name, narrowed(node, parameters)]),
		),
	};
}

/** By node, resource and operation. */
const narrow = new WeakMap<INodeType, Map<string, INodeType>>();

function narrowed(node: INodeType, { resource, operation }: INodeParameters): INodeType {
	const known = narrow.get(node) ?? new Map<string, INodeType>();
	narrow.set(node, known);
	const key = `${String(resource)} ${String(operation)}`;
	const before = known.get(key);
	if (before) return before;
	const { description } = node;
	const isShown = ({ displayOptions: { show = {} } = {} }: INodeProperties) =>
		(show.resource?.includes(String(resource)) ?? true) &&
		(show.operation?.includes(String(operation)) ?? true);
	const properties = description.properties.filter(isShown);
	const made = Object.create(node, {
		description: { value: { ...description, properties }, enumerable: true },
	}) as INodeType;
	known.set(key, made);
	return made;
}

function fileOf(path: string): string {
	const found = [`${path}.ts`, join(path, 'index.ts'), path].find((file) => existsSync(file));
	if (found === undefined) throw new Error(`No module ${path}`);
	return found;
}

function compiled(file: string, planted: PlantedFault | undefined): string {
	const name = relative(ROOT, file);
	const edits = planted?.edits.filter((edit) => edit.file === name) ?? [];
	const known = edits.length === 0 ? unedited.get(file) : undefined;
	if (known !== undefined) return known;
	const source = edits.reduce(edited, readFileSync(file, 'utf8'));
	const { code } = transformSync(source, {
		filename: file,
		module: { type: 'commonjs' },
		jsc: { target: 'es2022', parser: { syntax: 'typescript' } },
	});
	const result = `${code}\n//# sourceURL=${file}`;
	if (edits.length === 0) unedited.set(file, result);
	return result;
}

/** Compiled files, by their paths: most are the same for each node that is loaded. */
const unedited = new Map<string, string>();

function edited(source: string, { file, from, to }: PlantedFault['edits'][number]): string {
	if (source.split(from).length !== 2) {
		throw new Error(`${file} does not have exactly once: ${from.source}`);
	}
	return source.replace(from, () => to);
}

/**
 * Makes sure that a planted fault can still be planted.
 *
 * @throws {Error} when an edit does not fit the source any more
 */
export function checkEdits({ edits }: PlantedFault): void {
	for (const edit of edits) edited(readFileSync(join(ROOT, edit.file), 'utf8'), edit);
}

/** Runs a module in the realm of this one, whose clock is the virtual one. */
function evaluate(
	code: string,
	module: { exports: unknown },
	load: (name: string) => unknown,
): void {
	const run = new Function('exports', 'require', 'module', code) as (
		...parameters: unknown[]
	) => void;
	run(module.exports, load, module);
}
