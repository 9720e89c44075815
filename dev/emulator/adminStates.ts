import { text } from 'node:stream/consumers';

import type { FastifyInstance } from 'fastify';

import { carryOut, numberIn, oneOfIn, optionalTextIn, refuse, textIn } from './adminReply';
import type { Emulator } from './emulator';
import { LINK_PATH } from './resources/kyc/generateLink';
import { ENTITIES } from './states/setStatus';

/**
 * Adds what shows and changes what is stored:
 * GET `/_emulator/records` → everything but the customers, which are in `/_emulator/state`,
 * POST `/_emulator/status` with `{entity, id, status, failure_reason, refund_reason, utr}` → 204; the
 * last three can be left out,
 * POST `/_emulator/clock` with `{advanceSeconds}` → 204,
 * POST `/_emulator/edd` with `{side, customer_id}` → 204, and the customer's quotations are refused until EDD is verified,
 * GET `/_emulator/kyc/<customer id>` stands in for the hosted KYC page: starts KYC and redirects to `redirect_url`.
 * An invalid body is answered with 400 `{error}`.
 */
export function addStateAdmin(
	server: FastifyInstance,
	emulator: Emulator,
	openKycLink: (customerId: string) => void,
): void {
	server.get('/_emulator/records', () => ({
		kycRecords: emulator.kycRecords,
		bankAccounts: emulator.bankAccounts,
		quotations: emulator.quotations,
		payouts: emulator.payouts,
		payins: emulator.payins,
		eddSubmissions: emulator.eddSubmissions,
	}));

	server.post('/_emulator/status', async (request, reply) =>
		carryOut(await text(request.raw), reply, (body) =>
			emulator.setStatus(
				oneOfIn(body, 'entity', ENTITIES),
				textIn(body, 'id'),
				textIn(body, 'status'),
				{
					failure_reason: optionalTextIn(body, 'failure_reason'),
					refund_reason: optionalTextIn(body, 'refund_reason'),
					utr: optionalTextIn(body, 'utr'),
				},
			),
		),
	);

	server.post('/_emulator/clock', async (request, reply) =>
		carryOut(await text(request.raw), reply, (body) =>
			emulator.clock.advance(numberIn(body, 'advanceSeconds') * 1000),
		),
	);

	server.post('/_emulator/edd', async (request, reply) =>
		carryOut(await text(request.raw), reply, (body) =>
			emulator.demandEdd(oneOfIn(body, 'side', ['payout', 'payin']), textIn(body, 'customer_id')),
		),
	);

	server.get<{ Params: { id: string }; Querystring: { redirect_url?: string } }>(
		`${LINK_PATH}/:id`,
		(request, reply) => {
			try {
				openKycLink(request.params.id);
				return reply.redirect(request.query.redirect_url ?? '/', 302);
			} catch (error) {
				return refuse(error, reply);
			}
		},
	);
}
