import { stripEnd } from './text/strip';

/** DollarPe's two environments (DollarPe docs, Introduction). Their API keys are not interchangeable. */
export const HOSTS = {
	sandbox: 'https://sandbox.dollarpe.xyz',
	production: 'https://production.dollarpe.xyz',
} as const;

/** The path under which each of DollarPe's services lives, the same in both environments (DollarPe docs, OpenAPI `servers`). */
export const SERVICES = {
	/** Customers, KYC and bank accounts. */
	cms: '/cms/api/v1',
	/** The organization's webhook address. */
	org: '/org/api/v1',
	/** Payins: fiat to crypto. */
	pis: '/pis/api/v1',
	/** Payouts: crypto to fiat. */
	pos: '/pos/api/v1',
	/** Limits and enhanced due diligence. */
	ren: '/ren/api/v1',
	/** The hosted widget; it has no version. */
	widget: '/widget',
} as const;

/** Where a credential's requests go. */
export interface EnvironmentChoice {
	environment?: unknown;
	/** Used if `environment` is `custom`: scheme, host and port. */
	baseUrl?: unknown;
}

/**
 * The origin that a credential is for, such as `https://sandbox.dollarpe.xyz`.
 *
 * @throws {Error} when the environment is unknown, or a custom base URL is not an https origin
 * (http is accepted on this machine's own loopback addresses alone)
 */
export function originOf({ environment, baseUrl }: EnvironmentChoice): string {
	if (environment === 'custom') return customOrigin(baseUrl);
	if (environment === 'production') return HOSTS.production;
	if (environment === 'sandbox' || environment === undefined) return HOSTS.sandbox;
	throw new Error(`The DollarPe credential names an unknown environment: ${String(environment)}`);
}

function customOrigin(baseUrl: unknown): string {
	const text = typeof baseUrl === 'string' ? baseUrl.trim() : '';
	if (text === '') throw new Error('The Base URL of the DollarPe credential is empty');
	const url = URL.canParse(text) ? new URL(text) : undefined;
	if (url === undefined || !isOrigin(url)) {
		throw new Error(
			`The Base URL of the DollarPe credential must be scheme, host and port alone, such as ${HOSTS.sandbox}, with no path, query or user name`,
		);
	}
	if (url.protocol === 'http:' && !isLoopback(url.hostname)) {
		throw new Error(
			`The Base URL of the DollarPe credential must start with https:// (plain http would show ${url.host} and everyone on the way the API key)`,
		);
	}
	return withoutFinalDot(url).origin;
}

/** The same URL with one spelling of its host: `dollarpe.xyz.` is `dollarpe.xyz`, and must not pass for another. */
export function withoutFinalDot(url: URL): URL {
	const plain = new URL(url);
	plain.hostname = stripEnd(url.hostname, '.');
	return plain;
}

function isOrigin({ protocol, username, password, pathname, search, hash }: URL): boolean {
	const isHttp = protocol === 'https:' || protocol === 'http:';
	return isHttp && [username, password, search, hash].join('') === '' && pathname === '/';
}

/** Whether a URL's host name is this machine itself. */
export function isLoopback(hostname: string): boolean {
	return hostname === 'localhost' || hostname === '[::1]' || /^127(\.\d{1,3}){3}$/.test(hostname);
}

/** The name of an origin for error messages: `DollarPe's sandbox`, `DollarPe's production`, or its host. */
export function nameOf(origin: string): string {
	if (origin === HOSTS.sandbox) return "DollarPe's sandbox";
	if (origin === HOSTS.production) return "DollarPe's production";
	return new URL(origin).host;
}
