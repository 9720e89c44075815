import type { Fault } from './faults';

/** What the node can make. */
export type Kind = 'payout' | 'payin' | 'customer' | 'bankAccount';

export const ORDER_KINDS: readonly Kind[] = ['payout', 'payin'];

/** Something that somebody wants from DollarPe, once, however often it is asked for. */
export interface Wanted {
	kind: Kind;
	/** Client reference ID; of a bank account, its number. Two that have the same one want the same thing, or conflict. */
	ref: string;
	/** Which of the customers that are there from the beginning. */
	customer: number;
	/** Of an order, what is sent. */
	amount: string;
	/** Exchange order ID or UTR; IFSC of a bank account; name of a customer. */
	own: string;
	/** Of a customer, which email and phone. */
	contact: number;
}

/** Something that DollarPe has before anything runs, made by somebody else or by an earlier run. */
export interface Earlier extends Wanted {
	status: 'SUCCESS' | 'PROCESSING' | 'FAILED';
}

/** How an execution ends that does not come to its own end. */
export interface Ending {
	/** `crash`: the process dies. `cancel`: n8n's Stop button. */
	how: 'crash' | 'cancel';
	/** After how many of its requests' comings and goings. */
	afterEvents: number;
}

/** One item of an execution. */
export interface PlanItem {
	/** The index of what it wants, or asks about. */
	subject: number;
	/** Executions that give the same number use the same quotation for the same thing. */
	quotation: number;
}

/** One execution of a workflow with one DollarPe node. */
export interface Plan {
	n: number;
	/** Those of a round run at the same time; the next round begins when all of them have ended. */
	round: number;
	/** `make`: Create or Get, or Initiate. `get`: Get with Wait for Final Status. `list`: Get Many. */
	operation: 'make' | 'get' | 'list';
	kind: Kind;
	items: PlanItem[];
	startAfterMs: number;
	onError: 'continueRegularOutput' | 'continueErrorOutput' | 'stopWorkflow';
	maxTries: number;
	timeoutSeconds: number;
	maxParallelRequests: number;
	ending?: Ending;
	/** Executions with the same number die together. */
	process: number;
	pollEvery: number;
}

/** A time in which one of DollarPe's services is out. */
export interface PlannedOutage {
	/** The beginning of its paths. */
	service: 'cms' | 'pos' | 'pis';
	/** After how many requests it begins. */
	afterRequests: number;
	/** Infinite where it is out until the runs without faults. */
	lastsMs: number;
	/** What each of its requests gets meanwhile. */
	fault: Fault;
}

/** A whole world, as its seed gives it. */
export interface Scenario {
	seed: number;
	/** How often a request gets a fault. */
	faultShare: number;
	latencyMs: readonly [min: number, max: number];
	pageSize: number;
	quotationMs: number;
	processingMs: number;
	customers: number;
	earlier: Earlier[];
	wanted: Wanted[];
	plans: Plan[];
	/** How far the clock of n8n's machine jumps, and after how many requests. */
	clockJump?: { afterRequests: number; ms: number };
	outage?: PlannedOutage;
}
