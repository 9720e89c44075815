import type { IDataObject } from 'n8n-workflow';

import type { Contender } from './contenders';
import type { Api } from '../lib/keys';

/** Where the contenders run: n8n's engine alone, or a whole n8n. */
export interface Lab {
	/** Such as "n8n 2.41.1". */
	name: string;
	/**
	 * Sends a request for each item.
	 *
	 * @returns milliseconds from the start of the contender's first node to the end of its last
	 */
	run(contender: Contender, api: Api, items: IDataObject[]): Promise<number>;
}
