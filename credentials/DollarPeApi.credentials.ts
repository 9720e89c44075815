import type {
	Icon,
	ICredentialDataDecryptedObject,
	ICredentialTestRequest,
	ICredentialType,
	IHttpRequestOptions,
	INodeProperties,
} from 'n8n-workflow';

import { ORIGIN_EXPRESSION, SERVICES } from '../dollarpe/environments';
import { signRequest, SigningError } from '../dollarpe/signedRequest';

/** n8n's two shapes of request options: the current one, and the older one that the HTTP Request node still uses. */
type RequestOptions = IHttpRequestOptions & {
	uri?: string;
	form?: unknown;
	formData?: unknown;
	followRedirect?: boolean;
	followAllRedirects?: boolean;
};

const REFUSED =
	"DollarPe refused the key or the signature. Check that API key and API secret are those of the chosen environment (sandbox and production keys differ), and that this machine's clock is right.";

const NOT_DOLLARPE =
	'Something answered, but not DollarPe. Check the environment and the Base URL, and whether a proxy is in the way.';

const SIGNED_HEADERS = ['content-type', 'x-api-key', 'x-timestamp', 'x-signature'];

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
					description: 'For trying things out: no real money moves',
				},
				{
					name: 'Production',
					value: 'production',
					description: 'Real customers and real money',
				},
				{
					name: 'Custom',
					value: 'custom',
					description: 'Another address, such as a local DollarPe emulator',
				},
			],
			default: 'sandbox',
			description:
				'Which DollarPe the keys are for. Sandbox and production keys differ: one does not work with the other.',
		},
		{
			displayName: 'Base URL',
			name: 'baseUrl',
			type: 'string',
			default: '',
			required: true,
			placeholder: 'e.g. https://sandbox.dollarpe.xyz',
			description: 'Scheme, host and port alone, without a path',
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
				'The API secret that came with the key. It signs the requests and is itself never sent.',
		},
		{
			displayName: 'JSON Format for Signing',
			name: 'signedJsonFormat',
			type: 'options',
			options: [
				{
					name: 'Compact (Standard)',
					value: 'compact',
					description: 'No spaces, letters such as é written as \\u00e9',
				},
				{
					name: 'Compact, Letters as They Are',
					value: 'compactUtf8',
					description: 'No spaces, letters such as é left alone',
				},
				{
					name: 'With Spaces',
					value: 'spaced',
					description: 'A space after each comma and colon',
				},
			],
			default: 'compact',
			description:
				'Leave as is unless DollarPe answers "Invalid Signature" to requests that create or change something, although the test of this credential passes. Then try the next choice: it is the way in which the data is written down before it is signed, and DollarPe has to write it in the same way.',
		},
	];

	/**
	 * Puts DollarPe's headers on a request, with the canonical JSON as its body; returns new options.
	 * n8n calls it for every request, retry and page, so that each carries a fresh timestamp.
	 *
	 * @throws {SigningError} when nothing may or can be signed; nothing is sent then
	 */
	async authenticate(
		credentials: ICredentialDataDecryptedObject,
		options: IHttpRequestOptions,
	): Promise<IHttpRequestOptions> {
		const { uri, baseURL, body, form, formData, headers, ...rest }: RequestOptions = options;
		refuseForms({ form, formData, headers });
		const signed = signRequest(
			{ method: options.method ?? 'GET', url: absoluteUrl(uri ?? rest.url, baseURL), body },
			credentials,
			Math.floor(Date.now() / 1000),
		);
		const otherHeaders = Object.entries(headers ?? {}).filter(
			([name]) => !SIGNED_HEADERS.includes(name.toLowerCase()),
		);
		const result: RequestOptions = {
			...rest,
			url: signed.url,
			...(uri !== undefined && { uri: signed.url }),
			headers: { ...Object.fromEntries(otherHeaders), ...signed.headers },
			...(signed.body !== undefined && { body: signed.body }),
			// HTTP clients send X- headers along to wherever a redirect points.
			disableFollowRedirect: true,
			followRedirect: false,
			followAllRedirects: false,
			maxRedirects: 0,
		};
		return result;
	}

	test: ICredentialTestRequest = {
		request: {
			baseURL: ORIGIN_EXPRESSION,
			url: `${SERVICES.cms}/customer/list`,
			method: 'GET',
			ignoreHttpStatusErrors: true,
		},
		// n8n looks at a rule's message only where the HTTP request itself has succeeded.
		rules: [
			// What is no DollarPe answer, such as a web page, has no status at all.
			{
				type: 'responseSuccessBody',
				properties: { key: 'status', value: undefined, message: NOT_DOLLARPE },
			},
			{
				type: 'responseSuccessBody',
				properties: { key: 'status', value: false, message: REFUSED },
			},
		],
	};
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

/** What the HTTP client would request: the URL itself where it is absolute, else base URL and path together. */
function absoluteUrl(url: string, baseURL: string | undefined): string {
	if (baseURL === undefined || baseURL === '' || URL.canParse(url)) return url;
	return `${baseURL.replace(/\/+$/, '')}/${url.replace(/^\/+/, '')}`;
}
