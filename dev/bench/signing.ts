import { createHmac } from 'node:crypto';
import { Bench } from 'tinybench';

import { canonicalJson } from '../../dollarpe/canonicalJson';
import { sign } from '../../dollarpe/signature';

const apiKey = 'sandbox_key';
const apiSecret = 'sandbox_secret';
const timestamp = 1700000000;

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
export async function benchSigning(): Promise<Array<Record<string, string | number>>> {
	const rows = [];
	for (const [body, value] of [
		['customer, 7 fields', customer],
		['nested', nested],
	] as const) {
		const text = canonicalJson(value);
		const bench = new Bench({ time: 1000 })
			.add('HMAC alone', () => {
				createHmac('sha256', apiSecret).update(`${apiKey}|${timestamp}|${text}`).digest('base64');
			})
			.add('JSON.stringify and HMAC', () => {
				const json = JSON.stringify(value);
				createHmac('sha256', apiSecret).update(`${apiKey}|${timestamp}|${json}`).digest('base64');
			})
			.add('canonical JSON and signature', () => {
				sign({ apiKey, apiSecret, timestamp, json: canonicalJson(value) });
			});
		await bench.run();
		const medians = bench.tasks.map(({ name, result }) => ({
			name,
			us: 'latency' in result ? result.latency.p50 * 1000 : NaN,
		}));
		const alone = medians[0]?.us ?? NaN;
		rows.push(
			...medians.map(({ name, us }) => ({
				body: `${body}, ${Buffer.byteLength(text)} bytes`,
				what: name,
				'median µs': Number(us.toFixed(2)),
				'× HMAC alone': Number((us / alone).toFixed(2)),
			})),
		);
	}
	return rows;
}
