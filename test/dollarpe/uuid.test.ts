import { isSameId } from '../../dollarpe/uuid';

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
