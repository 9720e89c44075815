import type {
	Icon,
	ICredentialDataDecryptedObject,
	ICredentialTestRequest,
	ICredentialType,
	IDataObject,
	IHttpRequestOptions,
	INodeProperties,
} from 'n8n-workflow';

import { SERVICES } from '../dollarpe/environments';
import {
	signRequest,
	SigningError,
	type Credential,
	type SignedRequest,
	type UnsignedRequest,
} from '../dollarpe/signing/signedRequest';
import { stripEnd, stripStart } from '../dollarpe/text/strip';
import { JSON_FORMAT_NAMES, ORIGIN_EXPRESSION } from './form';

/** n8n's two formats of request options: the current one, and the older one that the HTTP Request node still uses. */
type RequestOptions = IHttpRequestOptions & {
	uri?: string;
	qsStringifyOptions?: unknown;
	useQuerystring?: boolean;
	form?: unknown;
	formData?: unknown;
	gzip?: boolean;
	useStream?: boolean;
	resolveWithFullResponse?: boolean;
	simple?: boolean;
	rejectUnauthorized?: boolean;
	followRedirect?: boolean;
	followAllRedirects?: boolean;
};

/**
 * The options that a signed request keeps: how to write the query, how long to wait, how to read the
 * answer. All others are dropped, including future ones, since an option such as `agentOptions` can lead
 * the request to another server, or let one with a certificate of its own take DollarPe's place
 * (n8n-core 2.41.1 and 1.122.48, request helpers).
 */
const KEPT_OPTIONS: ReadonlyArray<keyof RequestOptions> = [
	'method',
	'qs',
	'arrayFormat',
	'qsStringifyOptions',
	'useQuerystring',
	'auth',
	'timeout',
	'abortSignal',
	'json',
	'encoding',
	'gzip',
	'useStream',
	'returnFullResponse',
	'resolveWithFullResponse',
	'ignoreHttpStatusErrors',
	'simple',
	'allowedDomains',
	'proxy',
	// Only possible for this machine's own addresses: for others, requests with these options are not signed.
	'skipSslCertificateValidation',
	'rejectUnauthorized',
];

/** Headers set by the signer or the HTTP client; those of the caller are dropped. */
const OWN_HEADERS = [
	'content-type',
	'x-api-key',
	'x-timestamp',
	'x-signature',
	'host',
	'connection',
	'content-length',
	'content-encoding',
	'transfer-encoding',
];

const REFUSED =
	"DollarPe refused the key or the signature. Check that API key and API secret are those of the chosen environment (sandbox and production keys differ), and that this machine's clock is right.";

const NOT_DOLLARPE =
	'The answer did not come from DollarPe. Check the environment and the Base URL, and whether a proxy is in the way.';

/** What to do about a connection that others could read, in the words of n8n's HTTP Request node. */
const READABLE_ADVICE = {
	proxy: 'Remove the proxy from the options of the request',
	unverifiedServer: 'Turn off "Ignore SSL Issues" in the options of the request',
};

export class DollarPeApi implements ICredentialType {
	name = 'dollarPeApi';

	displayName = 'DollarPe API';

	icon: Icon = { light: 'file:../icons/dollarpe.svg', dark: 'file:../icons/dollarpe.dark.svg' };

	documentationUrl =
		'https://github.com/n8n-nodes-dollarpe/n8n-nodes-dollarpe?tab=readme-ov-file#credentials';

	properties: INodeProperties[] = [
		{
			displayName: 'Environment',
			name: 'environment',
			type: 'options',
			options: [
				{
					name: 'Sandbox',
					value: 'sandbox',
					description: 'For testing: no real money moves',
				},
				{
					name: 'Production',
					value: 'production',
					description: 'Real customers and real money',
				},
				{
					name: 'Sandbox (Zapyd)',
					value: 'zapydSandbox',
					description: 'For keys of sandbox.zapyd.com, since autumn 2026: no real money moves',
				},
				{
					name: 'Production (Zapyd)',
					value: 'zapydProduction',
					description:
						'For keys of api.zapyd.com, since autumn 2026: real customers and real money',
				},
				{
					name: 'Custom',
					value: 'custom',
					description: 'Another address, such as a local DollarPe emulator',
				},
			],
			default: 'sandbox',
			description:
				"The DollarPe environment of the keys: each has keys of its own. What is said here of Zapyd comes from the demo app of DollarPe's developers.",
		},
		{
			displayName: 'Base URL',
			name: 'baseUrl',
			type: 'string',
			default: '',
			required: true,
			placeholder: 'e.g. https://sandbox.dollarpe.xyz',
			description: 'Scheme, host and port, without a path',
			displayOptions: { show: { environment: ['custom'] } },
		},
		{
			displayName: 'API',
			name: 'api',
			type: 'options',
			options: [
				{
					name: 'DollarPe',
					value: 'dollarpe',
					description: 'As sandbox.dollarpe.xyz and production.dollarpe.xyz have it',
				},
				{
					name: 'Zapyd',
					value: 'zapyd',
					description: 'As sandbox.zapyd.com and api.zapyd.com have it, since autumn 2026',
				},
			],
			default: 'dollarpe',
			description: 'Which of the two APIs the address speaks: they take a few fields differently',
			displayOptions: { show: { environment: ['custom'] } },
		},
		{
			displayName: 'API Key',
			name: 'apiKey',
			type: 'string',
			typeOptions: { password: true },
			default: '',
			required: true,
			description: 'The API key that DollarPe sent you by email',
		},
		{
			displayName: 'API Secret',
			name: 'apiSecret',
			type: 'string',
			typeOptions: { password: true },
			default: '',
			required: true,
			description:
				'The API secret that came with the key. It signs the requests and is never sent.',
		},
		{
			displayName: 'Previous API Secret',
			name: 'previousApiSecret',
			type: 'string',
			typeOptions: { password: true },
			default: '',
			description:
				'Only while the API secret is being replaced: the DollarPe Trigger accepts events signed with either. Requests are signed with API Secret alone.',
		},
		{
			displayName: 'JSON Format for Signing',
			name: 'signedJsonFormat',
			type: 'options',
			options: [
				{
					name: JSON_FORMAT_NAMES.compact,
					value: 'compact',
					description:
						"No spaces; letters such as é are written as \\u00e9. Confirmed by a test vector of DollarPe's developers.",
				},
				{
					name: JSON_FORMAT_NAMES.compactUtf8,
					value: 'compactUtf8',
					description: 'No spaces; letters such as é stay as they are',
				},
				{
					name: JSON_FORMAT_NAMES.spaced,
					value: 'spaced',
					description: 'A space after each comma and colon',
				},
			],
			default: 'compact',
			description:
				'How the JSON is serialized before it is signed. Leave as is unless DollarPe answers "Invalid Signature" to requests that create or change something, although the test of this credential passes; then try the next choice.',
		},
	];

	/**
	 * Puts DollarPe's headers on a request, with the canonical JSON as its body; returns new options.
	 * n8n calls it for every request, retry and page, so that each carries a fresh timestamp.
	 *
	 * A property, not a method: n8n copies a credential's own properties alone, and offers the credential in the HTTP
	 * Request node only where the copy has this one (n8n 2.41.1, load-nodes-and-credentials).
	 *
	 * @throws {SigningError} if the request may not or cannot be signed; nothing is sent then
	 */
	authenticate = async (
		credentials: ICredentialDataDecryptedObject,
		options: IHttpRequestOptions,
	): Promise<IHttpRequestOptions> => {
		const request: RequestOptions = options;
		refuseForms(request);
		const signed = signWithAdvice(
			{
				method: request.method ?? 'GET',
				url: absoluteUrl(request.uri ?? request.url, request.baseURL),
				body: request.body,
				skipsCertificateCheck:
					Boolean(request.skipSslCertificateValidation) || !(request.rejectUnauthorized ?? true),
				usesProxy: Boolean(request.proxy),
			},
			credentials,
			Math.floor(Date.now() / 1000),
		);
		const result: RequestOptions = {
			url: signed.url,
			...(request.uri !== undefined && { uri: signed.url }),
			headers: { ...keptHeaders(request.headers), ...signed.headers },
			...(signed.body !== undefined && { body: signed.body }),
			// HTTP clients send X- headers on to the target of a redirect.
			disableFollowRedirect: true,
			followRedirect: false,
			followAllRedirects: false,
			maxRedirects: 0,
		};
		for (const name of KEPT_OPTIONS) keepOption(result, name, request[name]);
		return result;
	};

	test: ICredentialTestRequest = {
		request: {
			baseURL: ORIGIN_EXPRESSION,
			url: `${SERVICES.cms}/customer/list`,
			method: 'GET',
			ignoreHttpStatusErrors: true,
		},
		// n8n uses a rule's message only if the HTTP request itself has succeeded.
		rules: [
			// An answer that is not DollarPe's, such as a web page, has no `status`.
			{
				type: 'responseSuccessBody',
				properties: { key: 'status', value: undefined, message: NOT_DOLLARPE },
			},
			{
				type: 'responseSuccessBody',
				properties: { key: 'status', value: false, message: REFUSED },
			},
			// Other APIs have a `status` too; DollarPe's success comes with data. n8n's rules can only deny equal values.
			...[undefined, null].map((value) => ({
				type: 'responseSuccessBody' as const,
				properties: { key: 'data', value, message: NOT_DOLLARPE },
			})),
		],
	};
}

function keepOption<Name extends keyof RequestOptions>(
	kept: RequestOptions,
	name: Name,
	value: RequestOptions[Name],
): void {
	if (value !== undefined) kept[name] = value;
}

function keptHeaders(headers: IDataObject = {}): IDataObject {
	const kept = Object.entries(headers).filter(
		([name]) => !OWN_HEADERS.includes(name.trim().toLowerCase()),
	);
	return Object.fromEntries(kept);
}

/** @throws {SigningError} with what to change in the HTTP Request node, where others could read the request */
function signWithAdvice(
	request: UnsignedRequest,
	credential: Credential,
	timestamp: number,
): SignedRequest {
	try {
		return signRequest(request, credential, timestamp);
	} catch (error) {
		if (!(error instanceof SigningError) || !error.readableBy) throw error;
		throw new SigningError(`${error.message}. ${READABLE_ADVICE[error.readableBy]}`);
	}
}

function refuseForms({ form, formData, headers }: Partial<RequestOptions>): void {
	const contentType = Object.entries(headers ?? {}).find(
		([name]) => name.toLowerCase() === 'content-type',
	)?.[1];
	const isForm = /^\s*(application\/x-www-form-urlencoded|multipart\/)/i.test(String(contentType));
	if (form !== undefined || formData !== undefined || isForm) {
		throw new SigningError('DollarPe takes JSON bodies: this request has a form');
	}
}

/** The URL that the HTTP client would request: the URL itself if it is absolute, else base URL and path. */
function absoluteUrl(url: string, baseURL: string | undefined): string {
	if (baseURL === undefined || baseURL === '' || URL.canParse(url)) return url;
	return `${stripEnd(baseURL, '/')}/${stripStart(url, '/')}`;
}
