import { stripEnd } from './text/strip';

/**
 * DollarPe's environments (DollarPe docs, Introduction), and those that its developers name since autumn 2026, where they
 * write Zapyd in place of DollarPe (their demo app). The API keys of one are not for another.
 */
export const HOSTS = {
	sandbox: 'https://sandbox.dollarpe.xyz',
	production: 'https://production.dollarpe.xyz',
	zapydSandbox: 'https://sandbox.zapyd.com',
	zapydProduction: 'https://api.zapyd.com',
} as const;

/** The shapes in which DollarPe takes and gives the same things: as documented until 2026, or as since autumn 2026. */
export type Api = 'dollarpe' | 'zapyd';

type Environment = keyof typeof HOSTS;

const API_OF: Readonly<Record<Environment, Api>> = {
	sandbox: 'dollarpe',
	production: 'dollarpe',
	zapydSandbox: 'zapyd',
	zapydProduction: 'zapyd',
};

const PRODUCTION: readonly string[] = [HOSTS.production, HOSTS.zapydProduction];

/** The path under which each of DollarPe's services lives, the same in all environments (DollarPe docs, OpenAPI `servers`). */
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

/** What can be read of a service to see whether it answers: a list, a configuration, or a customer's limits. */
export const READABLE_PATHS = {
	cms: `${SERVICES.cms}/customer/list`,
	pis: `${SERVICES.pis}/payin/configuration`,
	pos: `${SERVICES.pos}/payout/configuration`,
	ren: `${SERVICES.ren}/payout/limits/{customer_id}`,
} as const;

/** Where a credential's requests go. */
export interface EnvironmentChoice {
	environment?: unknown;
	/** Used if `environment` is `custom`: scheme, host and port. */
	baseUrl?: unknown;
	/** Used if `environment` is `custom`: an {@link Api}. */
	api?: unknown;
}

/**
 * The origin that a credential is for, such as `https://sandbox.dollarpe.xyz`.
 *
 * @throws {Error} when the environment is unknown, or a custom base URL is not an https origin
 * (http is accepted on this machine's own loopback addresses alone)
 */
export function originOf({ environment, baseUrl }: EnvironmentChoice): string {
	return environment === 'custom' ? customOrigin(baseUrl) : HOSTS[ownEnvironment(environment)];
}

/**
 * The API that a credential speaks.
 *
 * @throws {Error} when the environment, or the API of a custom one, is unknown
 */
export function apiOf({ environment, api = 'dollarpe' }: EnvironmentChoice): Api {
	if (environment !== 'custom') return API_OF[ownEnvironment(environment)];
	if (api === 'dollarpe' || api === 'zapyd') return api;
	throw new Error(`The DollarPe credential names an unknown API: ${String(api)}`);
}

function ownEnvironment(environment: unknown = 'sandbox'): Environment {
	const known = Object.keys(HOSTS) as Environment[];
	const found = known.find((each) => each === environment);
	if (found !== undefined) return found;
	throw new Error(`The DollarPe credential names an unknown environment: ${String(environment)}`);
}

/** Whether an origin is one of DollarPe's own, and no custom one. */
export function isOwnHost(origin: string): boolean {
	return Object.values<string>(HOSTS).includes(origin);
}

/** Whether real customers and real money are at an origin. */
export function isProduction(origin: string): boolean {
	return PRODUCTION.includes(origin);
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

const NAMES: ReadonlyMap<string, string> = new Map([
	[HOSTS.sandbox, "DollarPe's sandbox"],
	[HOSTS.production, "DollarPe's production"],
	[HOSTS.zapydSandbox, "DollarPe's sandbox (Zapyd)"],
	[HOSTS.zapydProduction, "DollarPe's production (Zapyd)"],
]);

/** The name of an origin for error messages: `DollarPe's sandbox`, `DollarPe's production`, or its host. */
export function nameOf(origin: string): string {
	return NAMES.get(origin) ?? new URL(origin).host;
}
