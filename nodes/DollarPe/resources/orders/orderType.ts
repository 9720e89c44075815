import { SERVICES } from '../../../../dollarpe/environments';

/** Payouts or payins: in this their endpoints, which are twins, differ. */
export interface OrderType {
	/** In DollarPe's paths and names of fields. */
	value: 'payout' | 'payin';
	/** In the panel. */
	name: 'Payout' | 'Payin';
	/** Where its endpoints are. */
	path: string;
}

/** Crypto is sold for money in a bank account. */
export const PAYOUT: OrderType = {
	value: 'payout',
	name: 'Payout',
	path: `${SERVICES.pos}/payout`,
};

/** Crypto is bought for money from a bank account or UPI ID. */
export const PAYIN: OrderType = { value: 'payin', name: 'Payin', path: `${SERVICES.pis}/payin` };
