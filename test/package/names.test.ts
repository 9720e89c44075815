import ts from 'typescript';

import { sourcesIn, textOfFile } from '../support/sources';

/** The names that a file exports from its own declarations. */
function exportedNames(file: string, text = textOfFile(file)): string[] {
	const source = ts.createSourceFile(file, text, ts.ScriptTarget.ESNext);
	return source.statements.flatMap((statement) => {
		const modifiers = ts.canHaveModifiers(statement) ? ts.getModifiers(statement) : undefined;
		if (!modifiers?.some(({ kind }) => kind === ts.SyntaxKind.ExportKeyword)) return [];
		const declared: ReadonlyArray<{ name?: ts.Node }> = ts.isVariableStatement(statement)
			? statement.declarationList.declarations
			: [statement as ts.DeclarationStatement];
		return declared.flatMap(({ name }) => (name && ts.isIdentifier(name) ? [name.text] : []));
	});
}

/** Each resource has operations of the same names, such as `create`, in a folder of its own; its index puts them together. */
const OF_A_RESOURCE = /^nodes\/DollarPe\/resources\/\w+\/|\/index\.ts$/;

describe('an exported name means one thing in all that ships', () => {
	const files = sourcesIn('credentials', 'dollarpe', 'nodes').filter(
		(file) => !OF_A_RESOURCE.test(file),
	);
	const filesOf = new Map<string, string[]>();
	for (const file of files) {
		for (const name of new Set(exportedNames(file))) {
			filesOf.set(name, [...(filesOf.get(name) ?? []), file]);
		}
	}

	it('functions, types, classes and constants', () => {
		expect(filesOf.size).toBeGreaterThan(200);
		expect([...filesOf].filter(([, where]) => where.length > 1)).toEqual([]);
	});

	it('each kind of export is read', () => {
		const text =
			'export const A = 1, b = 2; export function c() {} export class D {} export type E = 1; export interface F {} const g = 1; export { g };';
		expect(exportedNames('a.ts', text)).toEqual(['A', 'b', 'c', 'D', 'E', 'F']);
	});
});
