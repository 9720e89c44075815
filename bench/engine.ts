/* eslint-disable @n8n/community-nodes/no-restricted-globals -- runs on a developer's machine, never inside n8n */
import type { IDataObject, INodeParameters } from 'n8n-workflow';

import { unpackedPackage } from '../demo/package';
import { execute, outputOf, typesFromPackage, type Types, type WorkflowFile } from '../engine';
import { forkEmulator, type RemoteEmulator } from './emulatorProcess';

const ITEMS = 1000;
const LATENCY_MS = 20;
const ROUNDS = 3;

const contacts = Array.from(
	{ length: ITEMS },
	(_, n): IDataObject => ({
		name: `Contact ${n}`,
		email: `contact${n}@example.com`,
		phone: String(9_000_000_000 + n),
		country: 'IND',
	}),
);

function workflow(maxParallelRequests: number): WorkflowFile {
	const parameters: INodeParameters = {
		resource: 'customer',
		operation: 'create',
		fullName: '={{ $json.name }}',
		email: '={{ $json.email }}',
		phone: '={{ $json.phone }}',
		alpha3CountryCode: '={{ $json.country }}',
		additionalFields: {},
		options: { maxParallelRequests },
	};
	const place = { typeVersion: 1, position: [0, 0] as [number, number] };
	return {
		name: 'bench',
		nodes: [
			{ id: '1', name: 'Start', type: 'n8n-nodes-base.manualTrigger', parameters: {}, ...place },
			{
				id: '2',
				name: 'DollarPe',
				type: 'n8n-nodes-dollarpe.dollarPe',
				parameters,
				credentials: { dollarPeApi: { id: '1', name: 'DollarPe' } },
				...place,
			},
		],
		connections: { Start: { main: [[{ node: 'DollarPe', type: 'main', index: 0 }]] } },
	};
}

interface Contender {
	name: string;
	types: Types;
	maxParallelRequests: number;
}

interface Measurement {
	ms: number;
	cpuMs: number;
	peak: number;
}

/** One run of all contacts; throws when one of them has not become a customer. */
async function measure(
	emulator: RemoteEmulator,
	{ types, maxParallelRequests }: Contender,
): Promise<Measurement> {
	await emulator.reset();
	const { url: baseUrl, apiKey, apiSecret } = emulator;
	const credential = { environment: 'custom', baseUrl, apiKey, apiSecret };
	const cpu = process.cpuUsage();
	const begin = performance.now();
	const run = await execute(
		workflow(maxParallelRequests),
		types,
		{ dollarPeApi: credential },
		'Start',
		contacts,
	).finished;
	const ms = performance.now() - begin;
	const { user, system } = process.cpuUsage(cpu);
	const ids = new Set(outputOf(run, 'DollarPe').map(({ json }) => json.id));
	if (ids.size !== ITEMS) throw new Error(`${ids.size} of ${ITEMS} contacts became customers`);
	return { ms, cpuMs: (user + system) / 1000, peak: await emulator.peakInFlight() };
}

const median = (values: number[]) => [...values].sort((a, b) => a - b)[values.length >> 1] ?? NaN;

/** Medians of three rounds, the contenders taking turns; a declarative node without `execute` is the measure. */
export async function benchEngine(): Promise<Array<Record<string, string | number>>> {
	const types = await typesFromPackage(unpackedPackage());
	const node = types.nodes['n8n-nodes-dollarpe.dollarPe'];
	if (!node) throw new Error('The package has no node dollarPe');
	const declarative: Types = {
		...types,
		nodes: { 'n8n-nodes-dollarpe.dollarPe': { description: node.description } },
	};
	const contenders: Contender[] = [
		{
			name: "the same fields under n8n's RoutingNode",
			types: declarative,
			maxParallelRequests: 20,
		},
		{ name: 'this node, 20 in flight', types, maxParallelRequests: 20 },
		{ name: 'this node, 100 in flight', types, maxParallelRequests: 100 },
	];
	const emulator = await forkEmulator(LATENCY_MS);
	try {
		for (const contender of contenders) await measure(emulator, contender);
		const measured = contenders.map(() => [] as Measurement[]);
		for (let round = 0; round < ROUNDS; round++) {
			for (const [i, contender] of contenders.entries()) {
				measured[i]?.push(await measure(emulator, contender));
			}
		}
		const base = median(measured[0]?.map(({ ms }) => ms) ?? []);
		return contenders.map(({ name }, i) => {
			const rounds = measured[i] ?? [];
			const ms = median(rounds.map((round) => round.ms));
			return {
				what: name,
				'median ms': Math.round(ms),
				'CPU ms': Math.round(median(rounds.map(({ cpuMs }) => cpuMs))),
				'× RoutingNode': Number((ms / base).toFixed(2)),
				'peak in flight': Math.max(...rounds.map(({ peak }) => peak)),
			};
		});
	} finally {
		emulator.close();
	}
}
