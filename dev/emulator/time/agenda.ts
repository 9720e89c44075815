interface Task {
	readonly at: number;
	readonly key: string;
	/** Undefined once it has been removed. */
	work: (() => void) | undefined;
}

/** Scheduled tasks, ordered by time. Tasks for the same time keep the order in which they were added. */
export class Agenda {
	private tasks: Task[] = [];

	private readonly byKey = new Map<string, Task>();

	/** When the next task is due; undefined without tasks. */
	get nextAt(): number | undefined {
		this.dropRemoved();
		return this.tasks[0]?.at;
	}

	/** Adds a task. A key has at most one; the caller removes the old one first. */
	add(at: number, key: string, work: () => void): void {
		const task: Task = { at, key, work };
		let index = this.tasks.length;
		// Searched from the end, because most tasks are added in the order of their times.
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

	/** Removes and returns the next task that is due; undefined if none is. */
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
