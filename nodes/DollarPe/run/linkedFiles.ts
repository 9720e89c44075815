import type { IBinaryData, IExecuteFunctions } from 'n8n-workflow';

import { messageOf } from '../../../dollarpe/text/messageOf';
import { isLoopback } from '../../../dollarpe/environments';
import { whyNotReachable } from '../../../dollarpe/publicUrl';
import type { ItemRequest, LinkedFile } from '../params/declaration/types';
import { maskOf, signedLink } from '../params/itemFiles';
import type { JsonValue } from '../resources/operation';
import { quoted } from '../resources/values/values';

/**
 * Why DollarPe cannot fetch the files that a request links to.
 *
 * @param origin the credential's: a DollarPe on this machine can fetch from this machine
 * @returns a sentence without a period; undefined where it can, or where there are no files
 */
export function whyNotFetched([file]: LinkedFile[], origin: string): string | undefined {
	if (file === undefined || isLoopback(new URL(origin).hostname)) return undefined;
	const why = whyNotReachable(file.link, origin);
	// All links of an n8n begin alike; the rest gives access to the file.
	const [address] = file.link.split('?');
	return (
		why &&
		`DollarPe cannot fetch a file from this n8n, since ${address} ${why}. Set WEBHOOK_URL of n8n to its public address, or give a URL in place of the file`
	);
}

/** Where n8n keeps what a form or a webhook receives, until the execution ends: then it moves the file. */
const TEMPORARY = /\/executions\/temp\//;

/**
 * Makes the links of a request last: a file that n8n will move is copied to where the files of this execution stay, and
 * the copy is linked.
 *
 * @param hours how long a link can be used
 * @throws {Error} when a file is not there any more, or is empty
 */
export async function withLastingLinks(
	context: IExecuteFunctions,
	request: ItemRequest,
	hours: number,
): Promise<ItemRequest> {
	const newLinks = new Map<unknown, string>();
	for (const { file, link } of request.files) {
		await checkFile(context, file);
		if (!TEMPORARY.test(file.id ?? '')) continue;
		newLinks.set(link, signedLink(context, await copyOf(context, file), hours));
	}
	if (newLinks.size === 0) return request;
	const renewed = (value: JsonValue): JsonValue => newLinks.get(value) ?? value;
	const body = Object.entries(request.body ?? {}).map(([name, value]): [string, JsonValue] => [
		name,
		Array.isArray(value) ? value.map(renewed) : renewed(value),
	]);
	const masks = [...(request.masks ?? []), ...[...newLinks.values()].map(maskOf)];
	return { ...request, body: Object.fromEntries(body), masks };
}

async function checkFile({ helpers }: IExecuteFunctions, file: IBinaryData): Promise<void> {
	const found = await helpers.getBinaryMetadata(file.id ?? '').catch((error: unknown) => ({
		problem: messageOf(error),
	}));
	if ('problem' in found) {
		throw new Error(`n8n cannot read the file ${nameOf(file)} (${found.problem})`);
	}
	if (found.fileSize === 0) throw new Error(`The file ${nameOf(file)} is empty`);
}

async function copyOf({ helpers }: IExecuteFunctions, file: IBinaryData): Promise<IBinaryData> {
	const content = await helpers.getBinaryStream(file.id ?? '');
	return await helpers.prepareBinaryData(content, file.fileName, file.mimeType);
}

function nameOf({ fileName }: IBinaryData): string {
	return fileName === undefined ? 'of the item' : quoted(fileName);
}
