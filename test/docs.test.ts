import { readFileSync } from 'node:fs';
import { join } from 'node:path';

import { operationsPage, readmeWith } from '../dev/scripts/generateOperations';
import { resources } from '../nodes/DollarPe/resources';

const read = (file: string) => readFileSync(join(__dirname, '..', file), 'utf8');
const page = read('docs/operations.md');

describe('docs/operations.md: a reader finds every operation, as the panel has it', () => {
	it('is what the declarations say; `npm run generate` makes it anew', () => {
		expect(page).toBe(operationsPage());
	});

	it('is named in the README, operation by operation; `npm run generate` does that too', () => {
		const readme = read('README.md');
		expect(readme).toBe(readmeWith(readme));
	});

	it.each(
		resources.flatMap(({ name, operations }) =>
			operations.map((operation) => [name, operation] as const),
		),
	)(
		'%s: $name has a heading, a link to it on both pages, its description and every field',
		(resource, operation) => {
			const title = `${resource}: ${operation.name}`;
			const section =
				page.split(`\n### ${title}\n`)[1]?.split('\n## ')[0]?.split('\n### ')[0] ?? '';
			const anchor = title.toLowerCase().replace(':', '').replaceAll(' ', '-');
			expect(section).toContain(operation.description);
			expect(page).toContain(`[${operation.name}](#${anchor})`);
			expect(read('README.md')).toContain(`[${operation.name}](docs/operations.md#${anchor})`);
			const names = operation.fields.flatMap(({ displayName, type, options = [] }) => [
				...(type === 'notice' ? [] : [displayName]),
				...(type === 'collection'
					? options.map((each) => ('displayName' in each ? each.displayName : ''))
					: []),
			]);
			const options = (operation.options ?? []).map(({ displayName }) => displayName);
			expect([...names, ...options].filter((name) => !section.includes(`- **${name}**`))).toEqual(
				[],
			);
		},
	);
});
