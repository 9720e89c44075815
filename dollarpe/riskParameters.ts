import { isRecord } from './json/json';

/** Where a body has what DollarPe wants to know about the risk of a transaction. */
const HOLDER = 'risk_parameters';

// DollarPe documents four.
const MOST = 50;

/**
 * What a quotation lacks of the risk parameters that the configuration requires (`required_risk_parameters`, since autumn
 * 2026: the demo app of DollarPe's developers, which does not show whether it stands under the fiat currency).
 *
 * @param data what the configuration's answer has under `data`
 * @returns names of fields of the body, with dots
 */
export function missingRiskParameters(
	data: unknown,
	body: Readonly<Record<string, unknown>>,
): string[] {
	if (!isRecord(data)) return [];
	const fiat = String(body.fiat).trim().toLowerCase();
	const own = Object.entries(data).find(([name]) => name.toLowerCase() === fiat)?.[1];
	const required = [isRecord(own) ? own : {}, data]
		.map((each) => each.required_risk_parameters)
		.find((each): each is unknown[] => Array.isArray(each));
	const given = isRecord(body[HOLDER]) ? body[HOLDER] : {};
	return (required ?? [])
		.slice(0, MOST)
		.filter((name) => typeof name === 'string' && !Object.hasOwn(given, name))
		.map((name) => `${HOLDER}.${String(name)}`);
}
