import { isId, isSameId } from '../../dollarpe/uuid';

const ID = '550e8400-e29b-41d4-a716-446655440abc';

it.each<[unknown, unknown]>([
	[ID, ID],
	[ID, ` ${ID.toUpperCase()} `],
	[7, '7'],
])('%j and %j are one payout, which must not be taken for two', (one, other) => {
	expect(isSameId(one, other)).toBe(true);
});

it.each<[unknown, unknown]>([
	[ID, `${ID}d`],
	['', ' '],
	[undefined, undefined],
	[null, 'null'],
	[{ toString: 1 }, ID],
	[[ID], ID],
])('%j and %j are not known to be one payout', (one, other) => {
	expect(isSameId(one, other)).toBe(false);
});

it.each(['null', 'NULL', ' null ', 'undefined', 'None', 'NaN', NaN, 0, '0', '', ' '])(
	'%j stands for no ID: all things without one would be taken for one',
	(id) => {
		expect(isId(id)).toBe(false);
		expect(isSameId(id, id)).toBe(false);
	},
);
