import {
	ICredentialsHelper,
	type ICredentialDataDecryptedObject,
	type ICredentials,
	type IHttpRequestOptions,
	type INodeCredentialsDetails,
	type INodeProperties,
	type IRequestOptionsSimplified,
} from 'n8n-workflow';

import type { Credentials, Types } from './types';

/** Stands for n8n's credential store, which its server brings: hands out what it was given, and calls `authenticate`. */
export class CredentialStore extends ICredentialsHelper {
	/** How often a credential was asked for. */
	reads = 0;

	constructor(
		private readonly types: Types,
		private readonly credentials: Credentials,
	) {
		super();
	}

	async authenticate(
		credentials: ICredentialDataDecryptedObject,
		typeName: string,
		requestOptions: IHttpRequestOptions | IRequestOptionsSimplified,
	): Promise<IHttpRequestOptions> {
		const type = this.typeOf(typeName);
		if (typeof type.authenticate !== 'function') {
			throw new Error(`The credential type ${typeName} signs nothing`);
		}
		// n8n hands over options of either style, and says that they are of this one.
		return await type.authenticate(credentials, requestOptions as IHttpRequestOptions);
	}

	async getDecrypted(
		_additionalData: unknown,
		_nodeCredentials: INodeCredentialsDetails,
		typeName: string,
	): Promise<ICredentialDataDecryptedObject> {
		this.reads++;
		const credentials = this.credentials[typeName];
		if (!credentials) throw new Error(`No credentials of type ${typeName}`);
		// A copy: n8n, too, decrypts them anew each time.
		return await Promise.resolve({ ...credentials });
	}

	getCredentialsProperties(typeName: string): INodeProperties[] {
		return this.typeOf(typeName).properties;
	}

	getParentTypes(): string[] {
		return [];
	}

	isCredentialUsableByNode(): boolean {
		return true;
	}

	async preAuthentication(): Promise<undefined> {
		return await Promise.resolve(undefined);
	}

	async runPreAuthentication(): Promise<undefined> {
		return await Promise.resolve(undefined);
	}

	async getCredentials(): Promise<ICredentials> {
		return await Promise.reject(new Error('Credentials are not stored here'));
	}

	async updateCredentials(): Promise<void> {
		return await Promise.resolve();
	}

	async updateCredentialsOauthTokenData(): Promise<void> {
		return await Promise.resolve();
	}

	private typeOf(name: string) {
		const type = this.types.credentials[name];
		if (!type) throw new Error(`No credential type ${name}`);
		return type;
	}
}
