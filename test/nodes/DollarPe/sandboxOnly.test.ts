import type { IDataObject } from 'n8n-workflow';

import { exchange } from '../../../nodes/client/http/exchange';
import { resources } from '../../../nodes/DollarPe/resources';
import { failure, run, type Server } from '../../support/dollarPe';

// Whatever the node does, nothing leaves this machine.
jest.mock('../../../nodes/client/http/exchange', () => ({
	exchange: jest.fn(
		async () =>
			await Promise.resolve({ kind: 'uncertain', cause: 'disconnected', reason: 'this is a test' }),
	),
}));

beforeEach(() => void jest.mocked(exchange).mockClear());

const anywhere: Server = {
	url: 'https://dollarpe.example.com',
	apiKey: 'a_key_0123456789',
	apiSecret: ['a', 'secret', '0123456789'].join('_'),
};

/** A value for every field that must have one. */
const VALUES: IDataObject = {
	customerId: 'def8b740-99f9-4cba-bc9e-99de57e927b4',
	kycStatus: 'VERIFIED',
};

const operations = resources.flatMap(({ value: resource, operations: all }) =>
	all
		.filter(({ sandboxOnly }) => sandboxOnly)
		.map(({ value: operation, fields }) => ({
			resource,
			operation,
			parameters: {
				resource,
				operation,
				...Object.fromEntries(
					fields
						.filter(({ required }) => required)
						.map(({ name }) => [name, VALUES[name] ?? VALUES.customerId]),
				),
			},
		})),
);

describe.each(operations)(
	'$resource → $operation, which the sandbox alone has',
	({ parameters }) => {
		it.each(['production', 'zapydProduction'])(
			'is refused for %s before anything is sent: it would meet real customers',
			async (environment) => {
				const credential = { environment };
				const error = await failure(anywhere, { parameters, credential });
				expect(error.message).toBe(
					'DollarPe offers this operation in its sandbox only, and the credential is for production [Item 0]',
				);
				expect(error.description).toMatch(
					/^(Customer ID: [0-9a-f-]{36}\. )?Item 0 was not sent\.$/,
				);
				expect(exchange).not.toHaveBeenCalled();
			},
		);

		it.each([
			'https://production.dollarpe.xyz',
			' https://production.dollarpe.xyz:443/ ',
			'https://Production.DollarPe.xyz.',
			'https://production.dollarpe.xyz.:443/',
		])('is refused for %s as an address of your own too', async (baseUrl) => {
			const error = await failure(anywhere, {
				parameters,
				credential: { environment: 'custom', baseUrl },
			});
			expect(error.message).toContain('in its sandbox only');
			expect(exchange).not.toHaveBeenCalled();
		});

		it.each([{ environment: 'sandbox' }, { environment: 'custom' }])(
			'goes out with %j: a test needs it',
			async (credential) => {
				await run(anywhere, { parameters, credential });
				expect(exchange).toHaveBeenCalledTimes(1);
			},
		);
	},
);

describe('an operation that production has too', () => {
	it('goes out there', async () => {
		await run(anywhere, { credential: { environment: 'production' } });
		expect(exchange).toHaveBeenCalledTimes(1);
	});
});
