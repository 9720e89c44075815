import { z } from 'zod';

/** Strict, so that a misspelt key is a mistake and not a silence. */
const field = z.strictObject({
	/** DollarPe's name; a dot stands between an object and what is in it. */
	name: z.string().regex(/^[a-z0-9_]+(\.[a-z0-9_]+)*$/),
	type: z.enum(['string', 'boolean', 'object', 'array']),
	/** The type of an array's items. */
	items: z.literal('string').optional(),
	place: z.enum(['body', 'query', 'path']),
	/** `conditional`: the note says when. */
	required: z.union([z.boolean(), z.literal('conditional')]),
	format: z
		.enum([
			'uuid',
			'uri',
			'email',
			'decimal',
			'DD-MM-YYYY',
			'YYYY-MM-DD',
			'ISO 3166-1 alpha-3',
			'national phone number',
		])
		.optional(),
	/** What an amount is counted in. */
	unit: z.enum(['crypto', 'fiat']).optional(),
	values: z.array(z.string()).nonempty().optional(),
	/** DollarPe may take other values than those listed. */
	openValues: z.literal(true).optional(),
	maxLength: z.number().int().optional(),
	/** "" is a value like any other. */
	allowBlank: z.literal(true).optional(),
	/** DollarPe refuses a value that it has already. */
	unique: z.literal(true).optional(),
	/** How the API of autumn 2026 ("Zapyd", source Z) takes it, where otherwise: not at all, or elsewhere in the body. */
	zapyd: z
		.union([
			z.literal('notSent'),
			z.strictObject({
				property: z.string(),
				/** What is sent with it. */
				with: z.record(z.string(), z.string()).optional(),
				/** It is required in the other API alone. */
				mayBeBlank: z.literal(true).optional(),
			}),
		])
		.optional(),
	/** An object that may have other members than the fields that are listed. */
	hasOthers: z.literal(true).optional(),
	/** The fields in whose place it is sent: DollarPe wants the one or the others. */
	insteadOf: z.array(z.string()).nonempty().optional(),
	/** What a link may lead to. */
	fileTypes: z.string().optional(),
	sample: z.unknown(),
	note: z.string().optional(),
	/** The page of DollarPe's documentation, where it is not the endpoint's. */
	source: z.string().optional(),
});

const documentedError = z.strictObject({
	status: z.number().int().min(400).max(599),
	text: z.string(),
	/** Only the beginning of the text is known. */
	partial: z.literal(true).optional(),
	/** The key under `errors`, where it is known. */
	field: z.string().nullable(),
	/** `err_code`, where it is known. */
	code: z.string().nullable(),
	note: z.string().optional(),
	source: z.string().optional(),
});

/** What an endpoint may need to be there. */
export const NEEDS = [
	'customer',
	'customerInKyc',
	'verifiedCustomer',
	'failedCustomer',
	'bankAccount',
	'payoutQuotation',
	'payinQuotation',
	'payout',
	'payin',
	'finishedPayout',
	'finishedPayin',
	'prefundedQuotation',
	'remittanceQuotation',
	'prefundedPayout',
	'payoutEdd',
	'payinEdd',
] as const;

const endpoint = z.strictObject({
	/** The values of the node's Resource and Operation. */
	resource: z.string(),
	operation: z.string(),
	method: z.enum(['GET', 'POST', 'PATCH']),
	/** After the host, placeholders as `{customer_id}`. */
	path: z.string().startsWith('/'),
	/** The page of DollarPe's documentation, and when it was so; `Z` for what only its demo app of autumn 2026 shows. */
	source: z.string(),
	/** What must be there before; where it is left out, nothing. */
	needs: z.enum(NEEDS).optional(),
	/**
	 * `sample`: the local DollarPe answers the sample once the required fields are there, and remembers nothing. Without
	 * it, the endpoint has code of its own in `dev/emulator/resources`.
	 */
	emulator: z.literal('sample').optional(),
	fields: z.array(field),
	answer: z.strictObject({
		status: z.union([z.literal(200), z.literal(201)]),
		/** What `data` is: an object, a page of a list, or a bare text. */
		shape: z.enum(['object', 'list', 'text']),
		source: z.string().optional(),
	}),
	errors: z.array(documentedError),
	sandboxOnly: z.boolean(),
	irreversible: z.boolean(),
	note: z.string().optional(),
});

/** What `endpoints.json` must look like. */
export const contractSchema = z.strictObject({
	/** May come from every endpoint. */
	commonErrors: z.array(documentedError),
	endpoints: z.array(endpoint),
});

export type Field = z.infer<typeof field>;
export type DocumentedError = z.infer<typeof documentedError>;
export type Need = (typeof NEEDS)[number];
export type Contract = z.infer<typeof contractSchema>;
