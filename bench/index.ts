/* eslint-disable no-console -- runs on a developer's machine, never inside n8n */
import { benchEngine } from './engine';
import { benchSigning } from './signing';

async function main(): Promise<void> {
	console.log('# Signing: canonical JSON and signature, against HMAC alone over the same bytes');
	console.table(await benchSigning());
	console.log("# n8n's engine: Customer → Create, four expressions an item, API latency 20 ms");
	console.table(await benchEngine());
}

void main();
