import type { Plan, Scenario } from './scenario';

/** The numbers of executions without faults. */
const FIRST_HEALTHY = 900;

/**
 * Everything that was asked for once more, without faults; what has the same reference, one after the other.
 *
 * @param isWanted whether something wanted is part of the world, by its index
 */
export function healthyPlans(
	{ wanted }: Scenario,
	plans: Plan[],
	isWanted: (subject: number) => boolean,
): Plan[] {
	const makers = plans.filter(({ operation }) => operation === 'make');
	const [model] = makers;
	if (!model) return [];
	const asked = [...new Set(makers.flatMap(({ items }) => items.map(({ subject }) => subject)))]
		.filter(isWanted)
		.sort((a, b) => a - b);
	const waves: number[][] = [];
	const refOf = (subject: number) => wanted[subject]?.ref;
	for (const subject of asked) {
		const wave = waves.find((each) => !each.some((other) => refOf(other) === refOf(subject)));
		if (wave) wave.push(subject);
		else waves.push([subject]);
	}
	return waves.map((wave, k) => ({
		...{ ...model, ending: undefined, n: FIRST_HEALTHY + k, maxTries: 1, timeoutSeconds: 60 },
		...{ startAfterMs: 0, onError: 'continueRegularOutput', maxParallelRequests: 20 },
		items: wave.map((subject) => ({ subject, quotation: FIRST_HEALTHY + k })),
	}));
}
