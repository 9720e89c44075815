import {
	NodeConnectionTypes,
	type IHookFunctions,
	type INodeType,
	type INodeTypeDescription,
	type IWebhookFunctions,
	type IWebhookResponseData,
} from 'n8n-workflow';

import { DEFAULT_TOLERANCE_SECONDS, MAX_TOLERANCE_SECONDS } from '../../dollarpe/webhook';
import { eventOptions } from './events';
import { receive } from './receive';
import { isRegistered, register, unregister } from './registration';

export class DollarPeTrigger implements INodeType {
	description: INodeTypeDescription = {
		displayName: 'DollarPe Trigger',
		name: 'dollarPeTrigger',
		icon: { light: 'file:../../icons/dollarpe.svg', dark: 'file:../../icons/dollarpe.dark.svg' },
		group: ['trigger'],
		version: 1,
		subtitle: '={{ $parameter["events"].length + " events" }}',
		description: 'Starts the workflow on DollarPe events',
		defaults: { name: 'DollarPe Trigger' },
		inputs: [],
		outputs: [NodeConnectionTypes.Main],
		credentials: [{ name: 'dollarPeApi', required: true }],
		webhooks: [
			{ name: 'default', httpMethod: 'POST', responseMode: 'onReceived', path: 'webhook' },
		],
		eventTriggerDescription: 'Waiting for DollarPe to send an event to the test URL',
		activationMessage:
			'The workflow now starts on events that DollarPe sends to the production URL.',
		properties: [
			{
				displayName: 'Trigger On',
				name: 'events',
				type: 'multiOptions',
				options: eventOptions,
				default: [
					'BANK.FAILED',
					'BANK.VERIFIED',
					'CUSTOMER.FAILED',
					'CUSTOMER.VERIFIED',
					'EDD.FAILED',
					'EDD.VERIFIED',
					'PAYIN.FAILED',
					'PAYIN.REFUND_INITIATED',
					'PAYIN.REFUNDED',
					'PAYIN.SUCCESS',
					'PAYOUT.FAILED',
					'PAYOUT.REFUNDED',
					'PAYOUT.SUCCESS',
					'OTHER',
				],
				required: true,
				description: 'Which events start the workflow. Other events are acknowledged and ignored.',
			},
			{
				displayName: 'Registration',
				name: 'registration',
				type: 'options',
				options: [
					{
						name: 'Manual',
						value: 'manual',
						description: 'You give DollarPe the production URL yourself',
					},
					{
						name: 'On Activation',
						value: 'onActivation',
						description: 'Activating the workflow gives DollarPe the production URL',
					},
				],
				default: 'manual',
				description: 'How DollarPe learns where to send its events',
			},
			{
				displayName:
					'Give DollarPe the production URL (under Webhook URLs, above): by email, or once with the DollarPe node, Webhook → Set URL. DollarPe has one address for your whole organization.',
				name: 'manualNotice',
				type: 'notice',
				default: '',
				displayOptions: { show: { registration: ['manual'] } },
			},
			{
				displayName:
					'Activating the workflow replaces the address that DollarPe has for your organization: there is only one. Deactivating does not remove it.',
				name: 'onActivationNotice',
				type: 'notice',
				default: '',
				displayOptions: { show: { registration: ['onActivation'] } },
			},
			{
				displayName: 'Options',
				name: 'options',
				type: 'collection',
				placeholder: 'Add option',
				default: {},
				options: [
					{
						displayName: 'Ignore Duplicates',
						name: 'ignoreDuplicates',
						type: 'boolean',
						default: true,
						description:
							'Whether an event that DollarPe sends again starts the workflow only once. The newest 1,000 events are remembered.',
					},
					{
						displayName: 'Timestamp Tolerance',
						name: 'toleranceSeconds',
						type: 'number',
						typeOptions: { minValue: 1, maxValue: MAX_TOLERANCE_SECONDS },
						default: DEFAULT_TOLERANCE_SECONDS,
						description:
							"Maximum difference between an event's timestamp and this machine's clock, in seconds, from 1 to 86,400; prevents replay. Any other value refuses every event.",
					},
				],
			},
		],
	};

	webhookMethods = {
		default: {
			async checkExists(this: IHookFunctions): Promise<boolean> {
				return isRegistered(this);
			},
			async create(this: IHookFunctions): Promise<boolean> {
				return await register(this);
			},
			async delete(this: IHookFunctions): Promise<boolean> {
				return unregister(this);
			},
		},
	};

	async webhook(this: IWebhookFunctions): Promise<IWebhookResponseData> {
		return await receive(this);
	}
}
