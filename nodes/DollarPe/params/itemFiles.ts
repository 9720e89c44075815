import type { IBinaryData, IExecuteFunctions } from 'n8n-workflow';

import { wholly, type Mask } from '../../../dollarpe/text/masks';
import type { ItemRequest } from './declaration/types';
import { fileLinkLifetime, isFile } from '../resources/values/files';
import type { Files } from '../resources/operation';
import { quoted, UnfitValue } from '../resources/values/values';
import type { Options } from './readOptions';

/** How long the links of a run can be used, in hours. */
export function linkLifetime({ own }: Options): number {
	return Number(own.get(fileLinkLifetime.name) ?? fileLinkLifetime.default);
}

/**
 * The files of an item.
 *
 * @param hours how long a link to one can be used
 * @param request takes down what is linked to, and that no error may show the link
 */
export function filesOf(
	context: IExecuteFunctions,
	itemIndex: number,
	hours: number,
	request: ItemRequest,
): Files {
	return {
		linkTo(given) {
			const file = typeof given === 'string' ? findFile(context, itemIndex, given) : given;
			// n8n has it since 1.90.
			if (typeof context.helpers.createBinarySignedUrl !== 'function') {
				throw new UnfitValue('can be a file only in n8n 1.90 or later: give a URL');
			}
			// A file in memory is a part of the item, and has no ID.
			if (!file.id) {
				throw new UnfitValue(
					'cannot be a file, since this n8n keeps files in memory, where no link leads to them: set its N8N_DEFAULT_BINARY_DATA_MODE to filesystem, or give a URL',
				);
			}
			const link = signedLink(context, file, hours);
			request.files.push({ file, link });
			(request.masks ??= []).push(maskOf(link));
			return link;
		},
	};
}

/** A link that n8n's server answers with the file, to anybody who has it. */
export function signedLink(context: IExecuteFunctions, file: IBinaryData, hours: number): string {
	return context.helpers.createBinarySignedUrl(file, `${hours} hours`);
}

/** What of a link gives access to the file. */
export function maskOf(link: string): Mask {
	return wholly(link.replace(/^.*[?&]token=/, ''));
}

function findFile(context: IExecuteFunctions, itemIndex: number, name: string): IBinaryData {
	const { binary = {}, json } = context.getInputData()[itemIndex] ?? { json: {} };
	try {
		const file: unknown = context.helpers.assertBinaryData(itemIndex, name);
		if (isFile(file)) return file;
	} catch {
		// Its words do not say which files there are.
	}
	// A workflow may also have n8n keep files among the other fields.
	const fields = Object.entries({ ...json, ...binary }).filter(([, value]) => isFile(value));
	const names = fields.map(([field]) => quoted(field));
	const has = names.length > 0 ? `it has ${names.join(', ')}` : 'it has none';
	throw new UnfitValue(
		`is ${quoted(name)}, which is neither a URL nor a binary field of the item (${has})`,
	);
}
