import { isDataObject } from '../../client/dataObject';
import { readPages } from '../../client/lists/pages';
import type { OutputSelection } from '../params/declaration/types';
import type { Deliverer } from './deliverer';
import { resultItem } from './itemResult';
import type { Run } from './run';

/** Reads for each item as many results of a list as it wants. */
export function list({ declaration: { operation }, errorContext, halt, flags }: Run): Deliverer {
	const noteShort = () => void flags.add('listTooShort');
	return {
		async deliver(item) {
			const { itemIndex, connection, request, selection } = item;
			const results: unknown[] = [];
			const about = { ...errorContext, itemIndex };
			const { url, query } = request;
			for await (const page of readPages(connection, url, query, about, halt, noteShort)) {
				// One by one: a page may have more results than a call may have arguments.
				for (const each of page) if (isKept(each, selection)) results.push(each);
				if (results.length >= selection.limit) break;
			}
			const items = results
				.slice(0, selection.limit)
				.map((each) => resultItem(operation, each, item));
			return { kind: 'answered', items };
		},
	};
}

function isKept(result: unknown, { filters: keeps = [] }: OutputSelection): boolean {
	return keeps.every((keep) => isDataObject(result) && keep(result));
}
