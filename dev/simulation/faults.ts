import type { Answer } from '../emulator/inProcess';
import type { Chance } from './chance';

/** What a client gets of a request, besides what DollarPe itself answers. */
export type Effect =
	/** Something else is answered; undefined where the fault cannot happen to this answer. */
	| { kind: 'answer'; answer: (real: Answer, around: Around) => Answer | undefined }
	/** The connection breaks, with this code. */
	| { kind: 'broken'; code: 'ECONNRESET' | 'ECONNREFUSED' }
	/** The answer breaks off in its middle. */
	| { kind: 'truncated' }
	/** No answer comes, ever. */
	| { kind: 'silent' }
	/** The request reaches DollarPe only after this time; its client may have left. */
	| { kind: 'late'; ms: number };

/** What a fault can look at. */
export interface Around {
	chance: Chance;
	/** The answer to the same question about another thing, if there is one. */
	another(): Answer | undefined;
	/** What a server knew that is behind by this time. */
	stale(real: Answer, ms: number): Answer | undefined;
}

/** Something that goes wrong with a request. */
export interface Fault {
	name: string;
	/**
	 * Whether DollarPe does the work all the same. Most faults come with both. Others have one side alone: what DollarPe
	 * refuses or never gets is not done, and only what is done has an answer that is cut off, late, short or behind.
	 */
	when: 'before' | 'after';
	/** How often it comes, compared with others. */
	weight: number;
	/**
	 * Not to all: only what makes something is refused for now, only a list can be short, and a list has no other thing
	 * to be about. Only orders and their quotations are shown as they were: who does not see one there could pay twice.
	 *
	 * @param request such as `POST payout/initiate`
	 */
	happensTo(request: string): boolean;
	effect(chance: Chance): Effect;
}

/** How far behind a server is at the most: the node takes a second look after three seconds. */
const LAG_MS = 2000;

const LATEST_MS = 100_000;

const HTML = { 'content-type': 'text/html' };
const JSON_TYPE = { 'content-type': 'application/json' };

const any = () => true;
const writes = (request: string) => request.startsWith('POST');
const lists = (request: string) => /^GET \S+\/(list|history)/.test(request);
const single = (request: string) => !lists(request);
const quotationOrOrders = (request: string) =>
	/^GET pay(out|in)\/(quotation|history)/.test(request);

function json(status: number, body: object): Answer {
	return { status, headers: JSON_TYPE, body: JSON.stringify(body) };
}

function failure(status: number, code: string, errors: unknown): Answer {
	return json(status, { status: false, message: 'Error', data: null, errors, err_code: code });
}

function answered(answer: () => Answer): Effect {
	return { kind: 'answer', answer };
}

/** One that comes before DollarPe does the work, and one that comes after it. */
function both(
	name: string,
	effect: Fault['effect'],
	happensTo: Fault['happensTo'] = any,
	weight = 1,
): Fault[] {
	return (['before', 'after'] as const).map((when) => ({ name, when, weight, happensTo, effect }));
}

/** Everything that goes wrong on the way, and what DollarPe itself does wrong. */
export const FAULTS: readonly Fault[] = [
	{
		name: '429',
		when: 'before',
		weight: 3,
		happensTo: any,
		effect: (chance) => {
			const wait = chance.of(['', '0', '1', '7', '400']);
			const { headers, ...rest } = failure(429, 'TOO_MANY_REQUESTS', {});
			return answered(() => ({
				...rest,
				headers: { ...headers, ...(wait && { 'retry-after': wait }) },
			}));
		},
	},
	...both('500', () =>
		answered(() =>
			json(500, {
				success: false,
				message: 'Internal Server Error',
				errors: 'Unexpected error occurred.',
				data: null,
			}),
		),
	),
	...both('503', () => answered(() => ({ status: 503, headers: HTML, body: '<html>503</html>' }))),
	...both('NET_TIMEOUT', (chance) => {
		// The code says it, with words or without.
		const errors = chance.of([{ detail: ['Request timed out'] }, {}]);
		return answered(() => failure(400, 'NET_TIMEOUT', errors));
	}),
	...both('cut', () => ({ kind: 'broken', code: 'ECONNRESET' }), any, 2),
	...both('no answer', () => ({ kind: 'silent' })),
	...both('web page', () =>
		answered(() => ({ status: 200, headers: HTML, body: '<html>Welcome</html>' })),
	),
	...both('redirect', () =>
		answered(() => ({ status: 302, headers: { location: 'https://example.com/' }, body: '' })),
	),
	...both('empty', () => answered(() => ({ status: 200, headers: {}, body: '' }))),
	...both('no ID', () => answered(() => json(200, { status: true, message: 'Success', data: {} }))),
	...both(
		"another's answer",
		() => ({ kind: 'answer', answer: (_, { another }) => another() }),
		single,
		2,
	),
	{
		name: 'truncated',
		when: 'after',
		weight: 1,
		happensTo: any,
		effect: () => ({ kind: 'truncated' }),
	},
	{
		name: 'unreachable',
		when: 'before',
		weight: 1,
		happensTo: any,
		effect: () => ({ kind: 'broken', code: 'ECONNREFUSED' }),
	},
	{
		name: 'late',
		when: 'after',
		weight: 2,
		happensTo: any,
		effect: (chance) => ({
			kind: 'late',
			ms: chance.between(500, chance.of([4000, 15_000, LATEST_MS])),
		}),
	},
	{
		name: 'rejected',
		when: 'before',
		weight: 1,
		happensTo: any,
		effect: () =>
			answered(() => json(200, { status: false, message: 'Request rejected', data: null })),
	},
	{
		name: 'refused for now',
		when: 'before',
		weight: 1,
		happensTo: writes,
		effect: () =>
			answered(() => failure(400, 'USR_UNVERIFIED', { customer_id: ['Customer is unverified'] })),
	},
	{
		name: 'short list',
		when: 'after',
		weight: 3,
		happensTo: lists,
		effect: () => ({ kind: 'answer', answer: shortened }),
	},
	{
		name: 'behind',
		when: 'after',
		weight: 3,
		happensTo: quotationOrOrders,
		effect: () => ({ kind: 'answer', answer: (real, { stale }) => stale(real, LAG_MS) }),
	},
];

/** A list that ends although it says that there is more. */
function shortened(real: Answer): Answer | undefined {
	if (real.status !== 200) return undefined;
	const body: { data: { results: unknown[]; next: string | null } } = JSON.parse(real.body);
	const { results } = body.data;
	if (results.length === 0) return undefined;
	const left = results.slice(0, Math.floor(results.length / 2));
	return json(200, { ...body, data: { ...body.data, next: null, results: left } });
}

/** After these, a client knows that its request was not carried out. */
export const CERTAIN_FAULTS: readonly string[] = [
	'429',
	'unreachable',
	'rejected',
	'refused for now',
];

/** What all requests to a service get while it is out. */
export const OUTAGES: readonly Fault[] = FAULTS.filter(({ name }) =>
	['500', '503', 'NET_TIMEOUT', 'cut', 'no answer', 'web page', 'unreachable'].includes(name),
);

/** A fault for a request, in the shares of their weights. */
export function chooseFault(request: string, chance: Chance): Fault {
	const possible = FAULTS.filter(({ happensTo }) => happensTo(request));
	let roll = chance.number() * possible.reduce((sum, { weight }) => sum + weight, 0);
	for (const fault of possible) {
		roll -= fault.weight;
		if (roll < 0) return fault;
	}
	return chance.of(possible);
}
