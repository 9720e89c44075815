import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { transformSync } from '@swc/core';
import { Linter } from 'eslint';
import * as regexp from 'eslint-plugin-regexp';

const ROOT = join(__dirname, '../..');
const SHIPPED = ['credentials', 'dollarpe', 'nodes'];

const linter = new Linter();
const config: Linter.Config = {
	plugins: { regexp: { rules: regexp.rules } },
	rules: {
		'regexp/no-super-linear-backtracking': ['error', { report: 'potential' }],
		'regexp/no-super-linear-move': ['error', { report: 'potential' }],
	},
	linterOptions: { noInlineConfig: true },
};

/** The lines of a program that have a pattern whose time grows faster than the text that it searches. */
function slowPatternsIn(source: string): string[] {
	const { code } = transformSync(source, {
		jsc: { target: 'es2022', parser: { syntax: 'typescript' } },
	});
	const lines = code.split('\n');
	return linter.verify(code, config).map(({ line, message, ruleId }) => {
		if (ruleId === null) throw new Error(message);
		return lines[line - 1]?.trim() ?? '';
	});
}

describe('patterns: one that takes quadratic time on a long text stops the whole of n8n for seconds', () => {
	it.each([
		[
			'zeros before other digits',
			String.raw`export const strip = (a: string) => a.replace(/^0+(?=\d+$)/, '');`,
		],
		['zeros at the end', `export const strip = (a: string) => a.replace(/0+$/, '');`],
	])('is found by this test: %s', (_, source) => {
		expect(slowPatternsIn(source)).toHaveLength(1);
	});

	it('is in nothing that ships', () => {
		const files = SHIPPED.flatMap((folder) =>
			readdirSync(join(ROOT, folder), { recursive: true, encoding: 'utf8' })
				.filter((file) => file.endsWith('.ts'))
				.map((file) => join(folder, file)),
		);
		expect(files.length).toBeGreaterThan(150);
		const found = files.flatMap((file) =>
			slowPatternsIn(readFileSync(join(ROOT, file), 'utf8')).map((line) => `${file}: ${line}`),
		);
		expect(found).toEqual([]);
	}, 120_000);
});
