import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { existsSync } from 'node:fs';
import { delimiter, resolve as resolvePath } from 'node:path';
import { createInterface } from 'node:readline';

import { isEnding, whenDone } from './cleanup';
import { messageOf, Problem } from './problem';

/** How long a process may take to end by itself. */
const PATIENCE_MS = 15_000;

/** Only the end of the output is kept, which has the reason of a failure. */
const KEPT_OUTPUT = 20_000;

export interface RunningProcess {
	/** The end of its output so far. */
	readonly output: string;
	/** Its exit code, or null while it runs and after a signal. */
	readonly exitCode: number | null;
	readonly ended: Promise<void>;
	stop(): void | Promise<void>;
	/** Ends it and its children at once, as a power cut would. */
	kill(): Promise<void>;
}

export interface ProcessOptions {
	cwd: string;
	env?: NodeJS.ProcessEnv;
	/** The user who runs it; by default the current user. */
	user?: User;
	/** Whether a shell resolves the command. */
	shell?: boolean;
	/** Gets each line that it writes. */
	onLine?: (line: string) => void;
}

/** A user and group of this machine, by ID. */
export interface User {
	uid: number;
	gid: number;
}

/**
 * Starts a process that ends, with all its children, when this process ends at the latest.
 *
 * @throws {Problem} when the run is ending
 */
export function start(
	command: string,
	args: readonly string[],
	{ cwd, env = process.env, user, shell, onLine }: ProcessOptions,
): RunningProcess {
	if (isEnding()) throw new Problem(`${command} is not started: the run is ending.`);
	// A group of its own, so that its children can be ended with it.
	const child = spawn(command, args, {
		cwd,
		env,
		shell,
		detached: true,
		stdio: ['ignore', 'pipe', 'pipe'],
		...user,
	});
	let output = '';
	const keep = (text: string): void => {
		output = (output + text).slice(-KEPT_OUTPUT);
	};
	child.stdout.setEncoding('utf8').on('data', keep);
	child.stderr.setEncoding('utf8').on('data', keep);
	if (onLine !== undefined) {
		for (const input of [child.stdout, child.stderr]) createInterface({ input }).on('line', onLine);
	}
	const ended = new Promise<void>((resolve) => {
		child.once('close', () => resolve());
		child.once('error', (error) => {
			keep(`${command} could not be started: ${messageOf(error)}`);
			resolve();
		});
	});
	const stop = whenDone(() => endGroup(child));
	void ended.then(stop);
	return {
		get output() {
			return output;
		},
		get exitCode() {
			return child.exitCode;
		},
		ended,
		stop,
		kill: async () => {
			if (child.pid !== undefined) signalGroup(child.pid, 'SIGKILL');
			await ended;
		},
	};
}

/**
 * Runs a command to its end.
 *
 * @returns what it wrote
 * @throws {Problem} when it fails; the message ends with the last lines that it wrote
 */
export async function run(
	command: string,
	args: readonly string[],
	options: ProcessOptions,
): Promise<string> {
	const running = start(command, args, options);
	await running.ended;
	if (running.exitCode === 0) return running.output;
	const lastLines = running.output.trim().split('\n').slice(-40).join('\n');
	throw new Problem(`"${command} ${args.join(' ')}" failed:\n${lastLines}`);
}

/** The path of a program in these folders or in the PATH; undefined if it is in none. */
export function findProgram(name: string, folders: readonly string[] = []): string | undefined {
	const path = (process.env.PATH ?? '').split(delimiter);
	return [...folders, ...path]
		.map((folder) => resolvePath(folder, name))
		.find((file) => existsSync(file));
}

async function endGroup(child: ChildProcess): Promise<void> {
	const { pid } = child;
	if (pid === undefined) return;
	if (child.exitCode === null && child.signalCode === null) {
		signalGroup(pid, 'SIGTERM');
		const timer = setTimeout(() => signalGroup(pid, 'SIGKILL'), PATIENCE_MS);
		await once(child, 'close');
		clearTimeout(timer);
	}
	// Children that are still running.
	signalGroup(pid, 'SIGKILL');
}

function signalGroup(pid: number, signal: NodeJS.Signals): void {
	try {
		process.kill(-pid, signal);
	} catch {
		// The whole group has ended.
	}
}
