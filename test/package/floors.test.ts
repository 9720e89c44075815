import ts from 'typescript';

import { endpoints } from '../../dev/contract/endpoints';
import { sourcesIn, textOfFile } from '../support/sources';

/** The lines of some files that match, as "file: match". */
function linesWith(pattern: RegExp, files: string[], read = textOfFile): string[] {
	return files.flatMap((file) =>
		read(file)
			.split('\n')
			.flatMap((line) => line.match(pattern)?.[0] ?? [])
			.map((match) => `${file}: ${match}`),
	);
}

/** The code of a file, with its texts and without its comments. */
function codeOf(file: string): string {
	const { ESNext } = ts.ScriptTarget;
	return ts.transpile(textOfFile(file), { removeComments: true, target: ESNext });
}

describe('the ground floor knows DollarPe alone: it must stay true with any version of n8n', () => {
	// `node:crypto` is a module, and `Node.js` the language of one of DollarPe's examples.
	const N8N_WORDS =
		/(?<!\w)(n8n\w*|nodes?(?![:.]\w)|panel|options?|workflows?|items?|expressions?|triggers?|webhook-test|\$credentials|\$json|Ignore SSL Issues|(Bank Account|Customer|KYC|Payin|Payout) → \w+)(?!\w)/i;

	it('no word of n8n stands in dollarpe/, in comments neither', () => {
		const files = sourcesIn('dollarpe');
		expect(files.length).toBeGreaterThan(20);
		// Where DollarPe's own documentation has a page of this name.
		const found = linesWith(N8N_WORDS, files, (file) =>
			textOfFile(file).replace(/\(DollarPe docs,[^)]*\)/g, ''),
		);
		expect(found).toEqual([]);
	});

	it.each([
		'// what n8n takes',
		"const x = 'Correct the PAN with KYC → Update Tax Info.';",
		'/** The option of the panel. */',
		'`={{ $credentials.baseUrl }}`',
	])('%s would be found', (line) => expect(line).toMatch(N8N_WORDS));
});

describe("the floors that read an item's parameters, deliver it and run it know no field of DollarPe's but what is declared", () => {
	// Names that are no ordinary word: only DollarPe has them.
	const names = new Set(
		endpoints
			.flatMap(({ fields }) => fields.flatMap(({ name }) => name.split('.')))
			.filter((name) => name.includes('_')),
	);
	const FIELD_NAME = new RegExp(
		`(?<![\\w-])(${[...names].join('|')})(?!\\w)|['.](email|ifsc|phone|utr|vpa)\\b`,
	);

	it.each(['params', 'delivery', 'run'])('nodes/DollarPe/%s', (folder) => {
		expect(names.size).toBeGreaterThan(30);
		expect(linesWith(FIELD_NAME, sourcesIn(`nodes/DollarPe/${folder}`), codeOf)).toEqual([]);
	});

	it.each([
		"const x = ['customer_id'];",
		'body.sending_amount',
		"fields.get('full_name')",
		'body.phone',
	])('%s would be found', (line) => expect(line).toMatch(FIELD_NAME));
});
