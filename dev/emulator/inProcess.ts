import { type Answer, Refusal } from './answers/answer';
import { failure } from './answers/envelope';
import { type EmulatorOptions, settingsFrom } from './options';
import { readJson } from './pythonJson/readJson';
import type { PythonJson } from './pythonJson/value';
import { allEndpoints } from './resources';
import { authenticate } from './server/authenticate';
import type { Call, Endpoint } from './server/endpoint';
import { setStatus } from './states/setStatus';
import { Store } from './store/store';
import { Clock } from './time/clock';

export type { Answer } from './answers/answer';
export type { Store } from './store/store';

/** A request as it reaches DollarPe. */
export interface InProcessRequest {
	method: string;
	/** Absolute: links to further pages lead to its origin. */
	url: string;
	/** Names in lower case. */
	headers: Readonly<Record<string, string | undefined>>;
	body: string;
}

/** DollarPe without a server, and without events: its endpoints are called directly. */
export interface InProcessEmulator {
	readonly apiKey: string;
	readonly apiSecret: string;
	readonly store: Store;
	readonly clock: Clock;
	/** Checks the signature, does the work, and answers, all at once. */
	answer(request: InProcessRequest): Answer;
	/** Does the work of a request whose signature need not be checked, and returns what stands under `data`. */
	call(method: Endpoint['method'], path: string, body?: object): Record<string, unknown>;
	/** As {@link setStatus}. */
	setStatus(...change: ChangeOfStatus): void;
	/** Cancels everything that is scheduled. */
	stop(): void;
}

type ChangeOfStatus = Parameters<typeof setStatus> extends [unknown, ...infer R] ? R : never;

/** Starts a DollarPe in this process. */
export function emulatorInProcess(options: EmulatorOptions): InProcessEmulator {
	const settings = settingsFrom(options);
	const store = new Store();
	const clock = new Clock(settings.now);
	let origin = '';
	const context = {
		store,
		clock,
		webhook: { url: undefined },
		api: settings.api,
		processingMs: settings.processingMs,
		quotationMs: settings.quotationMs,
		prefundedBalance: settings.prefundedBalance,
		refusesUsedReference: settings.refusesUsedReference,
		pageSize: settings.pageSize,
		emit: () => {},
		origin: () => origin,
	};
	const routes = allEndpoints(context).map(routeOf).sort(byPlaceholders);
	const answerTo = (method: string, url: URL, read: () => PythonJson): Answer => {
		clock.settle();
		origin = url.origin;
		const { pathname: path, searchParams: query } = url;
		for (const { endpoint, pattern } of routes) {
			const match = endpoint.method === method ? pattern.exec(path) : null;
			if (match) return worked(endpoint, { path, query, params: decoded(match), body: read() });
		}
		return failure(404, 'NOT_FOUND', { detail: [`Not found: ${path}`] });
	};
	return {
		apiKey: settings.apiKey,
		apiSecret: settings.apiSecret,
		store,
		clock,
		answer: ({ method, url, headers, body }) => {
			try {
				return answerTo(method, new URL(url), () =>
					authenticate(headers, Buffer.from(body), settings),
				);
			} catch (error) {
				if (error instanceof Refusal) return error.answer;
				throw error;
			}
		},
		call: (method, path, body = {}) => {
			const url = new URL(path, 'http://127.0.0.1');
			const answer = answerTo(method, url, () => readJson(JSON.stringify(body)));
			const { data }: { data?: Record<string, unknown> } = JSON.parse(answer.body);
			if (answer.status >= 400 || !data) throw new Error(`${path}: ${answer.body}`);
			return data;
		},
		setStatus: (...change) => setStatus(context, ...change),
		stop: () => clock.stop(),
	};
}

interface Route {
	endpoint: Endpoint;
	pattern: RegExp;
	placeholders: number;
}

function routeOf(endpoint: Endpoint): Route {
	const parts = endpoint.path.split('/');
	const pattern = parts.map((part) => (part.startsWith(':') ? `(?<${part.slice(1)}>[^/]*)` : part));
	const placeholders = parts.filter((part) => part.startsWith(':')).length;
	return { endpoint, pattern: new RegExp(`^${pattern.join('/')}$`), placeholders };
}

/** Fixed paths win over placeholders. */
function byPlaceholders(one: Route, other: Route): number {
	return one.placeholders - other.placeholders;
}

function decoded({ groups = {} }: RegExpExecArray): Record<string, string> {
	return Object.fromEntries(
		Object.entries(groups).map(([name, text]) => [name, decodeURIComponent(text)]),
	);
}

function worked(endpoint: Endpoint, call: Call): Answer {
	try {
		return endpoint.handle(call);
	} catch (error) {
		if (error instanceof Refusal) return error.answer;
		throw error;
	}
}
