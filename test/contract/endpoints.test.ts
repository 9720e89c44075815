import { contract, endpointOf, endpoints, nameOf } from '../../dev/contract/endpoints';
import samples from '../../dev/contract/samples.json';
import { documentedSamples } from '../../dev/scripts/generateSamples';
import { problemsOf } from './problems';
import type { Contract, Field } from '../../dev/contract/schema';

describe('the contract', () => {
	it('has the samples of the declarations; `npm run generate` copies them anew', () => {
		expect(samples).toEqual(documentedSamples());
		expect(Object.keys(samples)).toEqual(endpoints.map(nameOf));
	});

	it('does not contradict itself', () => {
		expect(problemsOf(contract)).toEqual([]);
	});

	it('says for each operation where DollarPe says so, or nobody could check it again', () => {
		const sources = endpoints.flatMap(({ source, fields, errors, answer }) => [
			source,
			...[...fields, ...errors, answer].flatMap((part) => part.source ?? []),
		]);
		for (const source of sources)
			expect(source).toMatch(/^(Z|(API reference|Guides), .*20\d\d\)?)$/);
	});

	it('has no operation that nobody knows', () => {
		expect(() => endpointOf('payout', 'cancel')).toThrow('no payout cancel');
	});
});

describe('a mistake in the contract is found', () => {
	/** The problems once one thing has been changed. */
	function problemsAfter(change: (copy: Contract) => void): string[] {
		const copy = structuredClone(contract);
		change(copy);
		return problemsOf(copy);
	}
	function fieldIn(copy: Contract, operation: string, name: string): Field {
		const found = copy.endpoints
			.find((one) => one.operation === operation)
			?.fields.find((one) => one.name === name);
		if (found === undefined) throw new Error(`No ${operation} ${name}`);
		return found;
	}

	it.each<[string, (copy: Contract) => void]>([
		[
			'bankAccount create is there twice',
			({ endpoints: all }) => void all.push(endpointOf('bankAccount', 'create')),
		],
		['phone is there twice', (copy) => void (fieldIn(copy, 'create', 'email').name = 'phone')],
		['path', (copy) => void (fieldIn(copy, 'getQuotation', 'quotation_id').name = 'id')],
		['misplaced', (copy) => void (fieldIn(copy, 'fetchRate', 'asset').place = 'body')],
		['misplaced', (copy) => void (fieldIn(copy, 'create', 'email').place = 'query')],
		[
			'not required',
			(copy) => void (fieldIn(copy, 'getQuotation', 'quotation_id').required = false),
		],
		['no note', (copy) => void (fieldIn(copy, 'addKycData', 'dob').required = 'conditional')],
		[
			'type of items',
			(copy) => void delete fieldIn(copy, 'submitPayinEdd', 'bank_statement_url').items,
		],
		[
			'in place of what is not there',
			(copy) => void (fieldIn(copy, 'create', 'email').insteadOf = ['fax']),
		],
		['unit', (copy) => void delete fieldIn(copy, 'createQuotation', 'sending_amount').unit],
		[
			'in nothing',
			(copy) => void (fieldIn(copy, 'addKycData', 'document_details').type = 'string'),
		],
		['sample', (copy) => void (fieldIn(copy, 'create', 'email').sample = 1)],
		[
			'neither',
			(copy) => void delete fieldIn(copy, 'updateAdditionalInfo', 'additional_info').sample,
		],
		[
			'none of its values',
			(copy) => void (fieldIn(copy, 'initialize', 'flow_type').sample = 'sell'),
		],
	])('%s', (problem, change) => {
		expect(problemsAfter(change).join('\n')).toContain(problem);
	});
});
