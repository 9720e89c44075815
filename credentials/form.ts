import { HOSTS } from '../dollarpe/environments';
import type { JsonFormat } from '../dollarpe/json/canonicalJson';

const OWN_ORIGIN = Object.entries(HOSTS)
	.map(([name, host]) => `$credentials.environment === "${name}" ? "${host}" : `)
	.join('');

/** The origin of a credential as an expression for n8n's declarative requests; it gives what `originOf` gives. */
export const ORIGIN_EXPRESSION = `={{ $credentials.environment === "custom" ? $credentials.baseUrl.trim() : ${OWN_ORIGIN}"${HOSTS.sandbox}" }}`;

/** The names of the formats in the credential's form, and in errors about them. */
export const JSON_FORMAT_NAMES: Readonly<Record<JsonFormat, string>> = {
	compact: 'Compact (Standard)',
	compactUtf8: 'Compact, Letters as They Are',
	spaced: 'With Spaces',
};
