import { startEmulator, type Emulator, type Fault } from '../emulator';
import { contactsOf, isValid, type Contact } from '../lib/contacts';
import { seeded } from '../lib/random';

export interface SoakSettings {
	contacts: number;
	runs: number;
	seed: number;
	/** Milliseconds before each answer. */
	latency: readonly [min: number, max: number];
	/** Whether to print progress. */
	progress?: (line: string) => void;
}

/** The expected result: no customer missing, none duplicated, and every contact answered in every run. */
export interface SoakResult {
	/** The number of different contacts, each of which must become one customer. */
	expectedCustomers: number;
	customers: number;
	/** Customers for a contact that already has one. */
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

/** The items on the two outputs of the node, after a sync has run to its end. */
export interface Synced {
	done: Array<Record<string, unknown>>;
	refused: Array<Record<string, unknown>>;
}

/** Sends contacts to a DollarPe with the node of `lib/createOrGet.ts`. */
export type Sync = (contacts: Contact[]) => Promise<Synced>;

/** 5% 429, 2% 500, 1% cut after the work, 1% cut before it. */
function faultFor(roll: number): [string, Fault] | undefined {
	if (roll < 0.05) return ['429', { kind: 'status', status: 429 }];
	if (roll < 0.07) return ['500', { kind: 'status', status: 500 }];
	if (roll < 0.08) return ['cut after the work', { kind: 'cut', when: 'after' }];
	if (roll < 0.09) return ['cut before the work', { kind: 'cut', when: 'before' }];
	return undefined;
}

/**
 * Sends the same contacts to a DollarPe with faults, again and again, with Create or Get.
 *
 * @param connect returns the sync for a DollarPe
 */
export async function soak(
	connect: (emulator: Emulator) => Sync | Promise<Sync>,
	settings: SoakSettings,
): Promise<SoakResult> {
	const chance = seeded(settings.seed);
	const contacts = contactsOf(settings.contacts, chance);
	const emulator = await startEmulator({ latency: settings.latency });
	const faults: Record<string, number> = {};
	try {
		const sync = await connect(emulator);
		emulator.faults.when(() => {
			const [name, fault] = faultFor(chance()) ?? [];
			if (name !== undefined) faults[name] = (faults[name] ?? 0) + 1;
			return fault;
		});
		const runs: SoakResult['runs'] = [];
		for (let n = 0; n < settings.runs; n++) {
			const begin = Date.now();
			const run = { ...answered(contacts, await sync(contacts)), ms: Date.now() - begin };
			runs.push(run);
			settings.progress?.(`run ${n + 1}: ${JSON.stringify(run)}`);
		}
		return { ...count(contacts, emulator), runs, faults };
	} finally {
		await emulator.close();
	}
}

function answered(contacts: Contact[], { done, refused }: Synced) {
	const created = done.filter((customer) => customer.created === true).length;
	const unanswered = refused.filter(isValid).length;
	return {
		created,
		existing: done.length - created,
		refused: refused.length - unanswered,
		unanswered: unanswered + contacts.length - done.length - refused.length,
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
