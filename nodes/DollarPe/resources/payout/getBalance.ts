import { SERVICES } from '../../../../dollarpe/environments';
import { data, type Operation } from '../operation';

/** GET /payout/balance (DollarPe's demo app, autumn 2026). */
export const getBalance: Operation = {
	name: 'Get Balance',
	value: 'getBalance',
	action: 'Get payout balance',
	description:
		'Since autumn 2026 (Zapyd): get how much crypto is left of what was paid in beforehand, by asset. Prefunded payouts are paid from it.',
	routing: {
		request: { method: 'GET', url: `${SERVICES.pos}/payout/balance` },
		output: data,
	},
	fields: [],
	sample: { available_balance: { USDT: '15000.5' } },
};
