import type { IDataObject } from 'n8n-workflow';

import { startEmulator, type Emulator } from '../../../dev/emulator';
import { checkExpression } from '../../../nodes/DollarPe/params/expressions/checkExpression';
import { splitExpression } from '../../../nodes/DollarPe/params/expressions/splitExpression';
import type { ExpressionRule } from '../../../nodes/DollarPe/resources/operation';
import { UnfitValue } from '../../../nodes/DollarPe/resources/values/values';
import { Fixtures } from '../../dev/emulator/world';
import { contact, failure, run } from '../../support/dollarPe';
import { Initiation } from '../../support/initiation';

function problemOf(raw: string, rule: ExpressionRule = 'stable', ...values: unknown[]): string {
	try {
		checkExpression(rule, raw, () => (values.length > 0 ? values[0] : 'x'));
	} catch (error) {
		if (error instanceof UnfitValue) return error.message;
		throw error;
	}
	return '';
}

describe('a reference of a payment that changes with each run would pay again with each run', () => {
	it.each([
		['={{ $now }}', '$now'],
		['=pay-{{ $now.toMillis() }}', '$now'],
		['={{ $json.id }}-{{ $today.toISODate() }}', '$today'],
		['={{ $execution.id }}', '$execution'],
		['={{ $execution?.id + $json.id }}', '$execution'],
		['={{ Date.now() }}', 'Date.now'],
		['={{ Date\n.now() }}', 'Date\n.now'],
		['={{ new Date().getTime() }}', 'new Date'],
		['={{ +new Date }}', 'new Date'],
		['={{ Date() }}', 'Date'],
		['={{ DateTime.now().toISO() }}', 'DateTime.now'],
		['={{ DateTime.local() }}', 'DateTime.local()'],
		['={{ Math.random() }}', 'Math.random'],
		['={{ Math.floor(Math.random() * 1e6) }}', 'Math.random'],
		['={{ `pay-${ $now }` }}', '$now'],
		['={{ `a${ `b${ {a: 1}.a }` + Math.random() }` }}', 'Math.random'],
		['={{ $json.name.replace(/\'/g, "") + $now }}', '$now'],
		['={{ "}" + $now }}', '$now'],
		['={{ $json.a / 2 + $now / 3 }}', '$now'],
		['={{ ["a","b"].randomItem() }}', '.randomItem'],
		["={{ $json.id }} {{ /* it's */ $now }}", '$now'],
		['={{ $executionId }}', '$executionId'],
		['={{ $resumeWebhookUrl }}', '$resumeWebhookUrl'],
		['={{ Date?.now() }}', 'Date.now'],
		['={{ Math ?. random() }}', 'Math . random'],
		['={{ Date["now"]() }}', 'Date'],
		["={{ Math['random']() }}", 'Math'],
		['={{ DateTime["now"]() }}', 'DateTime'],
		['={{ (Date).now() }}', 'Date'],
		['={{ (d => d.now())(DateTime) }}', '.now'],
		['={{ globalThis.Date.now() }}', '.now'],
		['={{ crypto.randomUUID() }}', '.randomUUID'],
		['={{ performance.now() }}', 'performance.now'],
		['={{ DateTime.local({ zone: "Asia/Kolkata" }) }}', 'DateTime.local({'],
		['={{ DateTime.utc({}) }}', 'DateTime.utc({'],
		['={{ DateTime.fromObject({}) }}', 'DateTime.fromObject({}'],
		['={{ $json.day.toDateTime().diffToNow("days") }}', '.diffToNow'],
		['={{ DateTime.fromISO($json.day).diffNow().days }}', '.diffNow'],
		['={{ DateTime.fromISO($json.day).toRelative() }}', '.toRelative'],
	])('%s', (raw, name) => {
		expect(problemOf(raw)).toBe(
			`is made with ${name}, which changes with each run, so each run would pay again: use an ID that the payment has in your own system`,
		);
	});

	it.each([
		'={{ $json.now }}',
		'={{ $json.$now }}',
		'={{ $json["$now"] }}',
		"={{ $json['it\\'s $now'] }}",
		'={{ $json.id // not $now\n }}',
		'={{ `$now` }}',
		'={{ $nowhere }}',
		'={{ new Date($json.paidAt).getTime() }}',
		'={{ new Date( "2026-01-31" ) }}',
		'={{ DateTime.fromISO($json.day).toMillis() }}',
		'={{ $json.Date.now }}',
		'={{ $json.name.replace(/$now/, "") }}',
		'={{ $json.day instanceof Date }}',
		'={{ (x instanceof Date) ? $json.a : $json.b }}',
		'={{ DateTime.local(2026, 1, 31).toISODate() }}',
		'={{ DateTime.fromObject({ year: $json.year, month: 1 }).toISODate() }}',
		'={{ $json.Date["now"] }}',
		'={{ $json.executionId }}',
		'={{ Math.floor($json.amount) }}',
		'={{ ($json.now) }}',
		'={{ $json["random"] ?? $json.random }}',
		'=$now-{{ $json.id }}',
		'=pay \\{{ $now }}',
		'pay-7',
		'',
	])('%s does not, or is no expression', (raw) => {
		expect(problemOf(raw)).toBe('');
	});

	it('but a customer may have any reference', () => {
		expect(problemOf('=crm-{{ $now }}', 'complete')).toBe('');
	});
});

describe('a reference with a part that gives nothing is the same for all items', () => {
	it.each([undefined, null, '', ' ', '\u200B', NaN, []])('%j gives nothing', (value) => {
		expect(problemOf('=crm-{{ $json.missing }}', 'complete', value)).toBe(
			'has a part that gives nothing: {{ $json.missing }}',
		);
		expect(problemOf('={{ $json.a }}{{ $json.b }}', 'complete', value)).toContain('{{ $json.a }}');
	});

	it.each([0, false, 'x', 7])('%j gives something', (value) => {
		expect(problemOf('=crm-{{ $json.id }}', 'complete', value)).toBe('');
	});

	it('an expression alone is not looked at: its value is', () => {
		expect(problemOf('={{ $json.missing }}', 'complete', undefined)).toBe('');
		expect(problemOf('= {{ $json.missing }} ', 'complete', undefined)).toBe('');
	});

	it('nothing is said of a part that cannot be evaluated alone', () => {
		const evaluate = () => {
			throw new Error('no such node');
		};
		expect(() => checkExpression('complete', '=crm-{{ $("x").y }}', evaluate)).not.toThrow();
	});

	it('braces in fixed text are no expression, and would be the same for all', () => {
		expect(problemOf('crm-{{ $json.id }}')).toBe(
			'is fixed text with {{ }} in it: switch the field to Expression',
		);
	});
});

describe('an expression is split as n8n does it', () => {
	it.each([
		['a-{{ x }}-b', ['text a-', 'code  x ', 'text -b']],
		['{{ {a: {b: 1} } }}', ['code  {a: {b: 1} } ']],
		// n8n ends the code at the first }}, also inside a string.
		['{{ "}}" }}', ['code  "', 'text " }}']],
		['{{ "\\}}" }}', ['code  "\\}}" ']],
		['\\{{ x }}', ['text \\{{ x }}']],
		['{{ x', ['code  x']],
		['', []],
	])('%s', (expression, parts) => {
		expect(splitExpression(expression).map(({ kind, text }) => `${kind} ${text}`)).toEqual(parts);
	});
});

describe("in n8n's engine", () => {
	let emulator: Emulator;
	beforeAll(async () => (emulator = await startEmulator()));
	afterAll(async () => await emulator.close());
	beforeEach(() => emulator.reset());

	const customer = (clientReferenceId: string, item: IDataObject = {}) => ({
		items: [contact(1, { id: 7, list: [{ a: 1 }], ...item })],
		parameters: { additionalFields: { clientReferenceId } },
	});

	it.each([
		['=crm-{{ $json.missing }}', '{{ $json.missing }}'],
		['=crm-{{ $json.missing?.deeper ?? null }}', '{{ $json.missing?.deeper ?? null }}'],
		['={{ $json.id }}-{{ $json.missing }}', '{{ $json.missing }}'],
		['={{ $json.missing }}:{{ $json.id }}', '{{ $json.missing }}'],
	])('nobody is created as %s: the next one would be taken for them', async (reference, part) => {
		const { message } = await failure(emulator, customer(reference));
		expect(message).toBe(`Client Reference ID has a part that gives nothing: ${part} [Item 0]`);
		expect(emulator.requests).toEqual([]);
	});

	it.each([
		['=crm-{{ $json.id }}', 'crm-7'],
		['={{ $json.id }}-{{ $json.list.map((each) => { return {b: each.a} })[0].b }}', '7-1'],
		['={{ "crm-" + $itemIndex }}', 'crm-0'],
	])('%s is sent as %s', async (reference, sent) => {
		await run(emulator, customer(reference));
		expect(emulator.customers.map((each) => each.client_reference_id)).toEqual([sent]);
	});

	it.each(['payout', 'payin'] as const)(
		'no %s is made with $now or half a reference',
		async (side) => {
			const initiation = new Initiation(side, emulator, new Fixtures(emulator));
			const wanted = await initiation.wanted();
			for (const [clientReferenceId, problem] of [
				['=pay-{{ $now.toMillis() }}', 'is made with $now, which changes with each run'],
				['=pay-{{ $json.missing }}', 'has a part that gives nothing: {{ $json.missing }}'],
			] as const) {
				const { error, sent } = await initiation.run([wanted], {
					parameters: { clientReferenceId },
				});
				expect(error?.message).toContain(`Client Reference ID ${problem}`);
				expect(sent).toEqual([]);
			}
			expect(initiation.orders).toEqual([]);
		},
	);
});
