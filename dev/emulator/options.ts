/**
 * How the body's JSON must look in the signed text. DollarPe's own examples disagree about it:
 * `compact` is its webhook example (Python, no spaces, `\uXXXX`), `compactUtf8` its Node.js and Java
 * examples (no spaces, raw UTF-8), `spaced` its Python request example (`", "` and `": "`, `\uXXXX`).
 * `any` takes all three.
 */
export type SignedJsonFormat = 'compact' | 'compactUtf8' | 'spaced' | 'any';

/** Everything that can be chosen when the emulator starts. All of it has a default. */
export interface EmulatorOptions {
	/** TCP port on 127.0.0.1; 0, the default, takes any free one. */
	port?: number;
	/** The only API key that is known; `sandbox_key` by default. */
	apiKey?: string;
	/** The secret that signatures are checked with; `sandbox_secret` by default. */
	apiSecret?: string;
	/** `compact` by default. */
	signedJsonFormat?: SignedJsonFormat;
	/** How far X-TIMESTAMP may lie from the emulator's clock, either way, in seconds; 300 by default. */
	timestampToleranceSeconds?: number;
	/** Results on one page of a list when the request asks for no `page_size`; 100 by default. */
	pageSize?: number;
	/** DollarPe's pages say 400 in one place and 401 in another; 401 by default. */
	invalidSignatureStatus?: 400 | 401;
	/** The server's clock in milliseconds since 1970, for timestamps and the `Date` header. */
	now?: () => number;
	/** Milliseconds before every answer: fixed, or anew between [min, max] each time; 0 by default. */
	latency?: number | readonly [min: number, max: number];
}

/** The options with nothing left open. */
export type Settings = Readonly<Required<EmulatorOptions>>;

/** Fills in the defaults; an option that is there but undefined counts as not given. */
export function settingsFrom(options: EmulatorOptions): Settings {
	return {
		port: options.port ?? 0,
		apiKey: options.apiKey ?? 'sandbox_key',
		apiSecret: options.apiSecret ?? 'sandbox_secret',
		signedJsonFormat: options.signedJsonFormat ?? 'compact',
		timestampToleranceSeconds: options.timestampToleranceSeconds ?? 300,
		pageSize: options.pageSize ?? 100,
		invalidSignatureStatus: options.invalidSignatureStatus ?? 401,
		now: options.now ?? Date.now,
		latency: options.latency ?? 0,
	};
}
