/** Something in a world that must not be. */
export interface Finding {
	/** What was broken, the same for all findings of its kind. */
	rule: string;
	/** What happened. */
	text: string;
}
