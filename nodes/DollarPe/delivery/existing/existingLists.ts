import { messageOf } from '../../../../dollarpe/text/messageOf';
import { isDataObject } from '../../../client/dataObject';
import { readPages, type TruncatedList } from '../../../client/lists/pages';
import type { Lookup } from '../../resources/delivery';
import { forEach } from '../pool';
import type { Run } from '../run';
import { ExistingIndex, type Unread } from './existingIndex';
import { askedFor, type Unresolved } from './unresolved';

/** DollarPe's lists, as far as items are looked up in them, by what {@link listOf} says. */
export type Lists = ReadonlyMap<string, ExistingIndex | Unread>;

/** What tells the list in which an item is looked up from others: whose it is, and its path. */
export function listOf({ list }: Lookup, { connection, request }: Unresolved): string {
	return `${connection.account} ${pathWith(list, request.body)}`;
}

/** A path with values in it, in place of their names. */
export function pathWith(path: string, values: Readonly<Record<string, unknown>> = {}): string {
	return path.replace(/\{(\w+)\}/g, (_, name: string) => encodeURIComponent(String(values[name])));
}

/**
 * Reads each list in which one of the items is looked up, once.
 *
 * @param mostPages how many pages of each are read at the most
 */
export async function readLists(
	run: Run,
	lookup: Lookup,
	items: Unresolved[],
	mostPages = Infinity,
): Promise<Lists> {
	const groups = new Map<string, Group>();
	for (const item of items) {
		const list = listOf(lookup, item);
		const group = groups.get(list);
		if (group) group.push(item);
		else groups.set(list, [item]);
	}
	const lists = new Map<string, ExistingIndex | Unread>();
	await forEach([...groups], run.options.maxParallelRequests, async ([list, group]) => {
		lists.set(list, await read(run, lookup, group, mostPages));
	});
	return lists;
}

/** Items that are looked up in the same list. */
type Group = [Unresolved, ...Unresolved[]];

async function read(
	{ context, halt }: Run,
	lookup: Lookup,
	group: Group,
	mostPages: number,
): Promise<ExistingIndex | Unread> {
	const known = new ExistingIndex(lookup, group.map(askedFor));
	const unread = (why: string): Unread => {
		context.logger.warn(`DollarPe: existing ${lookup.plural} could not be checked: ${why}`);
		return { why };
	};
	const whenShort = ({ read: got, count }: TruncatedList) => {
		known.incompleteReason = unread(`DollarPe's list ended after ${got} of ${count}`);
	};
	const [{ connection, request }] = group;
	try {
		const path = pathWith(lookup.list, request.body);
		let pages = 0;
		for await (const page of readPages(connection, path, {}, {}, halt, whenShort)) {
			for (const each of page) if (isDataObject(each)) known.add(each);
			pages += 1;
			if (pages === mostPages) break;
		}
		return known;
	} catch (error) {
		return unread(messageOf(error));
	}
}
