interface Task {
	readonly at: number;
	readonly key: string;
	/** Undefined once it has been removed. */
	work: (() => void) | undefined;
}

/** What is still to be done, by time; of equal times the one added first comes first. */
export class Agenda {
	private tasks: Task[] = [];

	private readonly byKey = new Map<string, Task>();

	/** When the first is due; undefined when there is nothing. */
	get nextAt(): number | undefined {
		this.dropRemoved();
		return this.tasks[0]?.at;
	}

	/** One task for a key; the caller removes the old one. */
	add(at: number, key: string, work: () => void): void {
		const task: Task = { at, key, work };
		let index = this.tasks.length;
		// Most come in the order of their times, so that there is nothing to move.
		while (index > 0 && (this.tasks[index - 1]?.at ?? 0) > at) index -= 1;
		this.tasks.splice(index, 0, task);
		this.byKey.set(key, task);
	}

	remove(key: string): void {
		const task = this.byKey.get(key);
		if (task === undefined) return;
		task.work = undefined;
		this.byKey.delete(key);
	}

	/** Takes the first that is due by then; undefined when none is. */
	takeDue(now: number): (() => void) | undefined {
		const next = this.nextAt;
		if (next === undefined || next > now) return undefined;
		const task = this.tasks.shift();
		if (task === undefined) return undefined;
		this.byKey.delete(task.key);
		return task.work;
	}

	clear(): void {
		this.tasks = [];
		this.byKey.clear();
	}

	private dropRemoved(): void {
		while (this.tasks.length > 0 && this.tasks[0]?.work === undefined) this.tasks.shift();
	}
}
