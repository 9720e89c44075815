import { resources } from '../../../../nodes/DollarPe/resources';

const simplified = resources.flatMap(({ value, operations }) =>
	operations
		.filter((operation) => operation.simplified !== undefined)
		.map((operation) => [value, operation.value, operation] as const),
);

it.each(simplified)(
	'Simplify of %s.%s keeps at most ten fields, all of which an answer has',
	(_, __, { simplified: kept = [], sample = {}, result = (each) => each }) => {
		expect(kept.length).toBeLessThanOrEqual(10);
		expect(Object.keys(sample).length).toBeGreaterThan(10);
		const keys = Object.keys(result(sample));
		expect(kept.filter((key) => !keys.includes(key))).toEqual([]);
	},
);
