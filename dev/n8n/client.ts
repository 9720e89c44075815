import { randomUUID } from 'node:crypto';

import { at, textAt } from '../lib/json';
import type { Keys } from '../lib/keys';
import { until } from '../lib/wait';
import type { StoredCredential, Workflow } from './workflow';

const SECONDS_TO_PUBLISH = 60;

/** The owner account of an n8n that was started here; it listens on this machine only. */
export const OWNER = {
	email: 'owner@example.com',
	password: 'DollarPe-local-1',
	firstName: 'Asha',
	lastName: 'Rao',
};

/** The REST calls that n8n's editor makes, as a signed-in owner. */
export class N8nClient {
	private cookie = '';

	/** The session is bound to this browser ID. */
	private readonly browserId = randomUUID();

	constructor(readonly url: string) {}

	/** Creates the owner's account if there is none, and signs in. */
	async signIn(): Promise<void> {
		const settings = await this.get('/rest/settings');
		if (at(settings, 'userManagement', 'showSetupOnFirstLoad') === true) {
			await this.post('/rest/owner/setup', OWNER);
		}
		const { email, password } = OWNER;
		await this.post('/rest/login', { emailOrLdapLoginId: email, password });
	}

	/** n8n's answer to the "Test" of a credential. */
	async testCredential(data: Keys): Promise<{ status: string; message: string }> {
		// n8n 1 tests only what is stored.
		const stored = await this.createCredential('Tested', 'dollarPeApi', data);
		const credentials = { ...stored, data };
		const result = await this.post('/rest/credentials/test', { credentials });
		await this.call('DELETE', `/rest/credentials/${stored.id}`);
		return { status: textAt(result, 'status'), message: textAt(result, 'message') };
	}

	async createCredential(name: string, type: string, data: object): Promise<StoredCredential> {
		const stored = await this.post('/rest/credentials', { name, type, data });
		return { id: textAt(stored, 'id'), name, type };
	}

	/** @returns the workflow as n8n stored it */
	async createWorkflow(workflow: Workflow): Promise<unknown> {
		return await this.post('/rest/workflows', { active: false, settings: {}, ...workflow });
	}

	/**
	 * Publishes a stored workflow, so that its triggers answer.
	 *
	 * @throws n8n's error if a trigger cannot be set up
	 */
	async activate(stored: unknown): Promise<void> {
		const path = `/rest/workflows/${textAt(stored, 'id')}`;
		await this.post(`${path}/activate`, { versionId: textAt(stored, 'versionId') });
		const outcome = await this.settledPublication(path);
		if (!['published', ''].includes(textAt(outcome, 'status'))) {
			throw new Error(`n8n could not publish the workflow: ${JSON.stringify(outcome)}`);
		}
	}

	/** Unpublishes a workflow. */
	async deactivate(stored: unknown): Promise<void> {
		const path = `/rest/workflows/${textAt(stored, 'id')}`;
		await this.post(`${path}/deactivate`, {});
		await this.settledPublication(path);
	}

	/** n8n 2 sets the triggers up and takes them down after it has answered; n8n 1 before, and has no such status. */
	private async settledPublication(path: string): Promise<unknown> {
		return await until('The publication of the workflow', SECONDS_TO_PUBLISH, async () => {
			const { status, text } = await this.send('GET', `${path}/publication-status`);
			if (status === 404) return {};
			const outcome = at(JSON.parse(text), 'data');
			return textAt(outcome, 'status') === 'in_progress' ? undefined : outcome;
		});
	}

	async get(path: string): Promise<unknown> {
		return await this.call('GET', path);
	}

	async post(path: string, body: object): Promise<unknown> {
		return await this.call('POST', path, body);
	}

	/** A file of n8n's own web server. */
	async file(path: string): Promise<Response> {
		return await this.fetch('GET', `/${path.replace(/^\//, '')}`);
	}

	private async call(method: string, path: string, body?: object): Promise<unknown> {
		const { status, text } = await this.send(method, path, body);
		if (status >= 400) throw new Error(`n8n answered ${method} ${path} with ${status}: ${text}`);
		const parsed: unknown = JSON.parse(text);
		// The lists of types have no envelope.
		return at(parsed, 'data') ?? parsed;
	}

	private async send(method: string, path: string, body?: object) {
		const response = await this.fetch(method, path, body);
		const cookie = response.headers.get('set-cookie')?.split(';')[0];
		if (cookie !== undefined) this.cookie = cookie;
		return { status: response.status, text: await response.text() };
	}

	private async fetch(method: string, path: string, body?: object): Promise<Response> {
		return await fetch(this.url + path, {
			method,
			headers: {
				// n8n closes idle connections, possibly just when the next request is sent.
				connection: 'close',
				'browser-id': this.browserId,
				...(this.cookie !== '' && { cookie: this.cookie }),
				...(body && { 'content-type': 'application/json' }),
			},
			...(body && { body: JSON.stringify(body) }),
		});
	}
}
