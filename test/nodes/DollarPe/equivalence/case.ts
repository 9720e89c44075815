import type { IDataObject } from 'n8n-workflow';

import type { World } from '../../../dev/emulator/world';

/** Parameters whose values need no conversion, and what must be there before they are sent. */
export interface Case {
	parameters: IDataObject;
	/** Makes three items, of things that are there; without it they are contacts with the ids of customers. */
	items?: (world: World) => Promise<IDataObject[]>;
}

/** By `resource.operation`. */
export type Cases = Record<string, Case[]>;

export async function three(make: () => Promise<unknown>): Promise<IDataObject[]> {
	return [await make(), await make(), await make()] as IDataObject[];
}
