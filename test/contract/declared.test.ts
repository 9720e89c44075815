import { adviceFor } from '../../nodes/client/errors/advice';
import type {
	Declaration,
	Field as DeclaredField,
} from '../../nodes/DollarPe/params/declaration/types';
import { resources } from '../../nodes/DollarPe/resources';
import type { OperationField } from '../../nodes/DollarPe/resources/operation';
import {
	endpoints,
	type DocumentedError,
	type Endpoint,
	type Field,
} from '../../dev/contract/endpoints';
import { OWN, pairs, snakeCase } from './operations';
import { filled, leftOut, sampleBody } from './request';

/** Optional for DollarPe, but money moves once only with it, and what exists is found by it. */
const REQUIRED = [
	'payout initiate client_reference_id',
	'payin initiate client_reference_id',
	'prefundedPayout initiate client_reference_id',
	'remittancePayout initiate client_reference_id',
];

/** Whose own name says nothing outside the object in which it stands. */
const NAMED_BY_HOLDER: Readonly<Record<string, string>> = {
	'customer.receiver.id': 'customerId',
	'customer.sender.id': 'senderId',
};

const perPair = pairs.map((pair) => [pair.name, pair] as const);

/** What a panel has for a field of another name: here a choice that says more than the rail, or the rail itself. */
const OTHER_NAMES: Readonly<Record<string, readonly string[]>> = {
	'bankAccount createForPayout bank_account_type': ['destination', 'rail'],
};

const camelCase = (name: string) =>
	name.replace(/_(\w)/g, (_all, letter: string) => letter.toUpperCase());

/** A value that the node sends, under DollarPe's name and with its place. */
interface Sent {
	name: string;
	place: Field['place'];
	/** What the panel has for it; nothing for what is the same in every request. */
	field?: DeclaredField;
	/** Whether the panel does not let it be blank. */
	isRequired: boolean;
}

function sentBy({ fields, body }: Declaration): Sent[] {
	return [
		...Object.entries(body)
			// An object without members is only where fields go that are optional themselves.
			.filter(([, value]) => JSON.stringify(value) !== '{}')
			.map(([name]): Sent => ({ name, place: 'body', isRequired: true })),
		...fields.flatMap((field): Sent[] => {
			const { rows, target, property, fallback } = field;
			// Where it is blank, another one that is required is sent.
			const required =
				field.required || fields.some((each) => each.required && each.parameter === fallback);
			// A filter that the node applies itself.
			if (target === 'results') return [];
			if (!rows) {
				const name = target === 'path' ? snakeCase(property) : property;
				return [{ name, place: target, field, isRequired: required }];
			}
			return rows.fields.map((cell) => ({
				name: cell.property,
				place: cell.target,
				field,
				isRequired: required && cell.required,
			}));
		}),
	];
}

/** The fields of an endpoint, but for an object whose members are fields themselves, which alone it is made of. */
function fieldsOf({ fields }: Endpoint): Field[] {
	return fields.filter(
		({ name, hasOthers }) => hasOthers || !fields.some((each) => each.name.startsWith(`${name}.`)),
	);
}

const perField = pairs.flatMap((pair) =>
	fieldsOf(pair.endpoint).map(
		(field) =>
			[`${pair.name} ${field.name}`, field, pair, sentOf(pair.declaration, field)] as const,
	),
);

function sentOf(declaration: Declaration, { name, place }: Field): Sent[] {
	return sentBy(declaration).filter((each) => each.name === name && each.place === place);
}

/** The request of the contract's samples without one field. */
function withoutField(endpoint: Endpoint, name: string): Record<string, never> {
	const { query, body } = filled(endpoint, leftOut(sampleBody(endpoint), name));
	return { ...query, ...body } as Record<string, never>;
}

/** What the panel has in a place of its own, and in collections. */
function flattened(fields: OperationField[]): OperationField[] {
	return fields.flatMap((field) => [
		field,
		...flattened((field.options ?? []).filter((option) => 'type' in option)),
	]);
}

describe('the node has all that DollarPe documents: what is left out, nobody can do from n8n', () => {
	it('has every operation', () => {
		const expected = endpoints.map(({ resource, operation }) => `${resource} ${operation}`);
		const have = pairs.map(({ name }) => name).filter((name) => !Object.hasOwn(OWN, name));
		expect(have.sort()).toEqual(expected.sort());
	});

	it('has none but those, so that nothing goes to an address that DollarPe does not have', () => {
		const all = resources.flatMap(({ value, operations }) =>
			operations.map((operation) => `${value} ${operation.value}`),
		);
		expect(pairs.map(({ name }) => name)).toEqual(all);
	});

	it.each(perPair)('%s: the same method and path', (_name, { endpoint, declaration }) => {
		const path = declaration.path.replace(/\{\w+\}/g, snakeCase);
		expect([declaration.method, path]).toEqual([endpoint.method, endpoint.path]);
	});

	it.each(perPair)('%s: the same fields in the same places', (_name, { endpoint, declaration }) => {
		const places = (all: ReadonlyArray<Pick<Field, 'name' | 'place'>>) =>
			[...new Set(all.map(({ name, place }) => `${place} ${name}`))].sort();
		expect(places(sentBy(declaration))).toEqual(places(fieldsOf(endpoint)));
	});
});

describe("a body has the shape of the credential's API: in the other one, DollarPe would refuse it", () => {
	it.each(perField)('%s', (_name, field, _pair, sent) => {
		for (const { field: declared } of sent) expect(declared?.zapyd).toEqual(field.zapyd);
	});
});

describe('the panel asks for what DollarPe requires: what is forgotten would be refused, or worse', () => {
	const required = perField.filter(([, field]) => field.required === true);
	it.each(required)('%s is required', (_name, field, { endpoint, declaration }, sent) => {
		if (sent.some(({ isRequired }) => isRequired)) return;
		const problem = declaration.operation.check?.(withoutField(endpoint, field.name), '');
		expect(problem).toEqual(expect.any(String));
	});

	const conditional = perField.filter(([, field]) => field.required === 'conditional');
	it.each(conditional)(
		'%s may be left out where another way is open',
		(_name, _field, _pair, sent) => {
			for (const { isRequired, field } of sent) {
				expect(isRequired && field?.shownWhere.length === 0).toBe(false);
			}
		},
	);

	const optional = perField.filter(([, field]) => field.required === false);
	it.each(optional)('%s is optional, and out of the way', (name, _field, _pair, sent) => {
		for (const { isRequired, field } of sent) {
			expect(isRequired).toBe(REQUIRED.includes(name));
			const isInRequiredRow = field?.rows && field.required;
			const isAtTop = field?.collection === undefined && !isInRequiredRow;
			expect(isAtTop).toBe(REQUIRED.includes(name));
		}
	});

	it.each(perField)("%s has DollarPe's own name", (fieldName, field, _pair, sent) => {
		const ofItself = NAMED_BY_HOLDER[field.name] ?? camelCase(field.name.split('.').at(-1) ?? '');
		const panelNames = sent.map(({ field: declared }) => {
			const [first] = declared?.rows?.fields ?? [];
			// The rows of several lists have the name of the first.
			return first && first.property !== field.name ? ofItself : declared?.parameter;
		});
		for (const name of panelNames) {
			const others = OTHER_NAMES[fieldName] ?? [];
			expect([ofItself, `${ofItself}Json`, undefined, ...others]).toContain(name);
		}
	});

	const listed = perField.filter(([, { values }]) => values !== undefined);
	it.each(listed)('%s offers the documented values', (_name, field, { declaration }, sent) => {
		const constant = declaration.body[field.name];
		if (constant !== undefined) {
			expect(field.values).toEqual([constant]);
			return;
		}
		const property = flattened(declaration.operation.fields).find(
			({ name }) => name === sent[0]?.field?.parameter,
		);
		const offered = (property?.options ?? []).flatMap((option) =>
			'value' in option ? [option.value] : [],
		);
		// What is loaded from DollarPe's configuration has tests of its own.
		if (property?.typeOptions?.loadOptionsMethod) return;
		if (field.openValues && property?.type === 'string') return;
		expect(offered.sort()).toEqual([...(field.values ?? [])].sort());
	});
});

describe('the rest of what DollarPe documents', () => {
	it.each(perPair)('%s: for the sandbox alone, or not', (_name, { endpoint, declaration }) => {
		expect(declaration.operation.sandboxOnly ?? false).toBe(endpoint.sandboxOnly);
	});

	const careful = perPair.filter(
		([, { endpoint }]) => endpoint.irreversible || endpoint.sandboxOnly,
	);
	it.each(careful)('%s: a notice for whoever executes it', (_name, { declaration }) => {
		expect(declaration.operation.fields.map(({ type }) => type)).toContain('notice');
	});

	it.each(perPair)('%s: the same shape of answer', (_name, { endpoint, declaration }) => {
		const { operation, output } = declaration;
		const shape =
			operation.delivery?.kind === 'list' ? 'list' : 'keys' in output ? 'text' : 'object';
		expect(shape).toBe(endpoint.answer.shape);
		const root = { object: 'data', list: 'data.results', text: undefined }[shape];
		expect('keys' in output ? undefined : output.rootProperty).toBe(root);
	});

	const errors = pairs.flatMap(({ name, endpoint, declaration: { operation } }) =>
		endpoint.errors
			.filter(({ partial }) => !partial)
			.map((error): [string, DocumentedError, Record<string, string>] => [
				`${name}: ${error.text}`,
				error,
				operation.advice ?? {},
			]),
	);
	it.each(errors)('%s has a next step', (_name, { text, code }, advice) => {
		const own = new Map(Object.entries(advice));
		expect(adviceFor(text, undefined, 'the field', own)).toEqual(expect.any(String));
		if (code !== null) expect(adviceFor('', code, 'the field', own)).toEqual(expect.any(String));
	});
});
