import type { IBinaryData } from 'n8n-workflow';

import { isRecord } from '../../../../dollarpe/json/json';
import { notice } from '../fields';
import { toUrl } from './identifiers';
import type { ConvertWithFiles, OperationField } from '../operation';
import { quoted, toText, UnfitValue } from './values';

/**
 * Of a field for a document: a URL as it is; anything else is the name of a binary field of the item, or a file itself,
 * and becomes a link to it.
 */
export const toFileUrl: ConvertWithFiles = (value, _zone, files) => {
	if (isFile(value)) return files.linkTo(value);
	const text = toText(value);
	if (!text) return text;
	if (!/^https?:\/\//i.test(text)) return files.linkTo(text);
	if (URL.canParse(text)) return toUrl(text);
	throw new UnfitValue(`is ${quoted(text)}, which is not a complete URL`);
};

/** What a person must know who gives DollarPe a file of the workflow. */
export const fileNotice = notice(
	'fileNotice',
	'A document is given as a URL, or as the name of a binary field of the item. Of a binary field, DollarPe gets a link to the file in your n8n, which must be open to the internet. Whoever has the link can read the document until it expires (option File Link Lifetime).',
);

/** How long DollarPe can fetch a file by its link, in hours. */
export const fileLinkLifetime: OperationField = {
	displayName: 'File Link Lifetime',
	name: 'fileLinkLifetime',
	type: 'number',
	typeOptions: { minValue: 1, maxValue: 168 },
	default: 24,
	description:
		'For how many hours a link to a file can be used, 1 to 168. DollarPe checks most documents within two hours.',
};

/** As n8n tells a file from other values. */
export function isFile(value: unknown): value is IBinaryData {
	return isRecord(value) && 'mimeType' in value && ('data' in value || 'id' in value);
}
