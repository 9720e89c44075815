import { seeded } from '../lib/random';

/** Random numbers that are the same for the same seed. */
export interface Chance {
	/** From 0 to 1. */
	number(): number;
	/** A whole number from `min` to `max`, both included. */
	between(min: number, max: number): number;
	/** Whether something happens that does so in this share of cases. */
	is(share: number): boolean;
	of<T>(choices: readonly T[]): T;
}

/** @param about what is decided: for each, the numbers are others, whatever else is decided before */
export function chanceOf(seed: number, about: string): Chance {
	const next = seeded(hashOf(`${seed} ${about}`));
	const between = (min: number, max: number) => min + Math.floor(next() * (max - min + 1));
	return {
		number: next,
		between,
		is: (share) => next() < share,
		of: (choices) => {
			const chosen = choices[between(0, choices.length - 1)];
			if (chosen === undefined) throw new RangeError('There is nothing to choose from');
			return chosen;
		},
	};
}

/** FNV-1a. */
function hashOf(text: string): number {
	let hash = 0x811c9dc5;
	for (let n = 0; n < text.length; n++) {
		hash = Math.imul(hash ^ text.charCodeAt(n), 0x01000193);
	}
	return hash >>> 0;
}
