import {
	ICredentialsHelper,
	type ICredentialDataDecryptedObject,
	type ICredentials,
	type ICredentialsExpressionResolveValues,
	type IExecuteData,
	type IHttpRequestOptions,
	type INodeCredentialsDetails,
	type INodeParameters,
	type INodeProperties,
	type IRequestOptionsSimplified,
	type WorkflowExecuteMode,
} from 'n8n-workflow';

import type { Credentials, Types } from './types';

/**
 * Stands in for the credential store of n8n's server: returns the given credentials with their expressions resolved,
 * and calls `authenticate`.
 */
export class CredentialStore extends ICredentialsHelper {
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
		// n8n passes options of either style, but types them as this one.
		return await type.authenticate(credentials, requestOptions as IHttpRequestOptions);
	}

	async getDecrypted(
		_additionalData: unknown,
		_nodeCredentials: INodeCredentialsDetails,
		typeName: string,
		mode: WorkflowExecuteMode,
		executeData?: IExecuteData,
		_raw?: boolean,
		resolve?: ICredentialsExpressionResolveValues,
	): Promise<ICredentialDataDecryptedObject> {
		const credentials = this.credentials[typeName];
		if (!credentials) throw new Error(`No credentials of type ${typeName}`);
		// A copy, since n8n decrypts them again each time too.
		const copy = { ...credentials };
		if (!resolve) return await Promise.resolve(copy);
		const { workflow, runExecutionData, runIndex, itemIndex, node, connectionInputData } = resolve;
		const resolved = workflow.expression.getParameterValue(
			copy as INodeParameters,
			runExecutionData,
			runIndex,
			itemIndex,
			node.name,
			connectionInputData,
			mode,
			{},
			executeData,
		);
		return resolved as ICredentialDataDecryptedObject;
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
