import { join } from 'node:path';

import { start, type RunningProcess } from '../lib/childProcess';
import { freePorts } from '../lib/freePort';
import { at } from '../lib/json';
import { Problem } from '../lib/problem';
import { until } from '../lib/wait';
import type { Installation } from './installation';

/** The first start creates the database, which takes a while on a slow machine. */
const SECONDS_TO_START = 180;

/** What an n8n process is started as: the whole of n8n, or one of the helpers that it has in queue mode. */
export type Command = 'start' | 'worker' | 'webhook';

/** The URL that reports readiness, and a field that its answer has only then. */
const SIGN_OF_LIFE: Record<Command, { path: string; field: string }> = {
	// While it starts, n8n answers with a placeholder page.
	start: { path: '/rest/settings', field: 'data' },
	worker: { path: '/healthz/readiness', field: 'status' },
	webhook: { path: '/healthz/readiness', field: 'status' },
};

/** An n8n process that answers. */
export interface Server {
	/** Scheme, host and port. */
	url: string;
	/** The end of its log. */
	readonly log: string;
	/** Resolves when it has ended, for whatever reason. */
	readonly ended: Promise<void>;
	/** Ends it and starts it again, at the same address and with the same data; the options hold until the next time. */
	restart(options?: Pick<ServerOptions, 'publicUrl' | 'settings'>): Promise<void>;
	/** Kills it, as a power cut would; `restart` starts it again. */
	kill(): Promise<void>;
}

export interface ServerOptions {
	/** Any free port by default. */
	port?: number;
	/** The public URL of its webhooks, with a slash at the end; its own address by default. */
	publicUrl?: string;
	/** `start` by default. */
	command?: Command;
	/** Additional environment variables. */
	settings?: NodeJS.ProcessEnv;
	/** Gets each line of its log. */
	onLine?: (line: string) => void;
}

/**
 * Starts n8n on 127.0.0.1 and waits until it answers. Its data are in `<user folder>/.n8n`.
 *
 * @throws {Problem} when it ends before that, or takes too long
 */
export async function startN8n(
	installation: Installation,
	userFolder: string,
	{ port, publicUrl, command = 'start', settings = {}, onLine }: ServerOptions = {},
): Promise<Server> {
	const [free = 0, broker = 0] = await freePorts(2);
	const place: Place = { command, settings, userFolder, port: port ?? free, broker, onLine };
	let running = await run(installation, place, publicUrl);
	return {
		url: urlOf(place),
		get log() {
			return running.output;
		},
		get ended() {
			return running.ended;
		},
		kill: async () => await running.kill(),
		restart: async (options = {}) => {
			await running.stop();
			const more = { ...place, settings: { ...settings, ...options.settings } };
			running = await run(installation, more, options.publicUrl ?? publicUrl);
		},
	};
}

/** Settings that stay the same when n8n restarts. */
interface Place {
	command: Command;
	settings: NodeJS.ProcessEnv;
	userFolder: string;
	port: number;
	/** For its task runner. */
	broker: number;
	onLine?: (line: string) => void;
}

function urlOf({ port }: Place): string {
	return `http://127.0.0.1:${port}`;
}

async function run(
	{ folder, node }: Installation,
	place: Place,
	publicUrl = `${urlOf(place)}/`,
): Promise<RunningProcess> {
	const running = start(
		join(node.bin, 'node'),
		[join(folder, 'node_modules', 'n8n', 'bin', 'n8n'), place.command],
		{ cwd: place.userFolder, env: environment(place, node.bin, publicUrl), onLine: place.onLine },
	);
	const what = `n8n ${place.command}`;
	await until(`The start of ${what}`, SECONDS_TO_START, async () => {
		if (running.exitCode !== null) {
			throw new Problem(`${what} ended before it was ready:\n${running.output.trim()}`);
		}
		return (await answers(place)) || undefined;
	});
	return running;
}

/** Excludes the caller's own n8n settings, proxies and home folder. */
function environment(place: Place, bin: string, publicUrl: string): NodeJS.ProcessEnv {
	const { settings, userFolder, port, broker } = place;
	const { PATH = '', LANG, TZ, TMPDIR } = process.env;
	return {
		LANG,
		TZ,
		TMPDIR,
		// Its task runner is started as `node`.
		PATH: `${bin}:${PATH}`,
		HOME: userFolder,
		N8N_USER_FOLDER: userFolder,
		N8N_LISTEN_ADDRESS: '127.0.0.1',
		N8N_PORT: String(port),
		// A worker has only a health check, with variables of its own for its address.
		QUEUE_HEALTH_CHECK_ACTIVE: 'true',
		N8N_WORKER_SERVER_ADDRESS: '127.0.0.1',
		QUEUE_HEALTH_CHECK_PORT: String(port),
		N8N_RUNNERS_BROKER_PORT: String(broker),
		N8N_RUNNERS_ENABLED: 'true',
		N8N_EDITOR_BASE_URL: urlOf(place),
		WEBHOOK_URL: publicUrl,
		// A busy machine may answer late; n8n would refuse every call until the next answer.
		DB_PING_TIMEOUT_MS: '60000',
		N8N_SECURE_COOKIE: 'false',
		N8N_DIAGNOSTICS_ENABLED: 'false',
		N8N_VERSION_NOTIFICATIONS_ENABLED: 'false',
		N8N_TEMPLATES_ENABLED: 'false',
		N8N_PERSONALIZATION_ENABLED: 'false',
		N8N_HIRING_BANNER_ENABLED: 'false',
		// n8n 1 offers community nodes to AI agents only then; n8n 2 always does.
		N8N_COMMUNITY_PACKAGES_ALLOW_TOOL_USAGE: 'true',
		...settings,
	};
}

async function answers(place: Place): Promise<boolean> {
	const { path, field } = SIGN_OF_LIFE[place.command];
	try {
		const response = await fetch(urlOf(place) + path);
		const body: unknown = await response.json();
		return response.ok && at(body, field) !== undefined;
	} catch {
		return false;
	}
}
