import { Readable } from 'node:stream';

import type { Answer } from '../emulator/inProcess';
import { isRecord } from '../lib/json';
import { chanceOf, type Chance } from './chance';
import type { DollarPe } from './dollarPe';
import type { Exchange } from './exchange';
import { chooseFault, type Effect } from './faults';
import { IDS } from './ids';
import type { Outage } from './outage';
import type { Scenario } from './scenario';
import type { VirtualTime } from './time';
import { anothers, behind } from './wrongAnswers';

/** Whoever sends requests: an execution, which may die at any of them. */
export interface Client {
	plan: number;
	isHealthy: boolean;
	/** Whether its process has died. What it does afterwards never happened. */
	isDead(): boolean;
	/** Called for each coming and going. */
	noteEvent(): void;
}

/** As much of axios' request as is needed here. */
export interface SentRequest {
	method?: string;
	url: string;
	headers: Readonly<Record<string, string | undefined>>;
	data?: string;
	signal?: AbortSignal;
}

export interface ReceivedAnswer {
	status: number;
	headers: Record<string, string>;
	data: Readable;
}

/** What the network knows of the world around it. */
export interface Surroundings {
	scenario: Scenario;
	time: VirtualTime;
	dollarPe: DollarPe;
	outage: Outage;
	/** The faults that may happen, by the keys of their requests; any if undefined. */
	faults?: ReadonlySet<string>;
	/** Called for each request of an execution with faults, with how many requests there were. */
	afterSend(count: number): void;
}

/** The way between the node and DollarPe: here requests take their time, get lost, and are mixed up. */
export class Network {
	readonly exchanges: Exchange[] = [];

	private readonly counts = new Map<string, number>();

	constructor(private readonly around: Surroundings) {}

	/** Sends a request; the promise never settles where the client is dead or gets no answer. */
	async send(client: Client, sent: SentRequest): Promise<ReceivedAnswer> {
		if (client.isDead()) return await NEVER;
		const { time, scenario } = this.around;
		const exchange = this.arrived(client, sent);
		client.noteEvent();
		if (!client.isHealthy) this.around.afterSend(this.exchanges.length);
		const chance = chanceOf(scenario.seed, exchange.key);
		const effect = this.faultFor(client, exchange, sent, chance);
		const [up, down] = this.latency(client, chance);
		// What has left a process that dies meanwhile may arrive all the same.
		const survives = chance.is(0.5);
		const late = effect?.kind === 'late' ? effect.ms : 0;
		return await new Promise<ReceivedAnswer>((resolve, reject) => {
			const leave = () => {
				if (client.isDead() || exchange.got) return;
				exchange.got = { at: time.elapsed(), broken: 'left' };
				reject(withCode('canceled', 'ERR_CANCELED'));
			};
			if (sent.signal?.aborted) leave();
			else sent.signal?.addEventListener('abort', leave, { once: true });
			setTimeout(() => {
				if (client.isDead() && !survives) return;
				const real = this.work(client, exchange, sent);
				client.noteEvent();
				setTimeout(() => {
					if (client.isDead() || exchange.got) return;
					this.deliver(exchange, real, effect, chance, { resolve, reject });
					client.noteEvent();
				}, down);
			}, up + late);
		});
	}

	private arrived(client: Client, { method = 'get', url, data }: SentRequest): Exchange {
		const { pathname, search } = new URL(url);
		const path = pathname.replace(/^\/\w+\/api\/v1\//, '');
		const body: unknown = data === undefined ? {} : JSON.parse(data);
		const request = `${method.toUpperCase()} ${path.replace(IDS, '{id}')}`;
		const named = (text: string) =>
			text.replace(IDS, (id) => this.around.dollarPe.labels.get(id) ?? 'unknown');
		const about = named(`${path}${search} ${data ?? ''}`);
		const name = `${client.plan} ${method.toUpperCase()} ${about}`;
		const count = (this.counts.get(name) ?? 0) + 1;
		this.counts.set(name, count);
		const exchange: Exchange = {
			plan: client.plan,
			request,
			key: count === 1 ? name : `${name} #${count}`,
			path,
			body: isRecord(body) ? body : {},
			sentAt: this.around.time.elapsed(),
			isInOutage: false,
		};
		this.exchanges.push(exchange);
		return exchange;
	}

	private faultFor(
		{ isHealthy }: Client,
		exchange: Exchange,
		{ url }: SentRequest,
		chance: Chance,
	): Effect | undefined {
		const { scenario, faults, outage } = this.around;
		const isOne = chance.is(scenario.faultShare);
		if (isHealthy) return undefined;
		const ofOutage = outage.faultOf(url, this.exchanges.length, exchange.sentAt);
		exchange.isInOutage = ofOutage !== undefined;
		if (ofOutage) exchange.fault = ofOutage;
		else if (isOne && faults?.has(exchange.key) !== false) {
			exchange.fault = chooseFault(exchange.request, chance);
		}
		return exchange.fault?.effect(chance);
	}

	private latency({ isHealthy }: Client, chance: Chance): [up: number, down: number] {
		const [min, max] = isHealthy ? [1, 5] : this.around.scenario.latencyMs;
		return [chance.between(min, max), chance.between(min, max)];
	}

	/** Has DollarPe do the work, unless a fault comes before it. */
	private work({ isHealthy }: Client, exchange: Exchange, sent: SentRequest): Answer {
		if (exchange.fault?.when === 'before') return NOTHING;
		const { dollarPe, time } = this.around;
		if (!isHealthy) dollarPe.expireQuotation(exchange);
		const answer = dollarPe.emulator.answer({
			method: (sent.method ?? 'get').toUpperCase(),
			url: sent.url,
			headers: sent.headers,
			body: sent.data ?? '',
		});
		exchange.workedAt = time.elapsed();
		exchange.made = dollarPe.noteMade(exchange);
		return answer;
	}

	private deliver(
		exchange: Exchange,
		real: Answer,
		effect: Effect | undefined,
		chance: Chance,
		{
			resolve,
			reject,
		}: { resolve: (answer: ReceivedAnswer) => void; reject: (error: Error) => void },
	): void {
		if (effect?.kind === 'silent') return;
		const at = this.around.time.elapsed();
		if (effect?.kind === 'broken') {
			exchange.got = { at, broken: effect.code };
			return reject(withCode('socket hang up', effect.code));
		}
		if (effect?.kind === 'truncated') {
			exchange.got = { at, broken: 'truncated' };
			const { status, headers, body } = real;
			return resolve({ status, headers: { ...headers }, data: Readable.from(firstHalf(body)) });
		}
		const answer = effect?.kind === 'answer' ? this.changed(exchange, real, effect, chance) : real;
		exchange.got = { at, answer };
		const { status, headers, body } = answer;
		resolve({ status, headers: { ...headers }, data: Readable.from([Buffer.from(body)]) });
	}

	private changed(
		exchange: Exchange,
		real: Answer,
		{ answer }: Extract<Effect, { kind: 'answer' }>,
		chance: Chance,
	): Answer {
		const { emulator } = this.around.dollarPe;
		const changed = answer(real, {
			chance,
			another: () => anothers(emulator, exchange),
			stale: (whole, ms) => behind(emulator, exchange, whole, ms),
		});
		if (changed) return changed;
		if (real !== NOTHING) delete exchange.fault;
		return real === NOTHING ? EMPTY : real;
	}
}

/** Stands for an answer where the work was not done. */
const NOTHING: Answer = { status: 0, headers: {}, body: '' };

const EMPTY: Answer = { status: 200, headers: {}, body: '' };

const NEVER = new Promise<never>(() => {});

function withCode(message: string, code: string): Error {
	return Object.assign(new Error(message), { code });
}

async function* firstHalf(body: string) {
	yield await Promise.resolve(Buffer.from(body.slice(0, body.length / 2)));
	throw withCode('aborted', 'ECONNRESET');
}
