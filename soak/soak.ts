import type { INodeParameters } from 'n8n-workflow';

import { startEmulator, type Emulator, type Fault } from '../emulator';
import { execute, outputOf, type Types, type WorkflowFile } from '../engine';
import { contactsOf, isValid, type Contact } from './contacts';
import { seeded } from './random';

export interface SoakSettings {
	contacts: number;
	runs: number;
	seed: number;
	/** Milliseconds before each answer. */
	latency: readonly [min: number, max: number];
	/** Whether to say how it goes. */
	progress?: (line: string) => void;
}

/** What must be: nothing missing, nothing double, and every contact answered in every run. */
export interface SoakResult {
	/** Contacts that belong to one customer each. */
	expectedCustomers: number;
	customers: number;
	/** Customers that stand for the same contact as another one. */
	doubled: number;
	/** Contacts without a customer. */
	missing: number;
	runs: Array<{
		created: number;
		existing: number;
		refused: number;
		unanswered: number;
		ms: number;
	}>;
	/** How often each fault happened. */
	faults: Record<string, number>;
	requests: number;
	peakInFlight: number;
}

const MAX_PARALLEL = 50;

/** 5% 429, 2% 500, 1% cut after the work, 1% cut before it. */
function faultFor(roll: number): [string, Fault] | undefined {
	if (roll < 0.05) return ['429', { kind: 'status', status: 429 }];
	if (roll < 0.07) return ['500', { kind: 'status', status: 500 }];
	if (roll < 0.08) return ['cut after the work', { kind: 'cut', when: 'after' }];
	if (roll < 0.09) return ['cut before the work', { kind: 'cut', when: 'before' }];
	return undefined;
}

/** Pushes the same contacts to a DollarPe that stumbles, again and again, with Create or Get. */
export async function soak(types: Types, settings: SoakSettings): Promise<SoakResult> {
	const chance = seeded(settings.seed);
	const contacts = contactsOf(settings.contacts, chance);
	const emulator = await startEmulator({ latency: settings.latency });
	const faults: Record<string, number> = {};
	emulator.faults.when(() => {
		const [name, fault] = faultFor(chance()) ?? [];
		if (name !== undefined) faults[name] = (faults[name] ?? 0) + 1;
		return fault;
	});
	try {
		const runs: SoakResult['runs'] = [];
		for (let n = 0; n < settings.runs; n++) {
			const run = await syncOnce(types, emulator, contacts);
			runs.push(run);
			settings.progress?.(`run ${n + 1}: ${JSON.stringify(run)}`);
		}
		return { ...count(contacts, emulator), runs, faults };
	} finally {
		await emulator.close();
	}
}

async function syncOnce(types: Types, emulator: Emulator, contacts: Contact[]) {
	const { url: baseUrl, apiKey, apiSecret } = emulator;
	const credential = { environment: 'custom', baseUrl, apiKey, apiSecret };
	const begin = Date.now();
	const run = await execute(workflow(), types, { dollarPeApi: credential }, 'Contacts', contacts)
		.finished;
	if (run.data.resultData.error) throw run.data.resultData.error;
	const done = outputOf(run, 'Create or Get');
	const refused = outputOf(run, 'Create or Get', 1);
	const created = done.filter(({ json }) => json.created === true).length;
	const unanswered = refused.filter(({ json }) => isValid(json)).length;
	return {
		created,
		existing: done.length - created,
		refused: refused.length - unanswered,
		unanswered: unanswered + contacts.length - done.length - refused.length,
		ms: Date.now() - begin,
	};
}

function count(contacts: Contact[], { customers, requests, peakInFlight }: Emulator) {
	const expected = new Set(contacts.filter(isValid).map(({ ref }) => ref));
	const known = customers.map(({ client_reference_id: ref }) => String(ref));
	const distinct = new Set(known);
	return {
		expectedCustomers: expected.size,
		customers: customers.length,
		doubled: known.length - distinct.size,
		missing: [...expected].filter((ref) => !distinct.has(ref)).length,
		requests: requests.length,
		peakInFlight,
	};
}

function workflow(): WorkflowFile {
	const parameters: INodeParameters = {
		resource: 'customer',
		operation: 'createOrGet',
		fullName: '={{ $json.name }}',
		email: '={{ $json.email }}',
		phone: '={{ $json.phone }}',
		alpha3CountryCode: 'IND',
		additionalFields: { clientReferenceId: '={{ $json.ref }}' },
		options: { maxParallelRequests: MAX_PARALLEL },
	};
	const place = { typeVersion: 1, position: [0, 0] as [number, number] };
	return {
		name: 'soak',
		nodes: [
			{ id: '1', name: 'Contacts', type: 'n8n-nodes-base.manualTrigger', parameters: {}, ...place },
			{
				id: '2',
				name: 'Create or Get',
				type: 'n8n-nodes-dollarpe.dollarPe',
				parameters,
				onError: 'continueErrorOutput',
				credentials: { dollarPeApi: { id: '1', name: 'DollarPe' } },
				...place,
			},
		],
		connections: { Contacts: { main: [[{ node: 'Create or Get', type: 'main', index: 0 }]] } },
	};
}
