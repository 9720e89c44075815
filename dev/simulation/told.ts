import type { IDataObject, IRun } from 'n8n-workflow';

/** What the user gets of an execution. */
export interface Told {
	/** Of each item; undefined where nothing came out for it. */
	items: Array<ToldOfItem | undefined>;
	/** What came out for no item, or a second time. */
	surplus: IDataObject[];
	/** The error with which the execution ended. */
	error?: RunError;
	hints: string[];
}

export interface ToldOfItem {
	/** More than one only where a list was read. */
	results: IDataObject[];
	error?: string;
}

export interface RunError {
	message: string;
	description: string;
	/** By item. */
	succeeded: Map<number, string>;
	failed: number[];
}

/** Reads the outcome of an execution, as a user does. */
export function told({ data }: IRun, count: number): Told {
	const { runData, error } = data.resultData;
	const [last] = runData.DollarPe?.slice(-1) ?? [];
	const items: Told['items'] = Array.from({ length: count });
	const surplus: IDataObject[] = [];
	const output = last?.data?.main?.flatMap((items) => items ?? []) ?? [];
	for (const { json, pairedItem } of output) {
		const index = typeof pairedItem === 'object' && 'item' in pairedItem ? pairedItem.item : -1;
		if (index < 0 || index >= count) surplus.push(json);
		else add(items, index, json);
	}
	return {
		...{ items, surplus, hints: last?.hints?.map(({ message }) => message) ?? [] },
		...(error && { error: runErrorOf(error) }),
	};
}

function add(items: Told['items'], index: number, json: IDataObject): void {
	const item = (items[index] ??= { results: [] });
	if (typeof json.error !== 'string') item.results.push(json);
	else item.error = `${json.error} ${String(json.message)}`;
}

/** As much as is needed of n8n's errors. */
interface N8nError {
	message: string;
	description?: string | null;
	context?: IDataObject;
}

function runErrorOf({ message, description, context = {} }: N8nError): RunError {
	const { succeeded = [], failed = [] } = context as {
		succeeded?: Array<{ item: number; id: string }>;
		failed?: Array<{ item: number }>;
	};
	return {
		message,
		description: description ?? '',
		succeeded: new Map(succeeded.map(({ item, id }) => [item, id])),
		failed: failed.map(({ item }) => item),
	};
}

/** Words of an error that leave open whether something was made. */
const UNCERTAIN = [
	/may or may not have/i,
	/may be in DollarPe already/i,
	/could not be checked/i,
	/do not send another/i,
	/before you know whether/i,
];

/** Whether an error leaves open whether something was made for its item. */
export function isUncertain(error: string): boolean {
	return UNCERTAIN.some((words) => words.test(error));
}
