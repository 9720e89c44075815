import { EVENTS } from '../../../dev/emulator';
import { DollarPeTrigger } from '../../../nodes/DollarPeTrigger/DollarPeTrigger.node';
import { eventOptions } from '../../../nodes/DollarPeTrigger/events';
import { payout } from '../../support/trigger';

const { description } = new DollarPeTrigger();

describe('the panel of the trigger', () => {
	it('offers every documented event, sorted by name, and the rest; all of them chosen at first', () => {
		const values = eventOptions.map(({ value }) => value);
		const documented = EVENTS.map(({ type, event }) => `${type}.${event}`);
		expect(values.filter((value) => value !== 'OTHER').sort()).toEqual(documented.sort());
		const names = eventOptions.map(({ name }) => name);
		expect(names.at(-1)).toBe('Any Other Event');
		expect(names.slice(0, -1)).toEqual(names.slice(0, -1).sort());
		expect(description.properties.find(({ name }) => name === 'events')?.default).toEqual(values);
	});

	const samples = description.properties.filter(({ name }) => /^sample./.test(name)).slice(1);

	it('offers a sample of every documented event to pin, with what such an event carries', () => {
		const pinned = samples.map(({ default: text }) => JSON.parse(String(text)) as unknown);
		expect(pinned).toEqual(
			eventOptions.slice(0, -1).map(({ value }) => {
				const documented = EVENTS.find(({ type, event }) => `${type}.${event}` === value);
				const receivedAt = '2026-03-13T10:00:01.482Z';
				return [{ ...payout, ...documented, receivedAt }];
			}),
		);
	});

	it('shows one sample at a time, that of the chosen event, which cannot be typed over', () => {
		const choice = description.properties.find(({ name }) => name === 'sampleEvent');
		const chosen = choice?.options?.map((option) => ('value' in option ? option.value : undefined));
		expect(chosen?.[0]).toBe(choice?.default);
		expect(samples.map(({ displayOptions }) => displayOptions?.show)).toEqual(
			chosen?.slice(1).map((value) => ({ sampleEvent: [value] })),
		);
		for (const { typeOptions } of samples) expect(typeOptions?.editorIsReadOnly).toBe(true);
		// The editor gives a field the text of another one that has the same name.
		expect(new Set(samples.map(({ name }) => name)).size).toBe(samples.length);
	});

	it('does not promise that DollarPe sends events to the test URL: who waits there waits in vain', () => {
		const { eventTriggerDescription, triggerPanel } = description;
		const texts = JSON.stringify(triggerPanel);
		expect(eventTriggerDescription).toContain('DollarPe sends none there');
		expect(texts).toContain('to the production URL only');
		const notice = description.properties.find(({ name }) => name === 'testNotice');
		expect(notice?.displayName).toContain('to the production URL only');
		expect(notice?.displayOptions).toBeUndefined();
	});

	it("says it in n8n 2's words and in n8n 1's: who looks for a button finds it", () => {
		const texts = JSON.stringify(description);
		expect(texts.match(/publish/gi)?.length).toBeGreaterThan(3);
		expect(texts.match(/in n8n 1: activat/gi)?.length).toBeGreaterThan(3);
	});

	it('registers nothing by itself, and is no tool for an AI agent', () => {
		const registration = description.properties.find(({ name }) => name === 'registration');
		expect(registration?.default).toBe('manual');
		expect(description).not.toHaveProperty('usableAsTool');
	});

	it('is added in a version for which n8n evaluates no expression in each call, and runs in the first one too', () => {
		expect(description.defaultVersion).toBeGreaterThan(1);
		expect(description.version).toEqual([1, description.defaultVersion]);
	});
});
