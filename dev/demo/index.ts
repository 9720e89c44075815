import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'csv-parse/sync';
import type { IDataObject } from 'n8n-workflow';

import { execute, outputOf, typesFromPackage, type Types, type WorkflowFile } from '../engine';
import { runMain } from '../lib/main';
import { unpackedNode } from '../lib/packing';
import { bringThrough } from './journey';
import { outcomesOf, surprises, unanswered, type Outcome } from './outcome';
import { chooseTarget, type Target } from './target';

const STEPS = 5;

function step(number: number, what: string): void {
	console.log(`[${number}/${STEPS}] ${what}`);
}

async function main(): Promise<number> {
	const target = await chooseTarget();
	step(1, `Using ${target.name}`);
	try {
		step(2, 'Building and packing the node …');
		const types = await typesFromPackage(await unpackedNode());
		const outcomes = await createCustomers(target, types);
		step(4, 'The outcome of each contact:\n');
		print(outcomes);
		const exitCode = report(outcomes, target);
		if (exitCode === 0) await takeOneFurther(outcomes, target, types);
		return exitCode;
	} finally {
		await target.close();
	}
}

async function createCustomers(target: Target, types: Types): Promise<Outcome[]> {
	const contacts: IDataObject[] = parse(readFileSync(join(__dirname, 'contacts.csv')), {
		columns: true,
	});
	const workflow: WorkflowFile = JSON.parse(readFileSync(join(__dirname, 'workflow.json'), 'utf8'));
	step(
		3,
		`Running the workflow "${workflow.name}" on n8n's engine with ${contacts.length} contacts`,
	);
	const execution = execute(
		workflow,
		types,
		{ dollarPeApi: target.credential },
		'Contacts',
		contacts,
	);
	const progress = setInterval(() => {
		const requests = target.requests();
		console.log(requests === undefined ? '      …' : `      ${requests} requests so far`);
	}, 500);
	const run = await execution.finished.finally(() => clearInterval(progress));
	if (run.data.resultData.error) throw run.data.resultData.error;
	const node = 'Create customer';
	return outcomesOf(contacts, outputOf(run, node), outputOf(run, node, 1));
}

function print(outcomes: Outcome[]): void {
	console.table(
		outcomes.map(({ contact, customerId, refusal }) => ({
			contact: contact.crm_id,
			name: String(contact.name).trim(),
			email: contact.email,
			customer: customerId ?? '–',
			'refused because': refusal ?? '',
		})),
	);
}

/** @returns the exit code */
function report(outcomes: Outcome[], target: Target): number {
	const customers = target.customers();
	const wrong = customers === undefined ? unanswered(outcomes) : surprises(outcomes, customers);
	const created = outcomes.filter(({ customerId }) => customerId).length;
	console.log(`${created} customers created, ${outcomes.length - created} contacts refused.`);
	if (wrong.length === 0) return 0;
	console.error(`\nThis should not have happened:\n${wrong.map((each) => `- ${each}`).join('\n')}`);
	return 1;
}

/** The first new customer is verified, gets a bank account and is paid out. */
async function takeOneFurther(outcomes: Outcome[], target: Target, types: Types): Promise<void> {
	if (!target.takesSampleData) {
		step(
			STEPS,
			"KYC and a payout are shown with the local DollarPe only: DollarPe's sandbox keeps each identity document, PAN and account number for one customer.",
		);
		return;
	}
	const found = outcomes.find(({ customerId }) => customerId !== undefined);
	if (!found) return;
	const name = String(found.contact.name).trim();
	step(STEPS, `Verifying ${name}, adding a bank account, and paying out:\n`);
	await bringThrough(target, types, { id: found.customerId, name });
}

runMain(main);
