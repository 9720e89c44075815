import {
	NodeConnectionTypes,
	type IExecuteFunctions,
	type IHookFunctions,
	type INodeExecutionData,
	type INodeType,
	type INodeTypeDescription,
	type IWebhookFunctions,
	type IWebhookResponseData,
} from 'n8n-workflow';

import { DEFAULT_TOLERANCE_SECONDS, MAX_TOLERANCE_SECONDS } from '../../dollarpe/signing/webhook';
import { withDetails } from './details';
import { eventOptions } from './events';
import { receive } from './receive';
import { isRegistered, register, unregister } from './registration';
import { sampleProperties } from './samples';

const HOW_TO_TRY =
	'https://github.com/n8n-nodes-dollarpe/n8n-nodes-dollarpe/blob/main/docs/trigger.md#try-it';

/** No panel of n8n's says it, and a test that waits for DollarPe waits in vain. */
const TEST_MODE = `DollarPe sends its events to the production URL only. To see one here, pin a <b>Sample Event</b> (at the bottom of this panel), or send one to the test URL yourself: <a href="${HOW_TO_TRY}" target="_blank">how to</a>.`;

export class DollarPeTrigger implements INodeType {
	description: INodeTypeDescription = {
		displayName: 'DollarPe Trigger',
		name: 'dollarPeTrigger',
		icon: { light: 'file:../../icons/dollarpe.svg', dark: 'file:../../icons/dollarpe.dark.svg' },
		group: ['trigger'],
		// For version 1 alone, n8n evaluates an expression in each call, which costs more than the rest of it.
		version: [1, 1.1],
		defaultVersion: 1.1,
		subtitle: '={{ $parameter["events"].length + " events" }}',
		// n8n's list of nodes shows it for both nodes, which it makes one entry of.
		description:
			'Create and verify customers, run payouts and payins, or start a workflow on DollarPe events',
		defaults: { name: 'DollarPe Trigger' },
		inputs: [],
		outputs: [NodeConnectionTypes.Main],
		credentials: [{ name: 'dollarPeApi', required: true }],
		webhooks: [
			{ name: 'default', httpMethod: 'POST', responseMode: 'onReceived', path: 'webhook' },
		],
		eventTriggerDescription:
			'Waiting for an event at the test URL. DollarPe sends none there: send one yourself, or stop and pin a Sample Event.',
		triggerPanel: {
			header: 'Test with an event of your own',
			activationHint: {
				active:
					'DollarPe sends its events to the production URL only, and this workflow starts on them: see the <a data-key="executions">executions list</a>.',
				inactive:
					'DollarPe sends its events to the production URL only: <a data-key="activate">publish</a> this workflow (in n8n 1: activate it) to receive them.',
			},
			executionsHelp: {
				active: `<b>Test.</b> ${TEST_MODE}<br /> <br /> <b>Production.</b> Events from DollarPe start the workflow now. Their executions are in the <a data-key="executions">executions list</a>, not here.`,
				inactive: `<b>Test.</b> ${TEST_MODE}<br /> <br /> <b>Production.</b> Events from DollarPe start the workflow once it is published (in n8n 1: activated) and DollarPe knows its production URL. Their executions are in the executions list, not here.`,
			},
		},
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
					'PAYOUT.IN_REVIEW',
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
						description:
							'Publishing the workflow (in n8n 1: activating it) gives DollarPe the production URL',
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
					'Publishing the workflow (in n8n 1: activating it) replaces the address that DollarPe has for your organization: there is only one. Unpublishing (deactivating) does not remove it.',
				name: 'onActivationNotice',
				type: 'notice',
				default: '',
				displayOptions: { show: { registration: ['onActivation'] } },
			},
			{
				displayName: TEST_MODE,
				name: 'testNotice',
				type: 'notice',
				default: '',
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
						displayName: 'Include Details',
						name: 'includeDetails',
						type: 'boolean',
						default: false,
						description:
							'Whether to fetch the payout, payin or customer of the event from DollarPe and return it as details. It is fetched once, in at most 10 seconds, after DollarPe has been answered. If that fails, the workflow starts all the same, and detailsError says why. Bank accounts cannot be fetched, since their events lack the ID of the customer; nor can enhanced due diligence.',
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
			...sampleProperties,
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

	/** n8n calls it at the beginning of the execution that `webhook` has started. */
	async execute(this: IExecuteFunctions): Promise<INodeExecutionData[][]> {
		return await withDetails(this);
	}
}
