/** Lets the items of a run pass one point in their order, although they are on their way at the same time. */
export class Turns {
	/** The first item that has not passed. */
	private next = 0;

	/** Items after it that have passed, since they need no turn. */
	private readonly passed = new Set<number>();

	private readonly waiting = new Map<number, () => void>();

	/** Waits until all items before this one have passed. */
	async waitFor(itemIndex: number): Promise<void> {
		if (itemIndex <= this.next) return;
		await new Promise<void>((resolve) => this.waiting.set(itemIndex, resolve));
	}

	/** Notes that an item has passed, or will not come; more than once does no harm. */
	pass(itemIndex: number): void {
		if (itemIndex < this.next) return;
		this.passed.add(itemIndex);
		while (this.passed.delete(this.next)) this.next++;
		this.waiting.get(this.next)?.();
		this.waiting.delete(this.next);
	}
}
