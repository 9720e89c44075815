/* eslint-disable @n8n/community-nodes/no-restricted-imports -- runs on a developer's machine, never inside n8n */
import assert from 'node:assert/strict';

import { EVENTS, type Delivery } from '../../emulator';
import { Listener } from '../../n8n/listener';
import { recordAt, textAt } from '../../lib/json';
import type { Bench } from './bench';
import { newEvent } from './events';

const REFUSED: ReadonlyArray<{ what: string; delivery: Delivery; why: string }> = [
	{
		what: 'signed with another secret',
		delivery: { forge: 'secret' },
		why: 'the signature does not match',
	},
	{
		what: 'that is not signed',
		delivery: { forge: 'unsigned' },
		why: 'X-TIMESTAMP is missing',
	},
	{
		what: 'altered on its way',
		delivery: { forge: 'body' },
		why: 'the signature does not match',
	},
	{
		what: 'recorded six minutes ago',
		delivery: { ageSeconds: 360 },
		why: 'it is 36\\d seconds old',
	},
	{
		what: 'from six minutes ahead',
		delivery: { ageSeconds: -360 },
		why: 'it is 3[56]\\d seconds ahead',
	},
];

/** A published workflow, and what DollarPe sends to its production URL. */
export async function checkTrigger({
	check,
	n8n,
	server,
	sandbox,
	credential,
}: Bench): Promise<void> {
	const listener = await Listener.store(n8n, credential);
	let expected = 0;

	await check('DollarPe Trigger: a workflow with it can be published', async () => {
		await listener.activate();
	});

	for (const { type, event: name } of EVENTS) {
		await check(
			`DollarPe Trigger: ${type} ${name} starts the workflow, with its data`,
			async () => {
				const event = newEvent(type, name);
				assert.equal(await sandbox.send(event, {}, listener.url), 200);
				const received = (await listener.events(++expected)).at(-1);
				const { receivedAt, ...rest } = recordAt(received);
				assert.deepEqual(rest, event);
				assert.ok(Math.abs(Date.parse(String(receivedAt)) - Date.now()) < 60_000);
			},
		);
	}

	/** What comes next starts the workflow; so, what came before it would have by then. */
	const nothingStarted = async (): Promise<void> => {
		const next = newEvent('BANK', 'VERIFIED');
		assert.equal(await sandbox.send(next, {}, listener.url), 200);
		const received = await listener.events(++expected);
		assert.equal(textAt(received.at(-1), 'id'), next.id);
		assert.equal(received.length, expected);
	};

	for (const { what, delivery, why } of REFUSED) {
		await check(
			`DollarPe Trigger: an event ${what} starts nothing, and the log says why`,
			async () => {
				const before = server.log;
				const status = await sandbox.send(newEvent('PAYOUT', 'SUCCESS'), delivery, listener.url);
				assert.equal(status, 401);
				await nothingStarted();
				const lines = server.log.slice(before.length);
				assert.match(server.log, new RegExp(`refused a call \\(401\\): ${why}`), lines);
				assert.ok(!server.log.includes(sandbox.apiSecret));
			},
		);
	}

	await check('DollarPe Trigger: an event that comes again starts the workflow once', async () => {
		const event = newEvent('PAYOUT', 'SUCCESS');
		expected += 1;
		for (let n = 0; n < 3; n++) {
			assert.equal(await sandbox.send(event, {}, listener.url), 200);
		}
		await nothingStarted();
	});

	await check(
		'DollarPe Trigger: an event that comes twice at once starts the workflow once',
		async () => {
			const event = newEvent('PAYOUT', 'SUCCESS');
			expected += 1;
			const sent = Array.from({ length: 10 }, () => sandbox.send(event, {}, listener.url));
			assert.deepEqual(new Set(await Promise.all(sent)), new Set([200]));
			await nothingStarted();
		},
	);

	await check(
		'DollarPe Trigger: two events of the same payout both start the workflow',
		async () => {
			const failed = newEvent('PAYOUT', 'FAILED');
			const refunded = { ...newEvent('PAYOUT', 'REFUNDED'), id: failed.id };
			for (const event of [failed, refunded]) {
				assert.equal(await sandbox.send(event, {}, listener.url), 200);
			}
			expected += 2;
			await nothingStarted();
		},
	);

	await check(
		'DollarPe Trigger: events that were not chosen are taken, and start nothing',
		async () => {
			const choosy = await Listener.store(n8n, credential, { events: ['PAYOUT.FAILED'] });
			await choosy.activate();
			for (const { type, event } of EVENTS) {
				assert.equal(await sandbox.send(newEvent(type, event), {}, choosy.url), 200);
			}
			const received = await choosy.events(1);
			assert.deepEqual(
				received.map((event) => `${textAt(event, 'type')} ${textAt(event, 'event')}`),
				['PAYOUT FAILED'],
			);
			await choosy.deactivate();
		},
	);

	await check(
		'DollarPe Trigger: a workflow that was taken back is not started any more',
		async () => {
			await listener.deactivate();
			const status = await sandbox.send(newEvent('PAYOUT', 'SUCCESS'), {}, listener.url);
			assert.equal(status, 404);
			assert.equal(await listener.count(), expected);
		},
	);
}
