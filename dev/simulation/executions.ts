import type { IDataObject } from 'n8n-workflow';

import { execute, type Execution, type Types } from '../engine';
import { keysOf } from '../lib/keys';
import type { DollarPe } from './dollarPe';
import { KINDS, type Made } from './kinds';
import type { Client } from './network';
import { typesFor } from './node';
import { Process, RunningClient } from './process';
import type { Plan, PlanItem, Scenario } from './scenario';
import type { VirtualTime } from './time';
import { told } from './told';
import { workflowOf } from './workflow';
import type { Reduction, Run } from './world';

/** Ports tell apart who sends. */
const FIRST_PORT = 20_000;

/** The n8n of a world, which runs its executions in processes that can die. */
export class Executions {
	readonly runs: Run[] = [];

	private readonly clients = new Map<number, RunningClient>();

	/** @param before what DollarPe had before anything ran */
	constructor(
		private readonly dollarPe: DollarPe,
		private readonly before: Made[],
		private readonly scenario: Scenario,
		private readonly types: Types,
		private readonly time: VirtualTime,
		private readonly reduction: Reduction,
	) {}

	/** How many of them have died. */
	get crashes(): number {
		return [...this.clients.values()].filter(({ process }) => process.isDead).length;
	}

	/** Who sends a request to an address. */
	clientAt(url: string): Client {
		const client = this.clients.get(Number(new URL(url).port) - FIRST_PORT);
		if (!client) throw new Error(`Nobody sends to ${url}`);
		return client;
	}

	/** Runs some plans at the same time, until each has come to its end. */
	async runAll(plans: Plan[], isHealthy: boolean): Promise<void> {
		const processes = new Map<number, Process>();
		const all = plans.map(async (plan) => {
			const process = processes.get(plan.process) ?? new Process();
			processes.set(plan.process, process);
			await new Promise((resolve) => setTimeout(resolve, plan.startAfterMs));
			if (!process.isDead) await this.runOne(plan, isHealthy, process);
		});
		await this.time.passUntil(Promise.all(all));
	}

	private async runOne(plan: Plan, isHealthy: boolean, process: Process): Promise<void> {
		const rows = plan.items
			.map((item) => this.rowOf(plan, item))
			.filter((row) => row !== undefined);
		if (rows.length === 0) return;
		const run: Run = {
			...{ plan, isHealthy, rows, told: undefined },
			startedAt: this.time.elapsed(),
			endedAt: Infinity,
			...(plan.operation === 'list' && { listed: this.listedFor(plan, rows) }),
		};
		this.runs.push(run);
		let isCancelled = false;
		const ending = this.reduction.noEnding ? undefined : plan.ending;
		const client = new RunningClient(plan.n, isHealthy, process, ending?.afterEvents, () => {
			if (ending?.how === 'crash') return process.die();
			isCancelled = true;
			execution.cancel();
		});
		this.clients.set(plan.n, client);
		const execution = this.start(plan, rows);
		const ended = execution.finished.catch(() => undefined);
		const finished = await Promise.race([ended, process.died]);
		run.endedAt = this.time.elapsed();
		if (finished && !isCancelled) run.told = told(finished, rows.length);
	}

	private start(plan: Plan, rows: IDataObject[]): Execution {
		const { apiKey, apiSecret } = this.dollarPe.emulator;
		const url = `http://127.0.0.1:${FIRST_PORT + plan.n}`;
		const credentials = { dollarPeApi: keysOf({ url, apiKey, apiSecret }) };
		const workflow = workflowOf(plan);
		const types = typesFor(this.types, KINDS[plan.kind][plan.operation]);
		const id = `${this.scenario.seed}-${plan.n}`;
		return execute(workflow, types, credentials, 'Items', rows, [], id);
	}

	private rowOf(plan: Plan, { subject, quotation }: PlanItem): IDataObject | undefined {
		const { payees } = this.dollarPe;
		if (plan.operation === 'list') return { customer: payees[0]?.customer };
		if (plan.operation === 'get') {
			const made = this.before.filter(({ kind }) => kind === plan.kind)[subject];
			return made && { id: made.id, customer: made.terms.split(',')[0] };
		}
		const wanted = this.scenario.wanted[subject];
		if (!wanted || this.reduction.wanted?.includes(subject) === false) return undefined;
		const id = this.dollarPe.quotationFor(wanted, quotation);
		return { ...KINDS[wanted.kind].row(wanted, payees, id), subject };
	}

	private listedFor({ kind }: Plan, [row]: IDataObject[]): string[] {
		return KINDS[kind]
			.all(this.dollarPe.emulator)
			.filter(({ terms }) => kind === 'customer' || terms.startsWith(String(row?.customer)))
			.map(({ id }) => id);
	}
}
