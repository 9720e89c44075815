import fc from 'fast-check';
import type { IDataObject, IExecuteFunctions } from 'n8n-workflow';

import { readDeclarations } from '../../../nodes/DollarPe/params/declaration/readDeclarations';
import type {
	Declaration,
	Field,
	RowField,
} from '../../../nodes/DollarPe/params/declaration/types';
import { readItem } from '../../../nodes/DollarPe/params/readItem';
import { resources } from '../../../nodes/DollarPe/resources';
import { toFileUrl } from '../../../nodes/DollarPe/resources/values/files';
import { toAnswer } from '../../../nodes/DollarPe/resources/values/identifiers';
import type { ConvertWithFiles } from '../../../nodes/DollarPe/resources/operation';
import { toFreeText, toPassword } from '../../../nodes/DollarPe/resources/values/values';

/** A field of an operation, or of its rows. */
interface Place {
	where: string;
	declaration: Declaration;
	field: Field;
	row?: RowField;
	convert: ConvertWithFiles | undefined;
	type: Field['type'];
}

const places: Place[] = Object.entries(readDeclarations(resources)).flatMap(
	([resource, operations]) =>
		Object.entries(operations).flatMap(([operation, declaration]) =>
			declaration.fields.flatMap((field): Place[] => {
				const where = `${resource} → ${operation} → ${field.parameter}`;
				const { rows, convert, type } = field;
				if (!rows) return [{ where, declaration, field, convert, type }];
				return rows.fields.map((row) => ({
					...{ where: `${where} → ${row.parameter}`, declaration, field, row },
					...{ convert: row.convert, type: row.type },
				}));
			}),
		),
);

/** For people, or to be kept as it is, so that it may have characters that cannot be seen. */
const FREE: unknown[] = [toFreeText, toPassword, toAnswer];
const isFree = ({ convert }: Place) => FREE.includes(convert);

const free = places.filter(isFree);
const texts = places.filter(
	(place) => !isFree(place) && !['boolean', 'number', 'json'].includes(place.type),
);

/** What is on the wire once an item has been read that has this value in this field alone. */
function wire({ declaration, field, row }: Place, value: unknown): string {
	const cell = row && { name: 'income_range', url: 'https://example.com/', [row.parameter]: value };
	const given = field.rows ? { [field.rows.parameter]: [cell] } : value;
	const parameters: IDataObject = field.collection
		? { [field.collection.parameter]: { [field.parameter]: given } }
		: { [field.parameter]: given as IDataObject };
	const context = {
		getNodeParameter: (name: string, _: number, fallback: unknown) => parameters[name] ?? fallback,
		getInputData: () => [{ json: {} }],
		getTimezone: () => 'Asia/Kolkata',
		getNode: () => ({ name: 'DollarPe', type: 'dollarPe', parameters: {} }),
		helpers: {},
	} as unknown as IExecuteFunctions;
	const alone = { ...declaration, fields: [{ ...field, shownWhere: [] }] };
	const options = { maxParallelRequests: 1, timeout: 60, own: new Map() };
	const { path, query, body, selection } = readItem(context, alone, 0, options);
	return JSON.stringify({ path, query, body, filters: selection.filters?.length ?? 0 });
}

function problemOf(place: Place, value: unknown): string {
	try {
		return `was not refused: ${wire(place, value)}`;
	} catch (error) {
		return error instanceof Error ? error.message : String(error);
	}
}

const REFUSED =
	/[\p{Default_Ignorable_Code_Point}\p{Cc}\p{Cf}\p{Cs}\p{Zl}\p{Zp}\u00A0\u1680\u2000-\u200A\u202F\u205F\u2800\u3000]/u;

const codes = Array.from({ length: 0x110000 }, (_, code) => code).filter((code) =>
	REFUSED.test(String.fromCodePoint(code)),
);

const character = fc.oneof(
	fc.constantFrom(
		'\u200B',
		'\u200D',
		'\uFEFF',
		'\u202E',
		'\u00AD',
		'\u00A0',
		'\t',
		'\uD83D',
		'\u2800',
	),
	fc.constantFrom(...codes).map((code) => String.fromCodePoint(code)),
);

const around = fc.stringMatching(/^[a-z0-9]{1,8}$/);

const codeOf = (text: string) =>
	`U+${text.codePointAt(0)?.toString(16).toUpperCase().padStart(4, '0')}`;

describe('every text field of every operation is an identifier, or declared to be for people', () => {
	it('so that a field which is added later is not forgotten', () => {
		expect([...new Set(free.map(({ field, row }) => (row ?? field).parameter))].sort()).toEqual([
			'accountHolderName',
			'accountName',
			'accountOperatorName',
			'addressLine',
			'bankName',
			'city',
			'firstName',
			'fullAddress',
			'fullName',
			'lastName',
			'password',
			'purpose',
			'relationWithAccountOperator',
			'stateProvince',
			'street',
			'value',
		]);
		expect(new Set(texts.map(({ field }) => field.parameter)).size).toBeGreaterThan(35);
		expect(codes.length).toBeGreaterThan(4000);
	});

	it.each(texts)('$where: no character that cannot be seen reaches DollarPe', (place) => {
		const begin = place.convert === toFileUrl ? 'https://example.com/' : '';
		const { displayName } = place.field;
		fc.assert(
			fc.property(around, character, around, (before, each, after) => {
				const problem = problemOf(place, begin + before + each + after);
				expect(problem.startsWith(`${displayName} `)).toBe(true);
				const position = [...begin, ...before].length + 1;
				expect(problem).toContain(`has the character ${codeOf(each)} at position ${position}, `);
			}),
			{ numRuns: 15 },
		);
	});

	it.each(places.filter(({ type }) => ['boolean', 'number'].includes(type)))(
		'$where takes no text with one either',
		(place) => {
			for (const value of ['1\u200B', 'true\u200B', '1\u00A00']) {
				expect(problemOf(place, value)).not.toContain('was not refused');
			}
		},
	);

	it.each(texts)('$where: what stands for no value does not reach DollarPe', (place) => {
		for (const value of ['undefined', 'NULL', 'NaN', '[object Object]', '#N/A', '5.05989E+12']) {
			expect(problemOf(place, value)).not.toContain('was not refused');
		}
	});
});

describe('names and addresses', () => {
	const names = free.filter(({ convert }) => convert !== toPassword);

	it.each(names)('$where goes as it is: Indian scripts and emoji need joiners', (place) => {
		const name = 'O’Neill\u00A0क्\u200Dष 👩\u200D👧 Null ﬁ cafe\u0301\nundefined';
		expect(wire(place, ` ${name} `)).toContain(JSON.stringify(name).slice(1, -1));
	});

	it.each(names)('$where has no control characters and no half characters', (place) => {
		expect(problemOf(place, 'Asha\u0007')).toContain('has the character U+0007 at position 5');
		expect(problemOf(place, 'Asha\uD83D')).toContain('has the character U+D83D at position 5');
	});

	it.each(names.filter(({ field, row }) => (row ?? field).required))(
		'$where is blank where it has nothing to be seen',
		(place) => {
			for (const value of ['\u200B', '\u2800 \u3164', '\u200E\n']) {
				expect(problemOf(place, value)).toBe(`${place.field.displayName} is blank [Item 0]`);
			}
		},
	);
});

describe('a password of a file', () => {
	it.each(free.filter(({ convert }) => convert === toPassword))(
		'$where is sent as it is: trimmed, it opens nothing',
		(place) => {
			expect(wire(place, ' pass\u200B ')).toContain('[" pass\u200B "]');
		},
	);
});
