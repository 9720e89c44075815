import { parseArgs, type ParseArgsConfig } from 'node:util';

import { messageOf, Problem } from './problem';

/**
 * The options that the command was called with.
 *
 * @param usage is shown to who mistypes one
 * @throws {Problem} for an option that there is not
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
