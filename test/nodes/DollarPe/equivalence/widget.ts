import type { ResourceCases } from './cases';

const buying = {
	assetCode: 'USDT',
	networkCode: 'tron',
	fiatCurrency: 'INR',
	fiatAmount: '={{ "1250.5" + $itemIndex }}',
	paymentMethod: 'IMPS',
};

export const widget: ResourceCases = {
	initialize: {
		parameters: [
			buying,
			{ ...buying, additionalFields: { walletAddress: 'TXqH4MnDw46f3yyrRwau3JF92Y1ie3pAXf' } },
		],
	},
};
