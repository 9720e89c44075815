import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { IDataObject } from 'n8n-workflow';

import { execute, outputOf, type Types, type WorkflowFile } from '../engine';
import { Problem } from '../lib/problem';
import { until } from '../lib/wait';
import type { Target } from './target';

/** The local DollarPe decides within seconds; on a busy machine n8n's engine takes most of the time. */
const SECONDS = 30;

/**
 * Brings a customer through KYC, adds a bank account and pays out, and prints each step.
 *
 * @param customer `id` and `name` of a new customer
 * @throws {Problem} where the journey does not end with a payout that succeeded
 */
export async function bringThrough(
	{ credential }: Pick<Target, 'credential'>,
	types: Types,
	customer: IDataObject,
): Promise<void> {
	const file = join(__dirname, 'journey.json');
	const workflow: WorkflowFile = JSON.parse(readFileSync(file, 'utf8'));
	/** Runs the part of the workflow that begins with a node. @returns the output of one of its nodes */
	const run = async (start: string, item: IDataObject) => {
		const execution = execute(workflow, types, { dollarPeApi: credential }, start, [item]);
		const finished = await execution.finished;
		if (finished.data.resultData.error) throw finished.data.resultData.error;
		return (node: string): IDataObject => outputOf(finished, node)[0]?.json ?? {};
	};
	/** Looks until the status is another one than PROCESSING, which must be `wanted`. */
	const follow = async (start: string, node: string, id: unknown, wanted: string) => {
		const item = await until(`${start}: the check`, SECONDS, async () => {
			const output = (await run(start, { id: String(id) }))(node);
			return output.status === 'PROCESSING' ? undefined : output;
		});
		if (item.status !== wanted) throw new Problem(`${start}: DollarPe says ${item.status}`);
		return item;
	};

	const kyc = (await run('New customer', customer))('Add KYC data');
	print('KYC data sent', `the customer is ${kyc.status}`);
	await follow('Customer in KYC', 'Get customer', customer.id, 'VERIFIED');
	print('KYC done', 'the customer is VERIFIED');

	const output = await run('Verified customer', customer);
	const account = output('Add bank account');
	print('Bank account added', `${account.account_number} is ${account.bank_account_status}`);
	const { sending_amount, asset, receiving_amount, fiat } = output('Create quotation');
	print('Quotation', `${sending_amount} ${asset} become ${receiving_amount} ${fiat}`);
	const payout = output('Initiate payout');
	print('Payout initiated', `${payout.client_reference_id} is ${payout.status}`);
	const { status, utr } = await follow('Payout under way', 'Get payout', payout.id, 'SUCCESS');
	print('Paid out', `${status}, the bank's reference (UTR) is ${utr}`);
}

function print(step: string, result: string): void {
	console.log(`      ${`${step}:`.padEnd(20)} ${result}`);
}
