import { NodeOperationError } from 'n8n-workflow';

import {
	amountOf,
	isOutside,
	payoutLimits,
	type AmountLimits,
} from '../../../dollarpe/money/amountLimits';
import { missingRiskParameters } from '../../../dollarpe/riskParameters';
import { truncate } from '../../../dollarpe/text/quoted';
import type { Connection } from '../../client/http/connection';
import { itemSuffix } from '../../client/errors/errors';
import type { Request } from '../../client/http/request';
import type { ItemRequest } from '../params/declaration/types';
import { checkAmountLimits } from '../resources/payout/amountLimits';
import { failureResult, type ItemResult } from '../delivery/results';
import type { Run } from '../delivery/run';

/**
 * Checks an item against DollarPe's configuration, where the user wants it: its amount, and what must be said about risk. The configuration is read once for each
 * credential of a run. An asset for which it has no limits is left to DollarPe.
 *
 * @param configuration its path
 * @returns why the item must not be sent; undefined where it may
 */
export async function checkLimits(
	run: Run,
	configuration: string,
	connection: Connection,
	itemIndex: number,
	{ body = {} }: ItemRequest,
): Promise<ItemResult | undefined> {
	if (run.options.own.get(checkAmountLimits.name) !== true) return undefined;
	const request: Request = { method: 'GET', url: configuration };
	const reading = run.configurations.get(connection.account) ?? connection.send(request);
	run.configurations.set(connection.account, reading);
	const outcome = await reading;
	if (outcome.kind !== 'answered') {
		const result = failureResult(outcome, connection, request, { itemIndex });
		if (result.kind === 'answered' || !result.error) return result;
		result.error.description = `Item ${itemIndex} was not sent: its amount could not be checked, since DollarPe's configuration could not be read. ${result.error.description ?? ''}`;
		return { kind: 'notSent', error: result.error };
	}
	const lacking = lackingIn(run, outcome.envelope.data, body, itemIndex);
	if (lacking) return lacking;
	const { fiat, asset, amount } = amountOf(body);
	const limits = payoutLimits(outcome.envelope.data, fiat, asset);
	if (!limits || limits.isPartlyUnread) run.flags.add('limitsUnknown');
	if (!limits || !isOutside(limits, amount)) return undefined;
	const error = new NodeOperationError(
		run.context.getNode(),
		`Sending Amount is ${truncate(amount)}, but DollarPe takes ${inWords(limits)} ${asset.toUpperCase()}${itemSuffix(itemIndex)}`,
		{
			itemIndex,
			description: `Item ${itemIndex} was not sent. The limits are those of Payout → Get Configuration, in units of Asset.`,
		},
	);
	return { kind: 'notSent', error };
}

/** An error that names the fields that DollarPe requires and the item lacks; of fields that the panel does not have, none. */
function lackingIn(
	{ context, errorContext: { fieldNames } }: Run,
	configuration: unknown,
	body: NonNullable<ItemRequest['body']>,
	itemIndex: number,
): ItemResult | undefined {
	const names = missingRiskParameters(configuration, body).flatMap(
		(name) => fieldNames?.get(name) ?? [],
	);
	if (names.length === 0) return undefined;
	const error = new NodeOperationError(
		context.getNode(),
		`DollarPe requires ${names.join(' and ')}${itemSuffix(itemIndex)}`,
		{
			itemIndex,
			description: `Item ${itemIndex} was not sent. Payout → Get Configuration has the names under required_risk_parameters; give the end user's real values.`,
		},
	);
	return { kind: 'notSent', error };
}

function inWords({ min, max }: AmountLimits): string {
	const [least, most] = [truncate(min ?? ''), truncate(max ?? '')];
	if (min === undefined) return `at most ${most}`;
	return max === undefined ? `at least ${least}` : `${least} to ${most}`;
}
