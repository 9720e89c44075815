import { createHmac } from 'node:crypto';
import { Bench } from 'tinybench';

import { canonicalJson } from '../../dollarpe/json/canonicalJson';
import { sign } from '../../dollarpe/signing/signature';
import type { Row } from './report';

const customer = {
	full_name: 'José Ñandú',
	email: 'jose@example.com',
	phone: '9911002211',
	alpha_3_country_code: 'IND',
	client_reference_id: 'crm-1042',
	non_residence_status: false,
	residence_alpha_3_country_code: 'USA',
};

/** About 10 kB of text, nested four levels deep. */
const nested = {
	customers: Array.from({ length: 32 }, (_, n) => ({
		...customer,
		risk_parameters: { device: { id: `device-${n}`, ip_address: '127.0.0.1' }, score: n / 7 },
	})),
};

/** Microseconds for each way to sign each body, and the ratio to a bare HMAC. */
export async function measureSigning(): Promise<Row[]> {
	const keys = { apiKey: 'sandbox_key', apiSecret: 'sandbox_secret', timestamp: 1700000000 };
	const hmac = (json: string) =>
		createHmac('sha256', keys.apiSecret)
			.update(`${keys.apiKey}|${keys.timestamp}|${json}`)
			.digest('base64');
	const rows: Row[] = [];
	for (const [name, value] of Object.entries({ 'customer, 7 fields': customer, nested })) {
		const text = canonicalJson(value);
		const bench = new Bench({ time: 1000 })
			.add('HMAC alone', () => void hmac(text))
			.add('JSON.stringify and HMAC', () => void hmac(JSON.stringify(value)))
			.add('canonical JSON and signature', () => {
				sign({ ...keys, json: canonicalJson(value) });
			});
		const body = `${name}, ${Buffer.byteLength(text)} bytes`;
		let alone: number | undefined;
		for (const { name: what, result } of await bench.run()) {
			const us = 'latency' in result ? result.latency.p50 * 1000 : NaN;
			alone ??= us;
			const rounded = (value: number) => Number(value.toFixed(2));
			rows.push({ body, what, 'median µs': rounded(us), '× HMAC alone': rounded(us / alone) });
		}
	}
	return rows;
}
