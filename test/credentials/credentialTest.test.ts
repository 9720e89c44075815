import type { ICredentialTestRequest } from 'n8n-workflow';

import { DollarPeApi } from '../../credentials/DollarPeApi.credentials';

const { rules = [] }: ICredentialTestRequest = new DollarPeApi().test;

/** What the form of the credential says of an answer, judged as n8n does it: by the first rule whose value is equal. */
function verdictOn(answer: Record<string, unknown>): string {
	const found = rules.find(
		({ type, properties }) =>
			type === 'responseSuccessBody' && answer[properties.key] === properties.value,
	);
	return found ? found.properties.message : 'OK';
}

const PAGE = { count: 0, next: null, previous: null, results: [] };

describe('the test of a credential: one that passes although DollarPe did not answer is believed', () => {
	it("passes on DollarPe's list of customers", () => {
		expect(verdictOn({ status: true, message: '', data: PAGE, errors: null })).toBe('OK');
	});

	it.each([
		{ status: 404, error: 'Not Found' },
		{ status: 'ok' },
		{ status: 'ok', data: null },
		{ status: true },
		{ data: '<html>' },
		{},
	])('fails on %j, which is not of DollarPe', (answer) => {
		expect(verdictOn(answer)).toMatch(/^The answer did not come from DollarPe\./);
	});

	it.each([
		{ status: false, data: null, errors: { signature: ['Invalid Signature'] } },
		{ status: false },
	])('says that key or secret are wrong on %j', (answer) => {
		expect(verdictOn(answer)).toMatch(/^DollarPe refused the key or the signature\./);
	});
});
