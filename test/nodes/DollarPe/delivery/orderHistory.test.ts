import { OrderHistory } from '../../../../nodes/DollarPe/delivery/existing/orderHistory';

const keys = { reference: 'client_reference_id', quotation: 'quotation_id' };
const body = (n: number) => ({ client_reference_id: `bill-${n}`, quotation_id: `q-${n}` });

describe('a history that was read for some items: what it was not read for may exist, and would be paid twice', () => {
	it('does not cover what is wanted only after it was read', () => {
		const wanted = new Set(['reference bill-1', 'quotation q-1']);
		const history = new OrderHistory(keys, wanted);
		history.add({ id: '2', ...body(2) });
		wanted.add('reference bill-2').add('quotation q-2');
		expect(history.covers(body(1))).toBe(true);
		expect(history.covers(body(2))).toBe(false);
		expect(history.find(body(2))).toEqual([]);
	});

	it('finds what it was read for by either key, once', () => {
		const history = new OrderHistory(keys, new Set(['reference bill-1', 'quotation q-1']));
		history.add({ id: '1', ...body(1) });
		history.add({ id: '2', ...body(2) });
		expect(history.find(body(1)).map(({ id }) => id)).toEqual(['1']);
		expect(history.find({ ...body(3), quotation_id: 'q-1' }).map(({ id }) => id)).toEqual(['1']);
	});
});
