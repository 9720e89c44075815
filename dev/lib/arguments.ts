import { parseArgs, type ParseArgsConfig } from 'node:util';

import { messageOf, Problem } from './problem';

/**
 * The options that the command was called with.
 *
 * @param usage shown if an option is unknown
 * @throws {Problem} for an unknown option
 */
export function optionsFrom<Options extends NonNullable<ParseArgsConfig['options']>>(
	options: Options,
	usage: string,
) {
	try {
		return parseArgs({ options }).values;
	} catch (error) {
		throw new Problem(`${messageOf(error)}\n${usage}`);
	}
}
