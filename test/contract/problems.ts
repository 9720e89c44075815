import { nameOf } from '../../dev/contract/endpoints';
import type { Contract, Field } from '../../dev/contract/schema';

type Endpoint = Contract['endpoints'][number];

/** What contradicts itself in a contract, a sentence each; empty when nothing does. */
export function problemsOf({ endpoints }: Contract): string[] {
	return [
		...repeated(endpoints.map(nameOf)).map((name) => `${name} is there twice`),
		...repeated(endpoints.map(({ method, path }) => `${method} ${path}`)),
		...endpoints.flatMap((endpoint) =>
			[
				...ofEndpoint(endpoint),
				...endpoint.fields.flatMap((field) => ofField(field, endpoint)),
			].map((problem) => `${nameOf(endpoint)}: ${problem}`),
		),
	];
}

function ofEndpoint(endpoint: Endpoint): string[] {
	const { path, fields, operation, answer, errors, sandboxOnly, source } = endpoint;
	const placeholders = [...path.matchAll(/\{(\w+)\}/g)].map(([, name]) => name ?? '');
	const inPath = fields.filter(({ place }) => place === 'path').map(({ name }) => name);
	// The newest pages have it for quotations too.
	const answered201 = source === 'Z' ? /^(initiate|createQuotation)/ : /^initiate$/;
	return [
		...repeated(fields.map(({ name }) => name)).map((name) => `${name} is there twice`),
		...repeated(errors.map((error) => error.text)).map((error) => `"${error}" is there twice`),
		...unless(placeholders.join() === inPath.join(), `the path's fields are not ${inPath.join()}`),
		...unless(sandboxOnly === operation.startsWith('mock'), 'is sandboxOnly or called mock…'),
		...unless((answer.status === 201) === answered201.test(operation), 'has the wrong status'),
	];
}

function ofField(field: Field, { method, fields }: Endpoint): string[] {
	const { name, type, place, required, values, sample, note } = field;
	const parent = fields.find((one) => name.startsWith(`${one.name}.`));
	const holds = fields.some((one) => one.name.startsWith(`${name}.`));
	const wrong = (problem: string): string => `${name} ${problem}`;
	return [
		...unless((place === 'body') === (method !== 'GET') || place === 'path', wrong('is misplaced')),
		...unless(place !== 'path' || required === true, wrong('is in the path, but not required')),
		...unless(
			required !== 'conditional' || note !== undefined,
			wrong('has no note that says when'),
		),
		...unless((type === 'array') === (field.items !== undefined), wrong('lacks the type of items')),
		...unless(
			(field.insteadOf ?? []).every((other) => fields.some((one) => one.name === other)),
			wrong('is in place of what is not there'),
		),
		...unless((field.format === 'decimal') === (field.unit !== undefined), wrong('lacks its unit')),
		...unless(!name.includes('.') || parent?.type === 'object', wrong('is in nothing')),
		...unless(type === 'object' || kindOf(sample) === type, wrong(`has no ${type} as its sample`)),
		...unless(
			required !== true || type !== 'object' || holds || kindOf(sample) === type,
			wrong('has neither a sample nor fields'),
		),
		...unless(
			values === undefined || values.some((value) => value === sample),
			wrong('has a sample that is none of its values'),
		),
	];
}

function kindOf(value: unknown): string {
	return Array.isArray(value) ? 'array' : typeof value;
}

function unless(right: boolean, problem: string): string[] {
	return right ? [] : [problem];
}

function repeated(names: readonly string[]): string[] {
	return names.filter((name, index) => names.indexOf(name) < index);
}
