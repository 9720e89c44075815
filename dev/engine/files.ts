// First: it keeps n8n-core out of the user's own n8n folder.
import './isolate';

import { createRequire } from 'node:module';

import { BinaryDataService } from 'n8n-core';
import type { IBinaryData } from 'n8n-workflow';

/** What n8n-core takes its services from. */
interface Container {
	get<T>(service: new (...parameters: never[]) => T): T;
}

function service(): BinaryDataService {
	const { Container: container } = createRequire(require.resolve('n8n-core'))('@n8n/di') as {
		Container: Container;
	};
	return container.get(BinaryDataService);
}

/** Has the engine keep files on disk, as n8n 2 does. Until then, it keeps them in memory. */
export async function keepFilesOnDisk(): Promise<void> {
	await service().init();
}

/**
 * A file as n8n hands it from node to node.
 *
 * @param executionId whose file it is; none for what a form or a webhook has received and its execution is still to get
 */
export async function storeFile(
	content: Buffer,
	{ fileName, mimeType }: Pick<IBinaryData, 'fileName' | 'mimeType'>,
	executionId = '',
): Promise<IBinaryData> {
	const location = { type: 'execution', workflowId: 'workflow', executionId } as const;
	return await service().store(location, content, { fileName, mimeType, data: '' });
}

/** Moves a file as n8n does when the execution ends that was still to get it. */
export async function moveFile({ id = '' }: IBinaryData, executionId: string): Promise<void> {
	const [, path = ''] = id.split(':');
	await service().rename(path, path.replace('/temp/', `/${executionId}/`));
}

/** Deletes the files of an execution, as n8n does with those that are not saved. */
export async function deleteFiles(executionId: string): Promise<void> {
	await service().deleteMany([{ type: 'execution', workflowId: 'workflow', executionId }]);
}

/**
 * The file that n8n's server answers a signed link with.
 *
 * @throws {Error} where it would refuse the link, or has no file
 */
export async function fileBehind(link: string): Promise<Buffer> {
	const token = new URL(link).searchParams.get('token') ?? '';
	const id = service().validateSignedToken(token);
	return await service().getAsBuffer({ id, mimeType: '', data: '' });
}
