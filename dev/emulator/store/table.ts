/**
 * Records in the order of creation, with lookups in constant time by ID and by each key in `K`.
 */
export class Table<T extends { readonly id: string }, K extends string = never> {
	private ordered: T[] = [];

	private readonly byId = new Map<string, T>();

	private readonly groups = new Map<K, Map<string, T[]>>();

	/** @param keys give a record's value for each key, or null to leave the record out */
	constructor(private readonly keys: Readonly<Record<K, (record: T) => string | null>>) {}

	get all(): readonly T[] {
		return this.ordered;
	}

	find(id: string): T | undefined {
		return this.byId.get(id);
	}

	/** Oldest first. */
	by(key: K, value: string): readonly T[] {
		return this.groups.get(key)?.get(value) ?? [];
	}

	add(record: T): void {
		this.ordered.push(record);
		this.byId.set(record.id, record);
		for (const key in this.keys) this.group(key, record);
	}

	/** Changes a record in place. Its keys must stay the same. */
	change(record: T, changes: Partial<Omit<T, 'id'>>): void {
		Object.assign(record, changes);
	}

	clear(): void {
		this.ordered = [];
		this.byId.clear();
		this.groups.clear();
	}

	private group(key: K, record: T): void {
		const value = this.keys[key](record);
		if (value === null) return;
		const group = this.groups.get(key) ?? new Map<string, T[]>();
		this.groups.set(key, group);
		const records = group.get(value);
		if (records === undefined) group.set(value, [record]);
		else records.push(record);
	}
}
