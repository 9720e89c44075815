import { SERVICES } from '../../../../dollarpe/environments';
import { additionalFields, inBody } from '../fields';
import { loadedChoice } from '../loadedChoice';
import { data, type Operation } from '../operation';
import { toAmount } from '../values/values';

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
		loadedChoice('getAssets', ['&fiatCurrency'], {
			displayName: 'Asset Code',
			name: 'assetCode',
			required: true,
			description: 'The crypto that is bought; an expression may give any text',
			routing: inBody('asset_code'),
		}),
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
		loadedChoice('getFiats', [], {
			displayName: 'Fiat Currency',
			name: 'fiatCurrency',
			required: true,
			description: 'The currency that is paid with; an expression may give any text',
			routing: inBody('fiat_currency'),
		}),
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
		loadedChoice('getPaymentMethods', ['&fiatCurrency', '&assetCode'], {
			displayName: 'Payment Method',
			name: 'paymentMethod',
			required: true,
			description: 'How the user pays; an expression may give any text',
			routing: inBody('payment_method'),
		}),
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
