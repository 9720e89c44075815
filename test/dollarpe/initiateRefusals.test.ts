import { isInitiateRefusal } from '../../dollarpe/initiateRefusals';
import { endpointOf } from '../../dev/contract/endpoints';

describe.each(['payout', 'payin'] as const)('refusals of %s initiate', (side) => {
	const documented = endpointOf(side, 'initiate').errors.map(({ text }) => text);

	it('has all that DollarPe documents: any other costs three requests and three seconds', () => {
		expect(documented.length).toBeGreaterThan(5);
		expect(documented.filter((text) => !isInitiateRefusal(side, text))).toEqual([]);
	});

	it.each([
		'This field is required.',
		'this field may not be blank',
		'Ensure this field has no more than 255 characters.',
		'Customer not found or access denied.',
		'quotation_id is invalid',
		'QUOTATION HAS EXPIRED.',
	])('knows "%s", in whatever capitals and with or without a period', (text) => {
		expect(isInitiateRefusal(side, text)).toBe(true);
	});

	const other = side === 'payout' ? 'payin' : 'payout';
	it.each([
		'',
		'Bad Request',
		'Daily limit exceeded',
		'Quotation has expired or has been used',
		`Quotation is already linked to another ${other}`,
		'request is invalid',
		'Client Reference ID already exists'.padEnd(300),
		...(side === 'payout' ? ['Invalid UTR format'] : []),
	])('does not know "%s": the payment may have been made', (text) => {
		expect(isInitiateRefusal(side, text)).toBe(false);
	});
});
