import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'csv-parse/sync';
import type { IDataObject } from 'n8n-workflow';

import { execute, outputOf, type Types, type WorkflowFile } from '../engine';
import { outcomesOf, type Outcome } from './outcome';
import type { Target } from './target';

const NODE = 'Create customer';

/** What the demo sends, and the workflow that sends it. */
export interface Demo {
	contacts: IDataObject[];
	workflow: WorkflowFile;
}

/** Reads it from the files beside this one. */
export function readDemo(): Demo {
	const read = (file: string) => readFileSync(join(__dirname, file), 'utf8');
	const workflow: WorkflowFile = JSON.parse(read('workflow.json'));
	return { contacts: parse(read('contacts.csv'), { columns: true }), workflow };
}

/** Runs the workflow on n8n's engine. @throws {Error} the error with which it ended */
export async function createCustomers(
	{ contacts, workflow }: Demo,
	{ credential }: Pick<Target, 'credential'>,
	types: Types,
): Promise<Outcome[]> {
	const credentials = { dollarPeApi: credential };
	const run = await execute(workflow, types, credentials, 'Contacts', contacts).finished;
	if (run.data.resultData.error) throw run.data.resultData.error;
	return outcomesOf(contacts, outputOf(run, NODE), outputOf(run, NODE, 1));
}
