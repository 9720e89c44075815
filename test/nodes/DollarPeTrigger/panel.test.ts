import { EVENTS } from '../../../dev/emulator';
import { DollarPeTrigger } from '../../../nodes/DollarPeTrigger/DollarPeTrigger.node';
import { eventOptions } from '../../../nodes/DollarPeTrigger/events';

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

	it('registers nothing by itself, and is no tool for an AI agent', () => {
		const registration = description.properties.find(({ name }) => name === 'registration');
		expect(registration?.default).toBe('manual');
		expect(description).not.toHaveProperty('usableAsTool');
	});
});
