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
		description: 'Starts the workflow when DollarPe says that something has happened',
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
				description: 'Which events start the workflow. Others are taken from DollarPe and dropped.',
			},
			{
				displayName: 'Registration',
				name: 'registration',
				type: 'options',
				options: [
					{
						name: 'Manual',
						value: 'manual',
						description: 'You give the production URL to DollarPe yourself',
					},
					{
						name: 'On Activation',
						value: 'onActivation',
						description: 'The production URL is given to DollarPe when the workflow is activated',
					},
				],
				default: 'manual',
				description: 'How DollarPe learns where to send its events',
			},
			{
				displayName:
					'Give the production URL (under Webhook URLs, above) to DollarPe: by email, or once with the DollarPe node, Webhook → Set URL. DollarPe has one address for your whole organization.',
				name: 'manualNotice',
				type: 'notice',
				default: '',
				displayOptions: { show: { registration: ['manual'] } },
			},
			{
				displayName:
					'Activating the workflow replaces the address that your organization has at DollarPe: it has only one. Deactivating cannot remove it.',
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
							"How many seconds an event's timestamp may lie from this machine's clock, from 1 to 86,400. Other events are refused, since somebody might have recorded them. Anything but such a number refuses every event.",
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
