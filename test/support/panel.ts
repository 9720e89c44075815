import type { IDataObject, INodeListSearchResult, INodePropertyOptions } from 'n8n-workflow';

import { loadOptionsContextOf } from '../../dev/engine';
import { keysOf } from '../../dev/lib/keys';
import { DollarPe } from '../../nodes/DollarPe/DollarPe.node';
import { types, type Server } from './dollarPe';

const { listSearch, loadOptions } = new DollarPe().methods;

export interface PanelSettings {
	/** The node's parameters, in which the editor has evaluated the expressions. */
	parameters?: IDataObject;
	/** Fields of the credential in place of the server's. */
	credential?: IDataObject;
}

function contextOf(server: Server, { parameters = {}, credential }: PanelSettings) {
	return loadOptionsContextOf(
		'n8n-nodes-dollarpe.dollarPe',
		types,
		{ dollarPeApi: { ...keysOf(server), ...credential } as Record<string, string> },
		parameters as Parameters<typeof loadOptionsContextOf>[3],
		'parameters.field',
	);
}

/** One call of a resource locator's list, as the editor makes it. */
export async function list(
	server: Server,
	method: keyof typeof listSearch,
	settings: PanelSettings & { search?: string; token?: string } = {},
): Promise<INodeListSearchResult & { names: string[]; token: string | undefined }> {
	const { search, token } = settings;
	const result = await listSearch[method].call(contextOf(server, settings), search, token);
	const next: unknown = result.paginationToken;
	return {
		...result,
		names: result.results.map(({ name }) => name),
		token: typeof next === 'string' ? next : undefined,
	};
}

/** The error of a list, as n8n's server gives it to the editor: of any other error than a NodeApiError, the message alone. */
export async function listError(
	...call: Parameters<typeof list>
): Promise<{ name: string; message: string; description: string; httpCode: unknown }> {
	try {
		await list(...call);
	} catch (error) {
		const { name, message } = error as Error;
		const { description, httpCode } = error as { description?: unknown; httpCode?: unknown };
		return { name, message, description: String(description ?? ''), httpCode };
	}
	throw new Error('The list was loaded');
}

/** The choices that a field offers. */
export async function choices(
	server: Server,
	method: keyof typeof loadOptions,
	settings: PanelSettings = {},
): Promise<INodePropertyOptions[]> {
	return await loadOptions[method].call(contextOf(server, settings));
}
