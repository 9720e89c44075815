import type { Api } from '../../../dollarpe/environments';
import { UnfitValue } from '../resources/values/values';
import type { Declaration, ItemRequest } from './declaration/types';
import { setPath } from './setPath';

/**
 * The body of an item as the API that its credential speaks takes it. Fields say where the one of autumn 2026 ("Zapyd")
 * takes them otherwise.
 *
 * @throws {UnfitValue} that names a field which is blank, or has a value, and may be so in the other API alone: what is
 * silently left out is looked for in vain later
 */
export function bodyFor(
	api: Api,
	{ fields }: Declaration,
	{ body, notInZapyd }: ItemRequest,
): ItemRequest['body'] {
	if (api === 'zapyd' && notInZapyd !== undefined) {
		throw new UnfitValue(
			`${notInZapyd} does not exist in the API of autumn 2026 (Zapyd), which the credential is for: leave it blank, and use Client Reference ID`,
		);
	}
	if (body === undefined) return undefined;
	if (api === 'dollarpe') {
		const missing = fields.find(
			({ zapyd, property }) =>
				typeof zapyd === 'object' && zapyd.mayBeBlank && body[property] === undefined,
		);
		if (missing) throw new UnfitValue(`${missing.displayName} is blank`);
		return body;
	}
	const shaped = { ...body };
	for (const { zapyd, property } of fields) {
		const value = body[property];
		if (zapyd === undefined || value === undefined) continue;
		delete shaped[property];
		if (zapyd === 'notSent') continue;
		setPath(shaped, zapyd.property, value);
		Object.assign(shaped, zapyd.with);
	}
	return shaped;
}
