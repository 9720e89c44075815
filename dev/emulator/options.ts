/**
 * How the body's JSON must look in the signed text. DollarPe's own examples disagree about it:
 * `compact` is its webhook example (Python, no spaces, `\uXXXX`), `compactUtf8` its Node.js and Java
 * examples (no spaces, raw UTF-8), `spaced` its Python request example (`", "` and `": "`, `\uXXXX`).
 * `any` takes all three.
 */
export type SignedJsonFormat = 'compact' | 'compactUtf8' | 'spaced' | 'any';

/** Which of DollarPe's two APIs is spoken: as documented until early 2026, or as since autumn 2026 (Zapyd). */
export type Api = 'dollarpe' | 'zapyd';

/** The options of the emulator. All have a default. */
export interface EmulatorOptions {
	/** TCP port on 127.0.0.1; 0, the default, takes any free one. */
	port?: number;
	/** The shapes of bodies and answers; `dollarpe` by default. */
	api?: Api;
	/** The only API key that is known; `sandbox_key` by default. */
	apiKey?: string;
	/** The secret that signatures are checked with; `sandbox_secret` by default. */
	apiSecret?: string;
	/** `compact` by default. */
	signedJsonFormat?: SignedJsonFormat;
	/** Maximum difference between X-TIMESTAMP and the emulator's clock, in seconds; 300 by default. */
	timestampToleranceSeconds?: number;
	/** Results on one page of a list when the request asks for no `page_size`; 100 by default. */
	pageSize?: number;
	/** DollarPe's pages say 400 in one place and 401 in another; 401 by default. */
	invalidSignatureStatus?: 400 | 401;
	/** The server's clock in milliseconds since 1970, for timestamps and the `Date` header. */
	now?: () => number;
	/** Milliseconds before every answer: fixed, or random between [min, max]; 0 by default. */
	latency?: number | readonly [min: number, max: number];
	/**
	 * Milliseconds until checks and orders succeed by themselves; Infinity for never. The default is 1000,
	 * and 0 for bank accounts, because all samples show them verified at once.
	 */
	processingMs?: Partial<Processing>;
	/** Milliseconds that a quotation is valid; 5 minutes by default, as in all samples. */
	quotationMs?: number;
	/** How much of each asset there is for prefunded payouts, as a decimal; 15000.5 by default, as in the demo app. */
	prefundedBalance?: string;
	/**
	 * Whether a client reference ID that a prefunded payout or remittance has already is refused. Nothing documents it, so
	 * the default is the worse: a second one is made.
	 */
	refusesUsedReference?: boolean;
	/** The initial webhook address; none by default. Events are only sent to this machine. */
	webhookUrl?: string;
	/** Milliseconds between two tries to deliver an event; 200 by default. */
	eventRetryMs?: number;
	/** Private key and certificate in PEM, to be served over https; plain http by default. */
	tls?: { key: string; cert: string };
}

/** How long each kind of processing takes, in milliseconds. */
export interface Processing {
	kyc: number;
	bankAccount: number;
	payout: number;
	payin: number;
	edd: number;
}

/** The options with all defaults filled in. */
export type Settings = Readonly<
	Required<Omit<EmulatorOptions, 'processingMs' | 'webhookUrl' | 'tls'>> & {
		processingMs: Readonly<Processing>;
		webhookUrl: string | undefined;
		tls: EmulatorOptions['tls'];
	}
>;

const PROCESSING: Readonly<Processing> = {
	kyc: 1000,
	bankAccount: 0,
	payout: 1000,
	payin: 1000,
	edd: 1000,
};

/** Fills in the defaults; an option that is undefined counts as not given. */
export function settingsFrom(options: EmulatorOptions): Settings {
	return {
		port: options.port ?? 0,
		api: options.api ?? 'dollarpe',
		apiKey: options.apiKey ?? 'sandbox_key',
		apiSecret: options.apiSecret ?? 'sandbox_secret',
		signedJsonFormat: options.signedJsonFormat ?? 'compact',
		timestampToleranceSeconds: options.timestampToleranceSeconds ?? 300,
		pageSize: options.pageSize ?? 100,
		invalidSignatureStatus: options.invalidSignatureStatus ?? 401,
		now: options.now ?? Date.now,
		latency: options.latency ?? 0,
		processingMs: { ...PROCESSING, ...options.processingMs },
		quotationMs: options.quotationMs ?? 5 * 60 * 1000,
		prefundedBalance: options.prefundedBalance ?? '15000.5',
		refusesUsedReference: options.refusesUsedReference ?? false,
		webhookUrl: options.webhookUrl,
		eventRetryMs: options.eventRetryMs ?? 200,
		tls: options.tls,
	};
}
