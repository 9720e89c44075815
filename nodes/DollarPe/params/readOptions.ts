import { NodeOperationError, type IExecuteFunctions, type INodeProperties } from 'n8n-workflow';

import { readAmount, type Amount } from '../../../dollarpe/money/amount';
import { maxParallelRequests, timeout } from '../resources/runOptions';
import type { Operation, OperationField } from '../resources/operation';
import { readBoolean } from '../resources/values/values';

/** How the node behaves. */
export interface Options {
	/** How many requests may be in progress at once, 1 – 100. */
	maxParallelRequests: number;
	/** How long to wait for an answer, in seconds, 1 – 3600. */
	timeout: number;
	/** What the operation's own options say, by name; one that is not added in the panel is missing. */
	own: ReadonlyMap<string, OptionValue>;
}

/** A number in the range of its option, one of the values of a choice, yes or no, or an exact amount. */
export type OptionValue = number | string | boolean | Amount;

/**
 * The options of a run. They hold for all items together, so an expression is read for the first item.
 *
 * @throws {NodeOperationError} that names the option, when its value is not of its type or out of range
 */
export function readOptions(context: IExecuteFunctions, { options = [] }: Operation): Options {
	const given = context.getNodeParameter('options', 0, {});
	const read = <T>({ displayName }: NamedOption, value: unknown, rule: Rule<T>): T => {
		const result = rule.read(value);
		if (result !== undefined) return result;
		throw new NodeOperationError(
			context.getNode(),
			`The option ${displayName} must be ${rule.wanted}`,
			{ description: 'Nothing was sent.' },
		);
	};
	const common = (option: INodeProperties): number =>
		read(option, given[option.name] ?? option.default, numberIn(option));
	const own = options.flatMap((option): Array<[string, OptionValue]> => {
		const { name } = option;
		// What an expression gives in vain is an error: a check that is asked for must not be left out in silence.
		return Object.hasOwn(given, name) ? [[name, read(option, given[name], ruleOf(option))]] : [];
	});
	return {
		maxParallelRequests: Math.floor(common(maxParallelRequests)),
		timeout: common(timeout),
		own: new Map(own),
	};
}

type NamedOption = Pick<INodeProperties, 'displayName'>;

/** What a value must be. */
interface Rule<T> {
	/** In a sentence: `a number from 1 to 100`. */
	wanted: string;
	/** The value as the node uses it; undefined where it is not what is wanted. */
	read: (value: unknown) => T | undefined;
}

function ruleOf(option: OperationField): Rule<OptionValue> {
	if (option.type === 'boolean') return TRUE_OR_FALSE;
	if (option.type === 'string') return POSITIVE_AMOUNT;
	return option.type === 'options' ? choiceOf(option) : numberIn(option);
}

/** A text, so that none of its digits is lost. */
const POSITIVE_AMOUNT: Rule<Amount> = {
	wanted: 'a positive amount, such as 500 or 0.5',
	read: (value) => readAmount(value) || undefined,
};

const TRUE_OR_FALSE: Rule<boolean> = { wanted: 'true or false', read: readBoolean };

function choiceOf({ options = [] }: OperationField): Rule<string> {
	const choices = options.flatMap((each) => ('value' in each ? [String(each.value)] : []));
	return {
		wanted: `one of: ${choices.join(', ')}`,
		read: (value) => choices.find((each) => each === String(value).trim()),
	};
}

function numberIn({ typeOptions }: Pick<INodeProperties, 'typeOptions'>): Rule<number> {
	const { minValue = 1, maxValue = Infinity } = typeOptions ?? {};
	return {
		wanted: `a number from ${minValue} ${maxValue === Infinity ? 'on' : `to ${maxValue}`}`,
		read: (value) => {
			const isText = typeof value === 'string' && value.trim() !== '';
			const number = isText || typeof value === 'number' ? Number(value) : NaN;
			return number >= minValue && number <= maxValue ? number : undefined;
		},
	};
}
