import type { IDataObject } from 'n8n-workflow';

import type { World } from '../../../dev/emulator/world';

/** How an operation is tried in both ways. */
export interface Cases {
	/** Node parameters, whose values need no conversion; each set is tried. */
	parameters: IDataObject[];
	/** Makes there be what the operation needs, and gives three items; contacts otherwise. */
	items?: (world: World) => Promise<IDataObject[]>;
}

/** By operation. */
export type ResourceCases = Readonly<Record<string, Cases>>;

/** Three items, each with the ID of a customer and its number. */
export function three(
	customer: (world: World, n: number) => Promise<string>,
): (world: World) => Promise<IDataObject[]> {
	return async (world) => {
		const items: IDataObject[] = [];
		for (const n of [0, 1, 2]) items.push({ n, id: await customer(world, n) });
		return items;
	};
}
