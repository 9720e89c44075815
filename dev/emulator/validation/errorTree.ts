import type { z } from 'zod';

import type { FieldErrors } from '../answers/envelope';

type Tree = Map<string, Tree | string[]>;

/** Django REST framework's key for errors of an object itself. */
const OBJECT = 'non_field_errors';

/** Groups error texts by field. */
export function errorTree(issues: readonly z.ZodIssue[]): FieldErrors {
	const root: Tree = new Map();
	for (const issue of issues) {
		const path = issue.path.map(String);
		const noObject = issue.code === 'invalid_type' && issue.expected === 'object';
		const ofObject = noObject && issue.message.startsWith('Invalid data.');
		put(root, ofObject || path.length === 0 ? [...path, OBJECT] : path, issue.message);
	}
	return asObject(root);
}

/** Whether the text occurs at any depth. */
export function hasText(errors: FieldErrors, text: string): boolean {
	return Object.values(errors).some((value) =>
		isTexts(value) ? value.includes(text) : hasText(value, text),
	);
}

function put(tree: Tree, path: readonly string[], text: string): void {
	const [name = OBJECT, ...rest] = path;
	const there = tree.get(name);
	if (rest.length > 0) {
		const branch = there instanceof Map ? there : new Map<string, Tree | string[]>();
		tree.set(name, branch);
		put(branch, rest, text);
	} else if (Array.isArray(there)) {
		there.push(text);
	} else {
		tree.set(name, [text]);
	}
}

function asObject(tree: Tree): FieldErrors {
	return Object.fromEntries(
		[...tree].map(([name, value]) => [name, value instanceof Map ? asObject(value) : value]),
	);
}

function isTexts(value: readonly string[] | FieldErrors): value is readonly string[] {
	return Array.isArray(value);
}
