import { SERVICES } from '../../../../dollarpe/environments';
import { additionalFields, inBody } from '../fields';
import { data, type Operation } from '../operation';
import { toAmount } from '../values';

const paymentMethods = [
	{ name: 'IMPS', value: 'IMPS' },
	{ name: 'UPI', value: 'UPI' },
];

/**
 * POST /widget/initialize (DollarPe docs, API reference, Widget → Initialize, April 2026). `buy` is the only flow that
 * is documented; no refusals are.
 */
export const initialize: Operation = {
	name: 'Initialize',
	value: 'initialize',
	action: 'Initialize widget',
	description:
		'Get a link to the hosted page on which somebody signs in, does KYC and buys crypto. It is valid for 30 minutes.',
	routing: {
		request: {
			method: 'POST',
			url: `${SERVICES.widget}/initialize`,
			body: { flow_type: 'buy' },
		},
		output: data,
	},
	whenUncertain: 'A repeat does no harm: it only makes another link.',
	fields: [
		{
			displayName: 'Asset Code',
			name: 'assetCode',
			type: 'string',
			default: '',
			required: true,
			placeholder: 'e.g. USDT',
			description: 'The crypto that is bought',
			routing: inBody('asset_code'),
		},
		{
			displayName: 'Network Code',
			name: 'networkCode',
			type: 'string',
			default: '',
			required: true,
			placeholder: 'e.g. tron',
			description: 'The blockchain on which it is sent',
			routing: inBody('network_code'),
		},
		{
			displayName: 'Fiat Currency',
			name: 'fiatCurrency',
			type: 'string',
			default: '',
			required: true,
			placeholder: 'e.g. INR',
			description: 'The currency that is paid with',
			routing: inBody('fiat_currency'),
		},
		{
			displayName: 'Fiat Amount',
			name: 'fiatAmount',
			type: 'string',
			default: '',
			required: true,
			placeholder: 'e.g. 1000',
			description: 'What the user pays, in the fiat currency',
			routing: inBody('fiat_amount'),
			convert: toAmount,
		},
		{
			displayName: 'Payment Method',
			name: 'paymentMethod',
			type: 'options',
			options: paymentMethods,
			default: '',
			required: true,
			description: 'How the user pays; an expression may give another method',
			routing: inBody('payment_method'),
		},
		// Whether it is required is not known.
		additionalFields({
			displayName: 'Wallet Address',
			name: 'walletAddress',
			type: 'string',
			default: '',
			placeholder: 'e.g. TXqH4MnDw46f3yyrRwau3JF92Y1ie3pAXf',
			description: 'Where the crypto is sent. A wrong address loses it.',
			routing: inBody('wallet_address'),
		}),
	],
	sample: {
		widget_link: 'https://app.dollarpe.xyz/login?token=<JWT>&app_id=dollarpe&flow_type=buy',
	},
};
