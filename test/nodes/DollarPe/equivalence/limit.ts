import type { IDataObject } from 'n8n-workflow';

import type { Side } from '../../../../dev/emulator';
import { three, type ResourceCases } from './cases';

const read = {
	parameters: [{ customerId: '={{ $json.id }}' }],
	items: three(async (world) => await world.customer()),
};

const edd: IDataObject = {
	customerId: '={{ $json.id }}',
	sourceOfIncome: 'SALARY',
	bankStatementUrl: { files: [{ url: 'https://example.com/1.pdf', password: '' }] },
};

const files = [
	{ url: '={{ "https://example.com/" + $json.n + ".pdf" }}', password: '' },
	{ url: 'https://example.com/b.pdf', password: 'pass2' },
];

const submit = (side: Side, additionalFields: IDataObject) => ({
	parameters: [
		edd,
		{
			...edd,
			bankStatementUrl: { files },
			additionalFields: { itrReportUrl: { files }, ...additionalFields },
		},
	],
	items: three(async (world) => {
		const id = await world.verified();
		world.emulator.demandEdd(side, id);
		return id;
	}),
});

export const limit: ResourceCases = {
	getPayinLimits: read,
	getPayoutLimits: read,
	submitPayinEdd: submit('payin', {
		accountOperator: 'FAMILY',
		accountOperatorName: 'Ravi Rao',
		p2pTradingStatus: false,
		purpose: 'Investment',
		relationWithAccountOperator: 'brother',
		supportingPurposeDocUrl: { files: [{ url: 'https://example.com/c.pdf' }] },
	}),
	submitPayoutEdd: submit('payout', { declaration: true }),
};
