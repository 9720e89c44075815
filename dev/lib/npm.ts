import { run, type ProcessOptions } from './childProcess';

const QUIET = ['--no-audit', '--no-fund', '--no-update-notifier'];

/** Runs npm as from a fresh terminal, though this process was itself started by npm. */
export async function npm(args: readonly string[], options: ProcessOptions): Promise<string> {
	return await run('npm', [...args, ...QUIET], {
		...options,
		// npm is a script there, which Windows itself does not start.
		shell: process.platform === 'win32',
		env: withoutOuterNpm({ ...process.env, ...options.env }),
	});
}

/** Variables of `npm run` that would make an inner npm work in the outer one's folder. */
function withoutOuterNpm(env: NodeJS.ProcessEnv): NodeJS.ProcessEnv {
	const isOuter = /^(INIT_CWD|npm_(package|lifecycle)_.*|npm_command|npm_config_local_prefix)$/;
	return Object.fromEntries(Object.entries(env).filter(([name]) => !isOuter.test(name)));
}
