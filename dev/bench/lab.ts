import type { IDataObject } from 'n8n-workflow';

import type { Contender } from './contenders';
import type { RemoteEmulator } from './emulatorProcess';

/** Where the contenders run: n8n's engine alone, or a whole n8n. */
export interface Lab {
	/**
	 * Creates a customer for each contact.
	 *
	 * @returns milliseconds from the start of the contender's first node to the end of its last
	 */
	run(contender: Contender, api: RemoteEmulator, contacts: IDataObject[]): Promise<number>;
}
