import { typesFromPackage, type Types } from '../engine';
import { runMain } from '../lib/main';
import { unpackedNode } from '../lib/packing';
import { createCustomers, readDemo } from './creation';
import { bringThrough } from './journey';
import { surprises, unanswered, type Outcome } from './outcome';
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
		const outcomes = await showCreation(target, types);
		step(4, 'The outcome of each contact:\n');
		print(outcomes);
		const exitCode = report(outcomes, target);
		if (exitCode === 0) await takeOneFurther(outcomes, target, types);
		return exitCode;
	} finally {
		await target.close();
	}
}

/** Creates the customers, and says how far it is. */
async function showCreation(target: Target, types: Types): Promise<Outcome[]> {
	const demo = readDemo();
	const { workflow, contacts } = demo;
	step(
		3,
		`Running the workflow "${workflow.name}" on n8n's engine with ${contacts.length} contacts`,
	);
	const progress = setInterval(() => {
		const requests = target.requests();
		console.log(requests === undefined ? '      …' : `      ${requests} requests so far`);
	}, 500);
	return await createCustomers(demo, target, types).finally(() => clearInterval(progress));
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
